namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>What the consent page can tell about a client. A logo is never fetched and never shown: it proves nothing.</summary>
/// <param name="ClientId">Its identifier.</param>
/// <param name="Name">The name that it gives itself, safe to show as text.</param>
/// <param name="VerifiedDomain">The domain that vouches for the name; null where nobody does.</param>
/// <param name="Source">How it came to be known.</param>
internal sealed record RegisteredClient(string ClientId, string Name, string? VerifiedDomain, ClientSource Source);
