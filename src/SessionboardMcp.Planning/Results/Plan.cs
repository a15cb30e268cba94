using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Results;

/// <summary>What came out.</summary>
public enum PlanStatus
{
    /// <summary>There is a plan. It may leave sessions without a place.</summary>
    Planned,

    /// <summary>There is none, as sessions have no length: ask for it, or for a rule such as "Workshop 90 minutes".</summary>
    LengthsMissing,

    /// <summary>There is none, as rules that always hold contradict each other: see <see cref="Plan.Clash"/>.</summary>
    Clash,

    /// <summary>There is none yet: the time was over before it was known whether the rules can hold together.</summary>
    OutOfTime,
}

/// <summary>A plan, or why there is none. Every rule that always holds does, and nobody and no room is in two sessions at once.</summary>
/// <param name="Status">Whether there is one.</param>
public sealed record Plan(PlanStatus Status)
{
    /// <summary>Every session that has a place, in the order of time; those that are fixed too.</summary>
    public IReadOnlyList<PlannedSession> Placements { get; init; } = [];

    /// <summary>Every session that has none, and why.</summary>
    public IReadOnlyList<UnplacedSession> Unplaced { get; init; } = [];

    /// <summary>How many sessions have another time or room than the one that they had: see <see cref="PlacementChange.Moved"/>.</summary>
    public int Moved => Placements.Count(placement => placement.Change == PlacementChange.Moved);

    /// <summary>How far from the best possible plan this is.</summary>
    public PlanBounds Bounds { get; init; } = PlanBounds.None;

    /// <summary>What is fulfilled of each wish.</summary>
    public IReadOnlyList<WishResult> Wishes { get; init; } = [];

    /// <summary>What was there before and cannot be helped, as none of the sessions may move, in words.</summary>
    public IReadOnlyList<string> StandingConflicts { get; init; } = [];

    /// <summary>The rules that contradict each other.</summary>
    public Clash? Clash { get; init; }

    /// <summary>Sessions whose length nobody told.</summary>
    public IReadOnlyList<SessionToPlan> LengthsMissing { get; init; } = [];

    /// <summary>Whether somebody ended the search; the plan is the best until then.</summary>
    public bool WasStopped { get; init; }
}

/// <summary>What became of a session's place.</summary>
public enum PlacementChange
{
    /// <summary>It is where it was.</summary>
    Same,

    /// <summary>It had none: no time, that is, as a room alone is no place.</summary>
    New,

    /// <summary>It had a time and no room, keeps the time, and has a room now: nothing that was set is another.</summary>
    Completed,

    /// <summary>Time or room that it had is another now. This is what "moved" means everywhere.</summary>
    Moved,
}

/// <summary>A session and its place.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="StartsAt">Its start, in the event's zone.</param>
/// <param name="EndsAt">Its end, in the event's zone.</param>
/// <param name="Room">The id of its room; null only of a session that is fixed without one.</param>
/// <param name="Change">What became of the place that it had.</param>
public sealed record PlannedSession(string SessionId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Room, PlacementChange Change);

/// <summary>A session without a place.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="IsProven">Whether it is certain that no plan places more; else it may be that the time was too short.</param>
public sealed record UnplacedSession(string SessionId, string Reason, bool IsProven);

/// <summary>What became of a wish.</summary>
/// <param name="Rule">The wish.</param>
/// <param name="Fulfilled">How often it is fulfilled: once for each session, person and day that it is about.</param>
/// <param name="Of">How often it could be.</param>
public sealed record WishResult(Rule Rule, int Fulfilled, int Of);

/// <summary>Rules that cannot all hold. Without any one of them the others could, as far as <see cref="IsSmallest"/> says.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Fixed">Sessions that are fixed, and could not be.</param>
/// <param name="Words">The same in words.</param>
/// <param name="IsSmallest">False where the time was too short to make the set as small as can be.</param>
public sealed record Clash(IReadOnlyList<Rule> Rules, IReadOnlyList<SessionToPlan> Fixed, string Words, bool IsSmallest);
