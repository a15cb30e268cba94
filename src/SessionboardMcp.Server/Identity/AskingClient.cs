namespace SessionboardMcp.Server.Identity;

/// <summary>What the transport knows of the client of one request.</summary>
internal sealed class AskingClient
{
    /// <summary>Whether it called itself ChatGPT when it began.</summary>
    public bool IsChatGpt { get; set; }

    /// <summary>What it calls itself in this request; null where it does not (before 2026-07-28 it does only when it begins).</summary>
    public string? Name { get; set; }
}
