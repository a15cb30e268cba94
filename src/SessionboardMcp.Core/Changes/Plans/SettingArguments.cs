using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>The arguments by which settings of an event are made and changed.</summary>
internal static class SettingArguments
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxName = ToolInput.LongestName;

    private static readonly string[] Kinds = ["track", "room", "tag", "format", "level", "language"];

    /// <summary>The kind of setting.</summary>
    public static readonly ToolInput Kind = ToolInput.Text("kind", $"{string.Join(", ", Kinds[..^1])} or {Kinds[^1]}.", "track") with { IsRequired = true, Max = 20 };

    /// <summary>The setting to change.</summary>
    public static readonly ToolInput Setting = ToolInput.Text("setting", "Id or exact name.", "Security") with { IsRequired = true, Max = 500 };

    /// <summary>The name.</summary>
    public static readonly ToolInput Name = ToolInput.Text("name", "Its name.", "AI") with { Max = 1_000 };

    /// <summary>How many people a room holds.</summary>
    public static readonly ToolInput Capacity = ToolInput.Integer("capacity", "People; rooms only.", 120) with { Min = 0, Max = 1_000_000, TellsBounds = false };

    /// <summary>The colour of a track.</summary>
    public static readonly ToolInput Color = ToolInput.Text("color", "As #rrggbb; tracks only.", "#3366ff") with { Max = 20 };

    /// <summary>The kind that a call names.</summary>
    /// <exception cref="InvalidArgumentException">It names none that can be made.</exception>
    public static RecordKind KindOf(ToolArguments arguments)
    {
        var wanted = arguments.RequiredText(Kind.Name);
        if (Choice.Find(wanted, ["status", "statuses"]) is not null)
            throw new InvalidArgumentException("Argument `kind`: statuses are made in Sessionboard, as its API cannot send the category that each one needs.");
        return Enum.Parse<RecordKind>(Choice.Of(Kind.Name, wanted, Kinds)!, ignoreCase: true);
    }
}
