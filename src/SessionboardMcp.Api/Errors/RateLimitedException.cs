using SessionboardMcp.Api.Limits;

namespace SessionboardMcp.Api.Errors;

/// <summary>The budget of a category is spent (429), and it does not come back soon enough to wait for it.</summary>
public sealed class RateLimitedException : SessionboardException
{
    internal RateLimitedException(
        string operation, RateLimitCategory? category, DateTimeOffset resetsAt, bool isResetTold, TimeSpan? retryAfter, string message)
        : base(operation, 429, message)
    {
        Category = category;
        ResetsAt = resetsAt;
        IsResetTold = isResetTold;
        RetryAfter = retryAfter;
    }

    /// <summary>The spent budget; null for an operation that is documented as not limited.</summary>
    public RateLimitCategory? Category { get; }

    /// <summary>
    /// When to try again, in UTC. Where Sessionboard did not say, the end of a whole window (15 minutes) from now.
    /// </summary>
    public DateTimeOffset ResetsAt { get; }

    /// <summary>Whether Sessionboard itself said when; where not, <see cref="ResetsAt"/> is no fact to be told to people.</summary>
    public bool IsResetTold { get; }

    /// <summary>What <c>Retry-After</c> said, never negative.</summary>
    internal TimeSpan? RetryAfter { get; }
}
