namespace SessionboardMcp.Core.Requests;

/// <summary>The revisions of MCP that a client can ask for by <c>initialize</c> (MCP 2025-11-25, lifecycle; state of 2026-11-28).</summary>
internal static class ProtocolRevisions
{
    /// <summary>The newest of them. 2026-07-28 has no <c>initialize</c>: there each request names its revision.</summary>
    public const string NewestByInitialize = "2025-11-25";

    private static readonly string[] ByInitialize = ["2024-11-05", "2025-03-26", "2025-06-18", NewestByInitialize];

    private const string Newest = "2026-07-28";

    /// <summary>Whether it is a revision that there is.</summary>
    public static bool IsKnown(string revision) => revision == Newest || IsForInitialize(revision);

    /// <summary>Whether a client may ask for it by <c>initialize</c>.</summary>
    public static bool IsForInitialize(string revision) => ByInitialize.Contains(revision, StringComparer.Ordinal);
}
