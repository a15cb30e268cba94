using SessionboardMcp.Api.Agenda;

namespace SessionboardMcp.Core.Agenda.Asked;

/// <summary>What a plan does to the place that a session has in a draft: what counts, rows and sentences go by. The planner's own bound counts moves in the same way.</summary>
internal enum PlannedChange
{
    /// <summary>It is where it was, to the second.</summary>
    Same,

    /// <summary>It had no place: a room alone, or a time without an end, is none.</summary>
    New,

    /// <summary>It keeps its time, and gets the room that it lacked: nothing that was set is another.</summary>
    Completed,

    /// <summary>Its time or its room is another one now.</summary>
    Moved,
}

/// <summary>Tells what a plan does to a place.</summary>
internal static class PlannedChanges
{
    /// <summary>The longest time that is one: what is longer is a slip of somebody's, and takes up no time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Whether these are a time, so that who has them has a place.</summary>
    public static bool IsTime(DateTimeOffset? startsAt, DateTimeOffset? endsAt) => startsAt < endsAt && endsAt - startsAt <= Longest;

    /// <summary>What becomes of a session's place.</summary>
    /// <param name="place">Where it is planned.</param>
    /// <param name="now">Where the draft has it; null where nowhere.</param>
    public static PlannedChange Of(AgendaPlace place, DraftPlacement? now) =>
        now is null || !IsTime(now.StartsAt, now.EndsAt) ? PlannedChange.New
        : now.StartsAt != place.StartsAt || now.EndsAt != place.EndsAt ? PlannedChange.Moved
        : string.Equals(now.RoomId, place.RoomId, StringComparison.OrdinalIgnoreCase) ? PlannedChange.Same
        : now.RoomId is null ? PlannedChange.Completed
        : PlannedChange.Moved;
}
