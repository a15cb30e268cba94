using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Agenda.Asked;

/// <summary>The arguments that say when and where sessions may be, and by which rules.</summary>
internal static class AgendaArguments
{
    /// <summary>The most slots of all days together: what a search can hold.</summary>
    public const int MostSlots = 5_000;

    /// <summary>The days.</summary>
    public static readonly ToolInput Days = ToolInput.TextList("days", "Dates.", "2027-03-09", "2027-03-10") with { Max = 60 };

    /// <summary>The hours of each day.</summary>
    public static readonly ToolInput Hours = ToolInput.Text("hours", "Daily.", "09:00-18:00") with { Max = 40 };

    /// <summary>The rooms.</summary>
    public static readonly ToolInput Rooms = ToolInput.TextList("rooms", "Names.", "Main Hall", "Lab 1");

    /// <summary>Minutes from one possible start to the next.</summary>
    public static readonly ToolInput SlotMinutes = ToolInput.Integer("slot_minutes", "15.", 15) with { Min = 5, Max = 480, TellsBounds = false };

    /// <summary>Minutes between two sessions of a person.</summary>
    public static readonly ToolInput ChangeOver = ToolInput.Integer("change_over_minutes", "For a person.", 10) with { Min = 0, Max = 240, TellsBounds = false };

    /// <summary>The length that nothing else says.</summary>
    public static readonly ToolInput Minutes = ToolInput.Integer("minutes", "Default length.", 45) with { Min = 5, Max = 1440, TellsBounds = false };

    /// <summary>The rules.</summary>
    public static readonly ToolInput Rules = ToolInput.TextList(
        "rules", "Sentences; see list_planning_rules.", "Keynotes alone") with
    { Max = 100 };
}
