namespace SessionboardMcp.Planning.Results;

/// <summary>How long and how to look for a plan.</summary>
public sealed record PlanOptions
{
    /// <summary>How many seconds to take at most: 1 to 600. Of no meaning where <see cref="Steps"/> is given.</summary>
    public double Seconds { get; init; } = 20;

    /// <summary>
    /// How many steps to take at most instead of a time: with the same input, rules, seed and steps comes the same plan, on whatever machine. A
    /// step is about a tenth of a second.
    /// </summary>
    public int? Steps { get; init; }

    /// <summary>Where chance begins.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many threads look, 1 to 64; null takes those that the machine has, eight at most. With <see cref="Steps"/> it is one.</summary>
    public int? Workers { get; init; }

    /// <summary>
    /// The best plan so far, to go on from: what a call before returned in <see cref="Plan.Placements"/>. No worse one comes back while input
    /// and rules are the same; where they changed, what of it is still possible is where the search starts.
    /// </summary>
    public IReadOnlyList<PlannedSession> GoOnFrom { get; init; } = [];

    /// <summary>Says what is wrong with the options; null where nothing is.</summary>
    public string? Fault() =>
        Steps is null && Seconds is not (> 0 and <= 600) ? "The search takes up to 600 seconds."
        : Steps is < 1 or > 100_000 ? "The search takes 1 to 100,000 steps."
        : Workers is < 1 or > 64 ? "There are 1 to 64 workers."
        : null;
}
