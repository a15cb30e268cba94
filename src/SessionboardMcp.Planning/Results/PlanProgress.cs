namespace SessionboardMcp.Planning.Results;

/// <summary>What is looked for at the moment.</summary>
public enum PlanPhase
{
    /// <summary>Whether the rules can hold together.</summary>
    Checking,

    /// <summary>A place for as many sessions as possible.</summary>
    Placing,

    /// <summary>As few moves as possible.</summary>
    Staying,

    /// <summary>As many wishes as possible.</summary>
    Wishing,

    /// <summary>Why some sessions have no place.</summary>
    Explaining,
}

/// <summary>How far the search is. It comes from the threads that search: whoever gets it is quick about it.</summary>
/// <param name="Phase">What is looked for.</param>
/// <param name="Placed">How many sessions have a place in the best plan so far.</param>
/// <param name="Sessions">How many sessions there are to place.</param>
/// <param name="Value">What the phase counts, in the best plan so far: sessions placed, the weight of wishes or, where staying counts, sessions that moved or lost their place.</param>
/// <param name="Bound">What it could be at most (moves: at least), as far as is known.</param>
public sealed record PlanProgress(PlanPhase Phase, int Placed, int Sessions, long Value, long Bound);
