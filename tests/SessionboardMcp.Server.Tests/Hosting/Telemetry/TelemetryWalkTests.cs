using System.Diagnostics;
using System.Text.RegularExpressions;
using SessionboardMcp.Api.Telemetry;
using SessionboardMcp.Core.Telemetry;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Server.Tests.Hosting.Telemetry;

/// <summary>What leaves as telemetry, as a collector and Prometheus get it.</summary>
public sealed partial class TelemetryWalkTests(TelemetryWalk walk) : IClassFixture<TelemetryWalk>
{
    private static readonly string[] Signals = ["/v1/traces", "/v1/metrics", "/v1/logs"];

    [Fact]
    public void No_secret_personal_datum_or_word_of_a_client_leaves()
    {
        var search = new SecretSearch(Secrets.Known, SeedPeople.Read());

        foreach (var (name, text) in Signals.Select(signal => (signal, walk.Collector.TextOf(signal))).Append(("Prometheus", walk.Metrics)))
        {
            text.Length.ShouldBeGreaterThan(2_000, name);
            text.Split('\n').SelectMany(line => search.In(line).Select(hit => $"{name}: {hit.Kind} in {search.Around(line, hit)}")).Distinct().ShouldBeEmpty();
            text.ShouldNotContain(TelemetryWalk.Planted, Case.Sensitive, name);
        }

        // Nor the key that the collector asks for, in what is sent.
        walk.Collector.Keys.ShouldBe(["the-key"]);
        Signals.ShouldAllBe(signal => !walk.Collector.TextOf(signal).Contains("the-key", StringComparison.Ordinal));
    }

    [Fact]
    public void A_call_its_tool_and_the_request_to_Sessionboard_are_one_trace_that_begins_at_the_assistant()
    {
        var tool = walk.Spans.First(span => span.Source.Name == TelemetryWords.Sdk && span.ParentSpanId.ToHexString() == TelemetryWalk.SpanOfAssistant);
        tool.TraceId.ToHexString().ShouldBe(TelemetryWalk.TraceOfAssistant);
        tool.DisplayName.ShouldBe("tools/call find_event");

        // Of those that needed a request, as much is kept.
        var (called, upstream) = (
            from above in walk.Spans
            where above.DisplayName == "tools/call get_schema"
            from below in walk.Spans
            where below.Source.Name == TelemetrySource.Name && below.ParentSpanId == above.SpanId
            select (above, below)).First();
        upstream.DisplayName.ShouldContain("Schema");
        var request = walk.Spans.Single(span => span.ParentSpanId == upstream.SpanId);
        request.Kind.ShouldBe(ActivityKind.Client);
        request.GetTagItem("http.response.status_code").ShouldBe(200);
        walk.Spans.Where(span => span.SpanId == called.ParentSpanId).Select(span => span.DisplayName).ShouldHaveSingleItem().ShouldStartWith("POST /mcp");
    }

    [Fact]
    public void Spans_hold_nothing_but_what_is_on_the_list()
    {
        var attributes = walk.Spans.SelectMany(span => span.TagObjects.Select(tag => tag.Key)).Distinct().Order(StringComparer.Ordinal).ToList();

        attributes.ShouldContain("http.route");
        attributes.Except(
        [
            "error.type", "gen_ai.operation.name", "gen_ai.prompt.name", "gen_ai.tool.name", "http.request.method", "http.request.resend_count", "http.response.status_code", "http.route",
            "mcp.method.name", "mcp.protocol.version", "network.protocol.name", "network.protocol.version", "network.transport", "rpc.response.status_code", "server.address", "server.port", "url.scheme",
        ]).ShouldBeEmpty();
        walk.Spans.Where(span => span.StatusDescription is not null || span.TraceStateString is not null || span.Events.Any()).ShouldBeEmpty();
        // Nor the scrapes, which come every quarter of a minute.
        walk.Spans.ShouldNotContain(span => span.Kind == ActivityKind.Server && $"{span.GetTagItem("server.port")}" == $"{walk.MetricsPort}");
        // Health checks come every second.
        walk.Spans.ShouldNotContain(span => span.DisplayName.Contains("healthz", StringComparison.Ordinal));
        // The requests that carry the telemetry away are none of it.
        walk.Spans.ShouldNotContain(span => span.Kind == ActivityKind.Client && $"{span.GetTagItem("server.port")}" == new Uri(walk.Collector.Address).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Labels_are_few_and_their_values_are_ours()
    {
        var values = Label().Matches(walk.Metrics).Select(match => (Name: match.Groups["name"].Value, Value: match.Groups["value"].Value))
            .Where(label => label.Name is not ("le" or "service_instance_id")).Distinct().ToLookup(label => label.Name, label => label.Value);

        values["gen_ai_tool_name"].Except([.. ToolSamples.Names, TelemetryWords.Other]).ShouldBeEmpty();
        values["gen_ai_tool_name"].ShouldContain(TelemetryWords.Other);
        values["mcp_method_name"].ShouldContain(TelemetryWords.Other);
        values.Max(label => label.Count()).ShouldBeLessThan(60, string.Join(", ", values.OrderBy(label => -label.Count()).Select(label => label.Key)));
        values.Select(label => label.Key).ShouldNotContain("mcp_resource_uri");
        values.Select(label => label.Key).ShouldNotContain("server_address");
    }

    [Theory]
    [InlineData("""mcp_server_operation_duration_seconds_count\{(?=[^}]*gen_ai_tool_name="search_sessions")(?=[^}]*mcp_method_name="tools/call")[^}]*\} [1-9]""")]
    [InlineData("""sessionboard_mcp_request_duration_seconds_count\{[^}]*http_response_status_code="200"[^}]*\} [1-9]""")]
    [InlineData("""sessionboard_mcp_requests_spared_total\{[^}]*how="kept"[^}]*\} [1-9]""")]
    [InlineData("""sessionboard_mcp_budget_remaining\{[^}]*category="insights"[^}]*\} [1-9]""")]
    [InlineData("""sessionboard_mcp_budget_limit\{[^}]*category="insights"[^}]*\} 100000""")]
    [InlineData("""sessionboard_mcp_budget_exhausted\{[^}]*category="insights"[^}]*\} 0""")]
    [InlineData("""sessionboard_mcp_changes_total\{[^}]*state="waiting"[^}]*\} [1-9]""")]
    [InlineData("""sessionboard_mcp_changes_total\{[^}]*state="unknown"[^}]*\} \d""")]
    [InlineData("""sessionboard_mcp_sign_ins_total\{[^}]*outcome="connected"[^}]*\} [1-9]""")]
    [InlineData("""sessionboard_mcp_sign_outs_total\{[^}]*reason="assistant"[^}]*\} [1-9]""")]
    [InlineData("""sessionboard_mcp_sign_outs_total\{[^}]*reason="sessionboard"[^}]*\} \d""")]
    [InlineData("""sessionboard_mcp_sign_outs_total\{[^}]*reason="reused"[^}]*\} \d""")]
    [InlineData("""sessionboard_mcp_refreshes_total\{[^}]*outcome="failed"[^}]*\} \d""")]
    [InlineData("""sessionboard_mcp_refreshes_total\{[^}]*outcome="failed_here"[^}]*\} \d""")]
    [InlineData("""sessionboard_mcp_connections_ended\{[^}]*reason="operator"[^}]*\} 0""")]
    [InlineData("""sessionboard_mcp_failures_total\{[^}]*place="request"[^}]*\} \d""")]
    [InlineData("""sessionboard_mcp_failures_total\{[^}]*place="tool"[^}]*\} \d""")]
    [InlineData("""sessionboard_mcp_connections(\{[^}]*\})? \d""")]
    [InlineData("""sessionboard_mcp_store_available(\{[^}]*\})? 1""")]
    [InlineData("""sessionboard_mcp_public_certificate_remaining_seconds(\{[^}]*\})? \d""")]
    [InlineData("""target_info\{[^}]*service_version="0\.1\.0""")]
    public void Prometheus_gets_the_numbers_of_operations(string line) => Regex.Count(walk.Metrics, line).ShouldBeGreaterThan(0, walk.Metrics);

    [Fact]
    public void Every_metric_of_the_dashboard_and_of_the_rules_is_one_that_Prometheus_gets()
    {
        var metrics = ObservabilityFiles.MetricsOf(walk.Metrics);
        var named = ObservabilityFiles.Expressions.SelectMany(one => ObservabilityFiles.MetricsIn(one.Expression).Select(metric => $"{metric} of {one.Of}")).ToList();

        named.Count.ShouldBeGreaterThan(30);
        named.Where(name => !metrics.Contains(name.Split(' ')[0])).ShouldBeEmpty();
        // And what is ours is watched by one of them.
        metrics.Where(name => name.StartsWith("sessionboard_mcp_", StringComparison.Ordinal) && !name.EndsWith("_sum", StringComparison.Ordinal))
            .Except(named.Select(name => name.Split(' ')[0])).ShouldBeEmpty();
    }

    // Of a number that never moves nobody learns anything: what only commands end is in connections.ended.
    [Fact]
    public void A_reason_that_no_server_ends_by_is_no_label_of_sign_outs()
    {
        var reasons = Regex.Matches(walk.Metrics, """sessionboard_mcp_sign_outs_total\{[^}]*reason="(\w+)"[^}]*\} \d""").Select(match => match.Groups[1].Value).Distinct();

        reasons.ShouldBe(["person", "assistant", "sessionboard", "reused", "never_taken", "expired"], ignoreOrder: true);
    }

    [GeneratedRegex("[{,](?<name>[a-z_]+)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();
}
