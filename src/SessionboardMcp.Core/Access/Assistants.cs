namespace SessionboardMcp.Core.Access;

/// <summary>Which assistant a name means, where something here depends on it.</summary>
public static class Assistants
{
    /// <summary>ChatGPT, as <see cref="Caller.Client"/> names it.</summary>
    public const string ChatGpt = "ChatGPT";

    // Seen in 2026-11: ChatGPT calls itself "openai-mcp" with a suffix or without; older connectors "ChatGPT".
    private static readonly string[] NamesOfChatGpt = ["chatgpt", "openai"];

    /// <summary>Whether a client that calls itself so in the protocol is ChatGPT. A name proves nothing: it decides what is listed, never what is allowed.</summary>
    public static bool IsChatGpt(string? name) =>
        name is not null && NamesOfChatGpt.Any(known => name.Contains(known, StringComparison.OrdinalIgnoreCase));
}
