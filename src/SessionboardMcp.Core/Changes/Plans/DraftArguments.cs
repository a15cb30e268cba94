using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>The arguments by which drafts of the agenda are made and changed.</summary>
internal static class DraftArguments
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxName = ToolInput.LongestName;

    /// <summary>The most characters of a description.</summary>
    public const int MaxDescription = 5_000;

    /// <summary>The draft to change.</summary>
    public static readonly ToolInput Id = ToolInput.Text("draft_id", "Id or exact name.", "After the programme meeting") with { IsRequired = true, Max = 500 };

    /// <summary>Its name.</summary>
    public static readonly ToolInput Name = ToolInput.Text("name", "Its name.", "Plan B") with { Max = 1_000 };

    /// <summary>What it is for.</summary>
    public static readonly ToolInput Description = ToolInput.Text("description", "What it is for.", "Keynotes at nine.") with { Max = MaxDescription };
}
