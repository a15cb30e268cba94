namespace SessionboardMcp.Planning.Agenda;

/// <summary>
/// When sessions may start. Hours are the local time of the event; lengths are real time, so that a session over the night in which the
/// clock is put forward ends an hour later by the clock.
/// </summary>
/// <param name="Zone">The event's time zone.</param>
/// <param name="Days">Its days, each once.</param>
/// <param name="SlotMinutes">Minutes from one possible start to the next, from the start of the day or the end of a break: 1 to 480.</param>
/// <param name="ChangeOverMinutes">Minutes that a person has at least between two sessions, whatever their rooms: 0 to 240.</param>
public sealed record PlanningGrid(TimeZoneInfo Zone, IReadOnlyList<PlanningDay> Days, int SlotMinutes, int ChangeOverMinutes = 0)
{
    /// <summary>The same hours and breaks on every day.</summary>
    public static PlanningGrid Of(
        TimeZoneInfo zone, IEnumerable<DateOnly> days, TimeOnly from, TimeOnly to, int slotMinutes, int changeOverMinutes = 0, params IReadOnlyList<PlanningBreak> breaks) =>
        new(zone, [.. days.Distinct().Order().Select(day => new PlanningDay(day, from, to, breaks))], slotMinutes, changeOverMinutes);
}
