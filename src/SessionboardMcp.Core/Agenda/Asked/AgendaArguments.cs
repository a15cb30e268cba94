using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Agenda.Asked;

/// <summary>The arguments that say when and where sessions may be, and by which rules.</summary>
internal static class AgendaArguments
{
    /// <summary>The most slots of all days together: what a search can hold.</summary>
    public const int MostSlots = 5_000;

    /// <summary>The days.</summary>
    public static readonly ToolInput Days = ToolInput.TextList("days", "Dates; else those in use.", "2027-03-09", "2027-03-10") with { Max = 60 };

    /// <summary>The hours of each day.</summary>
    public static readonly ToolInput Hours = ToolInput.Text("hours", "Of each day.", "09:00-18:00") with { Max = 40 };

    /// <summary>The rooms.</summary>
    public static readonly ToolInput Rooms = ToolInput.TextList("rooms", "Else all.", "Main Hall", "Lab 1");

    /// <summary>Minutes from one possible start to the next.</summary>
    public static readonly ToolInput SlotMinutes = ToolInput.Integer("slot_minutes", "Else 15.", 15) with { Min = 5, Max = 480 };

    /// <summary>Minutes between two sessions of a person.</summary>
    public static readonly ToolInput ChangeOver = ToolInput.Integer("change_over_minutes", "Between a person's sessions.", 10) with { Min = 0, Max = 240 };

    /// <summary>The length that nothing else says.</summary>
    public static readonly ToolInput Minutes = ToolInput.Integer("minutes", "Length where no place or rule tells it.", 45) with { Min = 5, Max = 1440 };

    /// <summary>The rules.</summary>
    public static readonly ToolInput Rules = ToolInput.TextList(
        "rules", "Sentences such as \"Ada Lovelace not on Friday\", \"no two Security at once\", \"wish 3: Keynotes at 9:00\". A wrong one lists all forms.", "Keynotes alone") with
    { Max = 100 };
}
