using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>The arguments by which sessions are made and changed.</summary>
internal static class SessionArguments
{
    /// <summary>The most characters of a title.</summary>
    public const int MaxTitle = ToolInput.LongestName;

    /// <summary>The most characters of a description, markup included.</summary>
    public const int MaxDescription = 20_000;

    private const string IdOrName = "Id or exact name.";

    /// <summary>The session to change.</summary>
    public static readonly ToolInput SessionId = ToolInput.Text("session_id", "Id, friendly id or exact title.", "DEV-12") with { IsRequired = true, Max = 500 };

    /// <summary>The title.</summary>
    public static readonly ToolInput Title = ToolInput.Text("title", "The title.", "Opening keynote") with { Max = 1_000 };

    /// <summary>The description.</summary>
    public static readonly ToolInput Description = ToolInput.Text("description", "All of it, text or simple HTML.", "How we moved to SQLite.") with { Max = MaxDescription };

    /// <summary>The part of the description to replace.</summary>
    public static readonly ToolInput Find = ToolInput.Text("description_find", "A part that is there exactly once, to replace.", "Postgres") with { Max = 5_000 };

    /// <summary>What to replace it with.</summary>
    public static readonly ToolInput Replace = ToolInput.Text("description_replace", "What it becomes.", "SQLite") with { Max = 5_000 };

    /// <summary>When it begins.</summary>
    public static readonly ToolInput StartsAt = ToolInput.Text("starts_at", "The event's own time without offset.", "2027-03-09T14:30") with { Max = 40 };

    /// <summary>When it ends.</summary>
    public static readonly ToolInput EndsAt = ToolInput.Text("ends_at", "Likewise.", "2027-03-09T15:15") with { Max = 40 };

    /// <summary>The room.</summary>
    public static readonly ToolInput Room = ToolInput.Text("room", IdOrName, "Hall A") with { Max = ToolInput.LongestName };

    /// <summary>The track.</summary>
    public static readonly ToolInput Track = ToolInput.Text("track", IdOrName, "Security") with { Max = ToolInput.LongestName };

    /// <summary>The format.</summary>
    public static readonly ToolInput Format = ToolInput.Text("format", IdOrName, "Workshop") with { Max = ToolInput.LongestName };

    /// <summary>The level.</summary>
    public static readonly ToolInput Level = ToolInput.Text("level", IdOrName, "Advanced") with { Max = ToolInput.LongestName };

    /// <summary>The language.</summary>
    public static readonly ToolInput Language = ToolInput.Text("language", IdOrName, "English") with { Max = ToolInput.LongestName };

    /// <summary>The tags of a new session.</summary>
    public static readonly ToolInput Tags = ToolInput.TextList("tags", "Ids or exact names.", "beginner") with { Max = 50 };

    /// <summary>Tags to add.</summary>
    public static readonly ToolInput AddTags = ToolInput.TextList("add_tags", "Ids or exact names.", "beginner") with { Max = 50 };

    /// <summary>Tags to take away.</summary>
    public static readonly ToolInput RemoveTags = ToolInput.TextList("remove_tags", "Ids or exact names.", "beginner") with { Max = 50 };

    /// <summary>How many people may take part.</summary>
    public static readonly ToolInput Capacity = ToolInput.Integer("capacity", "People.", 120) with { Min = 0, Max = 1_000_000, TellsBounds = false };

    /// <summary>The core status.</summary>
    public static readonly ToolInput Status = ToolInput.Text("status", "accepted, accept_queue, pending, decline_queue or declined.", "accepted") with { Max = 40 };

    /// <summary>Whether the public sees it.</summary>
    public static readonly ToolInput IsPublic = ToolInput.Truth("is_public", "Whether the public sees it.");

    /// <summary>What kind of session.</summary>
    public static readonly ToolInput Kind = ToolInput.Text("kind", "session, or abstract.", "session") with { Max = 20 };

    /// <summary>The session that a new one is a part of.</summary>
    public static readonly ToolInput Parent = ToolInput.Text("parent_session", "Id, friendly id or exact title of the session that it is a part of.", "DEV-12") with { Max = 500 };

    /// <summary>Custom fields.</summary>
    public static readonly ToolInput CustomFields = ToolInput.TextList("custom_fields", "Each as name=value.", "Room setup=Theatre") with { Max = 20 };
}
