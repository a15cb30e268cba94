namespace SessionboardMcp.Core.Answers;

/// <summary>How an answer came about, so that a person can check it.</summary>
internal sealed record Receipt
{
    /// <summary>Where the answer comes from: the Sessionboard host, or the sandbox with its invented data.</summary>
    public required string Source { get; init; }

    /// <summary>The event or events asked about; null where the answer is about the organization.</summary>
    public string? Event { get; init; }

    /// <summary>The query that was sent, as it was sent; null where none was.</summary>
    public string? Query { get; init; }

    /// <summary>When Sessionboard gave the data (UTC).</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether personal data is masked.</summary>
    public required bool Masked { get; init; }

    /// <summary>What is left of the budget that this answer drew on; null where none is known.</summary>
    public Budget? Budget { get; init; }

    /// <summary>How many requests a check spared that Sessionboard would have refused.</summary>
    public int RequestsSpared { get; init; }

    /// <summary>What to keep in mind when reading the answer.</summary>
    public IReadOnlyList<string> Caveats { get; init; } = [];
}

/// <summary>What is left of a rate limit.</summary>
/// <param name="Category">Sessionboard's category, such as <c>insights</c>.</param>
/// <param name="Remaining">Requests left in the window.</param>
/// <param name="ResetsInSeconds">Seconds until the window starts anew.</param>
internal sealed record Budget(string Category, int Remaining, int ResetsInSeconds);
