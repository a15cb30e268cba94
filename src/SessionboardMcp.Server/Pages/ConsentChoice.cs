namespace SessionboardMcp.Server.Pages;

/// <summary>What the person chose.</summary>
/// <param name="Scopes">The scopes.</param>
/// <param name="Region">The region.</param>
/// <param name="ShowsPersonalData">Whether personal data is shown.</param>
/// <param name="AsksForEveryChange">Whether the person sees every change before it is made.</param>
/// <param name="Label">A name for the connection; null for none.</param>
internal sealed record ConsentChoice(IReadOnlySet<string> Scopes, string Region, bool ShowsPersonalData, bool AsksForEveryChange, string? Label);
