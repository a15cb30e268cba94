namespace SessionboardMcp.Core.Changes;

/// <summary>What people call records whose kind has several words: see <see cref="RecordChange.Noun"/>.</summary>
internal static class RecordNouns
{
    /// <summary>A part of a session.</summary>
    public const string Part = "sub-session";

    /// <summary>What a draft places, and the event's list does not have.</summary>
    public const string Unlisted = "unlisted session";

    /// <summary>Whether the search of sessions shows it, so that what became of it can be looked up.</summary>
    public static bool IsListed(RecordChange record) => record.Noun is not (Part or Unlisted);
}
