using SessionboardMcp.Api.Limits;

namespace SessionboardMcp.Api.Errors;

/// <summary>One of several who share a credential's budget has used up its share of it. Nothing was sent.</summary>
public sealed class BudgetShareException : SessionboardException
{
    internal BudgetShareException(string operation, RateLimitCategory category, int share, int limit, int callers, DateTimeOffset resetsAt)
        : base(operation, null, $"{callers} callers share {limit} requests, and this one has used its share of {share}.") =>
        (Category, Share, Limit, Callers, ResetsAt) = (category, share, limit, callers, resetsAt);

    /// <summary>The budget.</summary>
    public RateLimitCategory Category { get; }

    /// <summary>The requests that are this caller's for sure in 15 minutes.</summary>
    public int Share { get; }

    /// <summary>The requests of all together.</summary>
    public int Limit { get; }

    /// <summary>How many used the budget within half an hour, this one among them.</summary>
    public int Callers { get; }

    /// <summary>When the 15 minutes end and this caller may go on, in UTC.</summary>
    public DateTimeOffset ResetsAt { get; }
}
