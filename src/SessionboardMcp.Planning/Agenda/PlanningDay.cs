namespace SessionboardMcp.Planning.Agenda;

/// <summary>One day of the event, in its local time.</summary>
/// <param name="Date">Its date.</param>
/// <param name="From">When the first session may start.</param>
/// <param name="To">When the last session has to be over; 00:00 is the end of the day.</param>
/// <param name="Breaks">When nothing runs. Behind a break the slots begin anew.</param>
public sealed record PlanningDay(DateOnly Date, TimeOnly From, TimeOnly To, IReadOnlyList<PlanningBreak> Breaks);

/// <summary>A time in which nothing runs, in local time.</summary>
/// <param name="From">Its start.</param>
/// <param name="To">Its end; 00:00 is the end of the day.</param>
public sealed record PlanningBreak(TimeOnly From, TimeOnly To);
