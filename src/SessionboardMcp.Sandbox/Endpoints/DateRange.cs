using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>A span of time, both ends excluded: "before" and "after" are taken at their word.</summary>
internal readonly record struct DateRange(DateTimeOffset? After, DateTimeOffset? Before)
{
    /// <summary>Reads a filter; null is no bound.</summary>
    /// <exception cref="RequestRefusedException">A bound is no date-time.</exception>
    public static DateRange Of(DateRangeBody? body, string name) =>
        new(Bound(body?.After, name + ".after"), Bound(body?.Before, name + ".before"));

    /// <summary>Whether it has any bound.</summary>
    public bool IsBound => After is not null || Before is not null;

    /// <summary>Whether the time is inside.</summary>
    public bool Holds(DateTimeOffset time) => !(time <= After) && !(time >= Before);

    private static DateTimeOffset? Bound(string? text, string name)
    {
        if (text is null)
            return null;
        return Rfc3339.TryParse(text, out var time)
            ? time
            : throw RequestRefusedException.BadRequest($"filters.{name} must be a date-time such as 2026-05-01T00:00:00Z.");
    }
}
