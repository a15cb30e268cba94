using SessionboardMcp.Sandbox.Faults;

namespace SessionboardMcp.Core.Tests.Faults;

/// <summary>One way in which Sessionboard fails, as the table of faults names it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Fault">What the sandbox does.</param>
internal sealed record FaultCase(string Name, Fault Fault)
{
    private const int Always = 1_000_000;

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        new("late by 5 s", new Fault(FaultKind.Latency) { Duration = TimeSpan.FromSeconds(5), Times = Always }),
        new("late by 40 s", new Fault(FaultKind.Latency) { Duration = TimeSpan.FromSeconds(40), Times = Always }),
        new("429 for 1 s, once", new Fault(FaultKind.TooManyRequests) { Duration = TimeSpan.FromSeconds(1) }),
        new("429 for 10 min", new Fault(FaultKind.TooManyRequests) { Duration = TimeSpan.FromMinutes(10), Times = Always }),
        new("500, once", new Fault(FaultKind.ServerError)),
        new("500", new Fault(FaultKind.ServerError) { Times = Always }),
        new("502 with HTML", new Fault(FaultKind.HtmlBadGateway) { Times = Always }),
        new("cut connection", new Fault(FaultKind.CutConnection) { Times = Always }),
        new("cut body", new Fault(FaultKind.CutBody) { Times = Always }),
        new("malformed JSON", new Fault(FaultKind.MalformedJson) { Times = Always }),
        new("truncated JSON", new Fault(FaultKind.TruncatedJson) { Times = Always }),
        new("slow body", new Fault(FaultKind.SlowBody) { Duration = TimeSpan.FromSeconds(200), Times = Always }),
        new("wrong types", new Fault(FaultKind.WrongTypes) { Times = Always }),
    ];

    /// <summary>Whether only the end of a time limit ends a try.</summary>
    public bool NeedsTime => Fault.Duration > TimeSpan.FromSeconds(9) && Fault.Kind != FaultKind.TooManyRequests;
}
