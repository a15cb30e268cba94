using System.Text.Json;
using SessionboardMcp.Core.Queries;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.Core.Tests.Queries;

/// <summary>Whichever tool a query comes by: an identical one is neither checked nor explained again.</summary>
public sealed class CheckedOnceTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int EventId = SeededEvents.DevCon;

    private static readonly Organization Seed = SharedSeed.Organization;

    [Theory]
    [InlineData("run_query", """{"query":"FIND Session INCLUDE COUNT(id) AS n","event_id":3960}""")]
    [InlineData("run_query", """{"query":"FIND Session INCLUDE COUNT(id) AS n","event_id":3960,"check_only":true}""")]
    [InlineData("run_query", """{"query":"FIND Session INCLUDE title WHERE track.name = 'Security'","event_id":3960}""")]
    [InlineData("run_query", """{"query":"FIND Session INCLUDE COUNT(id) AS n WHERE display_status = 'Waitlisted'","event_id":3960,"check_only":true}""")]
    [InlineData("ask_data", """{"question":"How many sessions are accepted?","event_id":3960}""")]
    [InlineData("run_report", """{"report_id":"Sessions per track","event_id":3960}""")]
    public async Task A_tool_keeps_the_check_of_its_query(string tool, string arguments)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);
        var answer = await assistant.AskAsync(tool, JsonElement.Parse(arguments));
        var query = answer.Receipt().GetProperty("query").GetString()!;
        // What the check is made of comes from another process, which checks for itself.
        var version = await VersionAsync(query);

        var kept = await KeptAsync(assistant, version);
        var explanation = kept.Explanation.ShouldNotBeNull();
        await assistant.AskAsync(tool, JsonElement.Parse(arguments));

        (await KeptAsync(assistant, version)).ShouldBeSameAs(kept);
        kept.Explanation.ShouldBeSameAs(explanation);
    }

    [Fact]
    public async Task A_dashboard_keeps_the_check_of_every_widget()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        await assistant.AskAsync("get_dashboard", new { dashboard_id = "Programme status", event_id = EventId });

        foreach (var widget in Seed.Dashboards.Single(dashboard => dashboard.Name == "Programme status").Widgets)
            (await KeptAsync(assistant, await VersionAsync(widget.Query!))).Explanation.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_another_credential_checked_is_nobodys_else()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);
        const string Query = "FIND Session INCLUDE COUNT(id) AS n";
        await assistant.AskAsync("run_query", new { query = Query, event_id = EventId });
        var (version, mine, others) = (await VersionAsync(Query), await KeptChecks.OfAsync(assistant.Sessionboard, default), await KeptChecks.OfAsync(assistant.As("sandbox-no-pii-mask"), default));

        mine.Of(version, Again).ShouldNotBeNull();
        Should.Throw<ShouldAssertException>(() => others.Of(version, Again));
    }

    private static async Task<QueryCheck> KeptAsync(Assistant assistant, string version) =>
        (await KeptChecks.OfAsync(assistant.Sessionboard, default)).Of(version, Again);

    private static QueryCheck Again() => throw new ShouldAssertException("It was not kept.");

    private async Task<string> VersionAsync(string query)
    {
        await using var elsewhere = await Assistant.ConnectAsync(sandbox.Address);
        var call = elsewhere.Call();
        var events = (await call.Client.Events.ListAsync()).Value.Where(known => known.Id == EventId).ToList();
        var basis = await CheckBasis.OfAsync(call, SbqlParser.Read(query), events, (await call.Client.Insights.GetSchemaAsync(EventId)).Value, default);
        return CheckVersion.Of(query, basis.Schema, basis.Options);
    }
}
