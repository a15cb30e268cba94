using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Sandbox.Variations;

/// <summary>
/// What nobody outside can check at Sessionboard, and so may be one way or the other. The defaults are what its API's description says;
/// each of the others was read elsewhere (its help centre, third parties), and a client has to survive it.
/// </summary>
public sealed record SandboxVariations
{
    /// <summary>Whether answers tell the limits of requests (<c>RateLimit-*</c>, and <c>Retry-After</c> on a 429).</summary>
    public bool TellsRateLimits { get; init; } = true;

    /// <summary>Under which paths an event's schema is; a third, <c>/v1/insights/event/{eventId}/schema</c>, is documented too.</summary>
    public IReadOnlyList<string> EventSchemaPaths { get; init; } = ["/v1/insights/events/{eventId}/schema", "/v1/event/{eventId}/insights/schema"];

    /// <summary>Whether the organization masks names (<c>j*** d***</c>), whoever asks.</summary>
    public bool MasksNames { get; init; }

    /// <summary>Whether every pagination is in snake case (<c>total_results</c>).</summary>
    public bool HasSnakeCasePagination { get; init; }

    /// <summary>Whether <c>error</c> of an error's body is the name of a class (<c>TooManyRequestsError</c>) and only <c>message</c> a sentence.</summary>
    public bool NamesErrorClasses { get; init; }

    /// <summary>What is assumed of writes.</summary>
    public WriteRules Writes { get; init; } = new();

    /// <summary>Whether answers have to be written anew.</summary>
    internal bool ChangesAnswers => !TellsRateLimits || MasksNames || HasSnakeCasePagination || NamesErrorClasses;
}
