using System.Globalization;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Agenda.Asked;

/// <summary>The arguments that say when and where sessions may be, and by which rules.</summary>
internal static class AgendaArguments
{
    /// <summary>The most slots of all days together: what a search can hold.</summary>
    public const int MostSlots = 5_000;

    // What clients are told of numbers is short; that they are not too large is seen where they are read.
    private const int LongestSlot = 480, LongestChangeOver = 240, LongestSession = 1440;

    /// <summary>The days.</summary>
    public static readonly ToolInput Days = ToolInput.TextList("days", "Dates.", "2027-03-09", "2027-03-10") with { Max = 60 };

    /// <summary>The hours of each day.</summary>
    public static readonly ToolInput Hours = ToolInput.Text("hours", "Of each day.", "09:00-18:00") with { Max = 40 };

    /// <summary>The rooms.</summary>
    public static readonly ToolInput Rooms = ToolInput.TextList("rooms", "All if not given.", "Main Hall", "Lab 1");

    /// <summary>Minutes from one possible start to the next.</summary>
    public static readonly ToolInput SlotMinutes = ToolInput.Integer("slot_minutes", "15.", 15) with { Min = 5 };

    /// <summary>Minutes between two sessions of a person.</summary>
    public static readonly ToolInput ChangeOver = ToolInput.Integer("change_over_minutes", "For a person.", 10) with { Min = 0 };

    /// <summary>The length that nothing else says.</summary>
    public static readonly ToolInput Minutes = ToolInput.Integer("minutes", "Length where none is known.", 45) with { Min = 5 };

    /// <summary>The rules.</summary>
    public static readonly ToolInput Rules = ToolInput.TextList(
        "rules", "As list_planning_rules shows: Ada not on Friday; wish 3: Keynotes alone.", "Keynotes alone") with
    { Max = 100 };

    /// <summary>Sees that no number is larger than a plan can hold.</summary>
    /// <exception cref="InvalidArgumentException">One is.</exception>
    public static void Check(ToolArguments arguments)
    {
        foreach (var (input, most) in new[] { (SlotMinutes, LongestSlot), (ChangeOver, LongestChangeOver), (Minutes, LongestSession) })
        {
            if (arguments.Integer(input.Name) > most)
                throw InvalidArgumentException.For(input, string.Create(CultureInfo.InvariantCulture, $"must be at most {most}"));
        }
    }
}
