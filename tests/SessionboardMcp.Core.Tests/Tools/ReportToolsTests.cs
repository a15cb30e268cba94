using System.Text.Json;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Tools;

public sealed class ReportToolsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly Organization Seed = SharedSeed.Organization;

    [Fact]
    public async Task Reports_are_listed_with_event_and_query()
    {
        var assistant = await sandbox.AssistantAsync();

        var answer = await assistant.AskAsync("list_reports");

        answer.Columns().ShouldBe(["id", "name", "category", "event", "query"]);
        answer.Rows().Select(row => $"{row[0]} {row[1]} {row[2]}").ShouldBe(Seed.Reports.Select(report => $"{report.Id} {report.Name} {report.Category}"), ignoreOrder: true);
        answer.Rows().Single(row => row[1].GetString() == "Sessions per track")[3].GetString().ShouldBe("Meridian DevCon 2027 (3960)");
        answer.Rows().Single(row => row[1].GetString() == "All accepted sessions")[3].GetString().ShouldBe("all");
        answer.GetProperty("total").GetInt32().ShouldBe(Seed.Reports.Count);
    }

    [Theory]
    [InlineData("sessions PER track")]
    [InlineData(null)]
    public async Task A_report_is_run_by_name_or_id_and_gives_the_rows_of_its_query(string? name)
    {
        var assistant = await sandbox.AssistantAsync();
        var report = Seed.Reports.Single(candidate => candidate.Name == "Sessions per track");

        var answer = await assistant.AskAsync("run_report", new { report_id = name ?? report.Id });

        var same = await assistant.AskAsync("run_query", new { query = report.Query, event_id = report.EventId });
        answer.GetProperty("rows").GetRawText().ShouldBe(same.GetProperty("rows").GetRawText());
        answer.Receipt().GetProperty("query").GetString().ShouldBe(report.Query);
        answer.Receipt().GetProperty("event").GetString().ShouldBe("Meridian DevCon 2027 (3960)");
        answer.Receipt().GetProperty("budget").GetProperty("category").GetString().ShouldBe("insights");
    }

    [Fact]
    public async Task A_report_over_all_events_can_be_run_over_one()
    {
        var assistant = await sandbox.AssistantAsync();

        var all = await assistant.AskAsync("run_report", new { report_id = "All accepted sessions" });
        var one = await assistant.AskAsync("run_report", new { report_id = "All accepted sessions", event_id = "Meridian DevCon 2027" });

        one.Rows()[0][0].GetInt32().ShouldBeInRange(1, all.Rows()[0][0].GetInt32() - 1);
        all.Receipt().GetProperty("event").GetString().ShouldBe("all events of the organization");
        one.Receipt().GetProperty("event").GetString().ShouldBe("Meridian DevCon 2027 (3960)");
    }

    [Theory]
    [InlineData("sandbox-full", false)]
    [InlineData("sandbox-no-pii-mask", false)]
    [InlineData("sandbox-no-pii-mask", true)]
    public async Task Rows_are_masked_as_those_of_a_query(string token, bool shows)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, token, shows);

        var answer = await assistant.AskAsync("run_report", new { report_id = "Speaker contact list", limit = 40 });

        var emails = answer.Rows().Select(row => row[2].GetString()!).ToList();
        emails.Count.ShouldBe(40);
        emails.ShouldAllBe(email => email.Contains("***", StringComparison.Ordinal) != shows);
        answer.GetProperty("nextPage").GetInt32().ShouldBe(2);
        var next = await assistant.AskAsync("run_report", new { report_id = "Speaker contact list", limit = 40, page = 2 });
        next.Rows()[0][4].GetString().ShouldNotBeNullOrEmpty();
        next.GetProperty("page").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("FIND Contact INCLUDE first_name, gender AS g", "`gender` is sensitive personal data")]
    [InlineData("FIND Contact WHERE email LIKE 'a%' INCLUDE first_name", "testing `email` would reveal it")]
    public async Task A_report_that_a_query_of_the_same_text_would_not_be_is_refused_before_it_is_run(string query, string message)
    {
        var wire = new Wire();
        await using var own = await SandboxHost.StartAsync(new SandboxOptions { Organization = WithReport("Odd", query, null) });
        await using var assistant = await Assistant.ConnectAsync(own.BaseAddress, configure: wire.Lay);

        (await assistant.AskInVainAsync("run_report", new { report_id = "Odd" })).ShouldContain(message);

        wire.Seen("/run").ShouldBe(0);
    }

    [Fact]
    public async Task A_report_whose_query_is_not_told_is_not_run()
    {
        var wire = new Wire
        {
            Break = request => request.RequestUri!.AbsolutePath == "/v1/insights/queries"
                ? new HttpResponseMessage { Content = new StringContent("""{"results":[{"id":"r","name":"Blind"}]}""", null, "application/json") }
                : null,
        };
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay);

        (await assistant.AskInVainAsync("run_report", new { report_id = "Blind" })).ShouldStartWith("Not run: Sessionboard does not tell this report's query");
    }

    [Fact]
    public async Task A_name_is_never_guessed()
    {
        await using var own = await SandboxHost.StartAsync(new SandboxOptions
        {
            Organization = WithReport("Timetable", "FIND Session INCLUDE title", SeededEvents.DevCon),
        });
        await using var assistant = await Assistant.ConnectAsync(own.BaseAddress);

        (await assistant.AskInVainAsync("run_report", new { report_id = "Session per tracks" }))
            .ShouldStartWith("Argument `report_id`: no report has the id or name \"Session per tracks\". The nearest: ");
        (await assistant.AskInVainAsync("run_report", new { report_id = "Timetable" }))
            .ShouldStartWith("Argument `report_id`: 2 of the saved reports have the name \"Timetable\". Use the id of one report: ");
        (await assistant.AskAsync("run_report", new { report_id = "Timetable", event_id = SeededEvents.DevCon })).Columns().ShouldBe(["title"]);
    }

    [Fact]
    public async Task It_spends_one_request_each_time_once_list_and_schema_are_known()
    {
        await using var own = await SandboxHost.StartAsync(new SandboxOptions());
        await using var assistant = await Assistant.ConnectAsync(own.BaseAddress);

        var first = await assistant.AskAsync("run_report", new { report_id = "Sessions per track" });
        var second = await assistant.AskAsync("run_report", new { report_id = "Sessions per track" });

        Left(first).ShouldBe(97);
        Left(second).ShouldBe(96);
    }

    internal static Organization WithReport(string name, string query, int? eventId) => Seed with
    {
        Reports = [.. Seed.Reports, new Report { Id = $"report-{name}", Name = name, Category = "x", Query = query, EventId = eventId }],
    };

    internal static int Left(JsonElement answer) => answer.Receipt().GetProperty("budget").GetProperty("remaining").GetInt32();
}
