namespace SessionboardMcp.Sandbox.Access;

/// <summary>
/// How many records a token may create in a day: sessions by one request or in bulk, and settings. When a day begins is not published; here
/// with the first record in it.
/// </summary>
internal sealed class CreateQuota(int limit, TimeProvider time)
{
    private readonly RateLimiter _days = new(limit, TimeSpan.FromDays(1), time);

    /// <summary>Counts records that are about to be made: all of them or none.</summary>
    /// <returns>Null where they fit, else the seconds until the next day.</returns>
    public int? Take(string token, int count)
    {
        var turn = _days.Take(token, "creates", count);
        return turn.Allowed ? null : turn.ResetSeconds;
    }
}
