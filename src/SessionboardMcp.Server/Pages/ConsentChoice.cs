namespace SessionboardMcp.Server.Pages;

/// <summary>What the person chose.</summary>
/// <param name="Scopes">The scopes.</param>
/// <param name="Region">The region.</param>
/// <param name="ShowsPersonalData">Whether personal data is shown.</param>
/// <param name="Label">A name for the connection; null for none.</param>
internal sealed record ConsentChoice(IReadOnlySet<string> Scopes, string Region, bool ShowsPersonalData, string? Label);
