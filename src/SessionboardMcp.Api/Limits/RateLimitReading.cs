namespace SessionboardMcp.Api.Limits;

/// <summary>What the <c>RateLimit-*</c> headers last said of one credential and category.</summary>
/// <param name="Limit">Requests allowed in the window.</param>
/// <param name="Remaining">Requests left; the whole limit again once <paramref name="ResetsAt"/> has passed.</param>
/// <param name="ResetsAt">When the window ends (or ended), in UTC.</param>
public sealed record RateLimitReading(int Limit, int Remaining, DateTimeOffset ResetsAt);
