namespace SessionboardMcp.Sandbox.Faults;

/// <summary>One thing that goes wrong, and for which requests.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>How long it takes, for the kinds that take time, on the sandbox's clock; zero or longer.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>
    /// Whether the request is carried out before it goes wrong, so that a write was made of which its caller learns nothing. An answer that is
    /// altered is always of such a request.
    /// </summary>
    public bool StrikesAfterwards { get; init; }

    /// <summary>The method, such as <c>POST</c>; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>What the path begins with, such as <c>/v1/event/3960/sessions</c>; null for any.</summary>
    public string? PathPrefix { get; init; }

    /// <summary>The whole route as the API's description writes it, such as <c>/v1/event/{eventId}/sessions</c>; null for any.</summary>
    public string? Route { get; init; }

    /// <summary>How many requests it strikes before it is over; 1 or more.</summary>
    public int Times { get; init; } = 1;

    internal bool Strikes(string method, string path, string? route) =>
        (Method is null || string.Equals(Method, method, StringComparison.OrdinalIgnoreCase))
        && (PathPrefix is null || path.StartsWith(PathPrefix, StringComparison.Ordinal))
        && (Route is null || string.Equals(Route, route, StringComparison.Ordinal));
}
