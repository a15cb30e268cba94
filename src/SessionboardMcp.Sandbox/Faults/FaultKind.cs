namespace SessionboardMcp.Sandbox.Faults;

/// <summary>What can go wrong with an answer.</summary>
public enum FaultKind
{
    /// <summary>The right answer, late by <see cref="Fault.Duration"/>.</summary>
    Latency,

    /// <summary>429 with <c>Retry-After</c> in whole seconds of <see cref="Fault.Duration"/>.</summary>
    TooManyRequests,

    /// <summary>500 with the usual error body.</summary>
    ServerError,

    /// <summary>502 with an HTML page, as a proxy in between answers.</summary>
    HtmlBadGateway,

    /// <summary>The connection ends without any answer.</summary>
    CutConnection,

    /// <summary>The connection ends in the middle of a body of which more was announced.</summary>
    CutBody,

    /// <summary>200 with a body that is not JSON, though complete.</summary>
    MalformedJson,

    /// <summary>200 with the first half of the JSON, which HTTP takes for complete.</summary>
    TruncatedJson,

    /// <summary>The right answer, its body spread over <see cref="Fault.Duration"/>.</summary>
    SlowBody,

    /// <summary>200 with the right names and shape, but every text a number, every number a text and every flag a text.</summary>
    WrongTypes,
}
