namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>
/// How ChatGPT is known by OAuth (state of 2026-11-28). Codex is another assistant on the same domain: it has its own documents and answers on
/// loopback. A registered name is not looked at: anybody may register any name.
/// </summary>
internal static class ChatGpt
{
    private const string Domain = "chatgpt.com";
    private const string Codex = "/codex/";

    /// <summary>Whether a client is ChatGPT: its code was sent there, or the domain vouches for its document.</summary>
    /// <param name="clientId">The client's identifier.</param>
    /// <param name="redirectHost">The host that the code was sent to; null where it is not known.</param>
    public static bool Is(string? clientId, string? redirectHost) =>
        redirectHost == Domain
        || (clientId is not null && ClientIdUrl.Parse(clientId) is { Host: Domain } document && !document.AbsolutePath.Contains(Codex, StringComparison.Ordinal));
}
