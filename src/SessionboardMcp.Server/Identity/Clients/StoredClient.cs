namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>A stored client, as far as it matters for whether to keep it.</summary>
/// <param name="Id">The id of its row.</param>
/// <param name="Seen">When it was registered or last began a sign-in.</param>
/// <param name="IsUsed">Whether somebody was ever connected with it.</param>
internal sealed record StoredClient(string Id, DateTimeOffset Seen, bool IsUsed);
