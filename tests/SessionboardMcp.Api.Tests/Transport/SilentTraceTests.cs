using System.Diagnostics;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Transport;

/// <summary>Sessionboard learns nothing of the trace of a call.</summary>
public sealed class SilentTraceTests
{
    [Fact]
    public async Task No_id_of_a_trace_and_no_baggage_of_an_assistant_goes_out()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/events", """{"data":[]}""");
        using var call = new Activity("a call").SetIdFormat(ActivityIdFormat.W3C).Start();
        call.TraceStateString = "v=of-the-assistant";
        call.AddBaggage("person", "of-the-assistant");

        await lab.Client.Events.ListAsync();

        var names = lab.Server.Seen.ShouldHaveSingleItem().Headers.Keys;
        names.ShouldContain("User-Agent");
        names.Intersect(["traceparent", "tracestate", "baggage", "Correlation-Context", "Request-Id"], StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
    }
}
