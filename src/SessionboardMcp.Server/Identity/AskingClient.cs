namespace SessionboardMcp.Server.Identity;

/// <summary>What the transport knows of the client of one request.</summary>
internal sealed class AskingClient
{
    /// <summary>Whether it called itself ChatGPT when it began.</summary>
    public bool IsChatGpt { get; set; }
}
