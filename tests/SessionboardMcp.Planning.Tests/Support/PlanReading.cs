using SessionboardMcp.Planning.Results;

namespace SessionboardMcp.Planning.Tests.Support;

/// <summary>Reads plans as tests look at them.</summary>
internal static class PlanReading
{
    /// <summary>Where a session is, such as "1 09:00 hall"; null where it has no place.</summary>
    public static string? Of(this Plan plan, string session) => plan.Placements.Where(placement => placement.SessionId == session)
        .Select(placement => $"{DateOnly.FromDateTime(placement.StartsAt.DateTime).DayNumber - Conference.Tuesday.DayNumber + 1} {placement.StartsAt:HH:mm} {placement.Room}").SingleOrDefault();

    public static string Why(this Plan plan, string session) => plan.Unplaced.Single(unplaced => unplaced.SessionId == session).Reason;
}
