namespace SessionboardMcp.Api.Limits;

/// <summary>Whose calls spend a budget that several share behind one credential.</summary>
/// <param name="Name">Tells one from another, within this process; never sent, logged or measured.</param>
/// <param name="KeepsRoom">
/// Whether a tenth is kept for somebody who comes later: where others can, and not where one person works alone most of the time, with clients that name
/// themselves.
/// </param>
public sealed record BudgetPayer(string Name, bool KeepsRoom);
