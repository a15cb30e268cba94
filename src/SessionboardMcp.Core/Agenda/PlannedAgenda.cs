namespace SessionboardMcp.Core.Agenda;

/// <summary>What came out.</summary>
public enum PlanOutcome
{
    /// <summary>There is a plan. It may leave sessions without a place.</summary>
    Planned,

    /// <summary>There is none, as nobody told how long some sessions are.</summary>
    LengthsMissing,

    /// <summary>There is none, as rules contradict each other.</summary>
    Clash,

    /// <summary>There is none yet: the time was over before it was known whether the rules can hold together.</summary>
    OutOfTime,
}

/// <summary>A plan, or why there is none.</summary>
/// <param name="Outcome">Whether there is one.</param>
public sealed record PlannedAgenda(PlanOutcome Outcome)
{
    /// <summary>Every session that has a place, in order of time; those that are fixed too.</summary>
    public IReadOnlyList<PlannedPlace> Places { get; init; } = [];

    /// <summary>Every session that has none, and why.</summary>
    public IReadOnlyList<UnplacedSession> Unplaced { get; init; } = [];

    /// <summary>How far from the best possible plan it is, in words.</summary>
    public string Bound { get; init; } = "";

    /// <summary>Whether it is proven that no plan is better.</summary>
    public bool IsBest { get; init; }

    /// <summary>What is fulfilled of each wish, a sentence each.</summary>
    public IReadOnlyList<string> Wishes { get; init; } = [];

    /// <summary>What fixed sessions do to each other, a sentence each.</summary>
    public IReadOnlyList<string> Standing { get; init; } = [];

    /// <summary>Which rules contradict each other, in words.</summary>
    public string? Clash { get; init; }

    /// <summary>The ids of the sessions whose length nobody told.</summary>
    public IReadOnlyList<string> LengthsMissing { get; init; } = [];
}

/// <summary>Where a session is planned.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Place">Its place.</param>
public sealed record PlannedPlace(string SessionId, AgendaPlace Place);

/// <summary>A session without a place.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="IsProven">Whether it is certain that no plan places more.</param>
public sealed record UnplacedSession(string SessionId, string Reason, bool IsProven);

/// <summary>A rule as it was understood, or why it was not.</summary>
/// <param name="Text">The rule as it was written.</param>
/// <param name="Words">The same, read back; null where it was not understood.</param>
/// <param name="Fault">Tells what was not understood, with the nearest right form, which takes a search; null where it was.</param>
/// <param name="Weight">For a wish how much it counts.</param>
public sealed record AgendaRule(string Text, string? Words, Func<string>? Fault, int? Weight)
{
    /// <summary>What was not understood; null where it was. Only what is told to somebody is asked for.</summary>
    public string? Error => Fault?.Invoke();
}

/// <summary>A form in which rules are written.</summary>
/// <param name="Form">The form, names in capitals.</param>
/// <param name="Example">An example.</param>
/// <param name="Meaning">What it asks for.</param>
public sealed record AgendaRuleForm(string Form, string Example, string Meaning);

/// <summary>How far a search is.</summary>
/// <param name="Words">The same in words.</param>
public sealed record PlanStep(string Words);
