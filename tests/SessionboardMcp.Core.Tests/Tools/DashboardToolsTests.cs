using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Tools;

public sealed class DashboardToolsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly Organization Seed = SharedSeed.Organization;

    [Fact]
    public async Task Dashboards_are_listed_with_event_and_last_change()
    {
        var assistant = await sandbox.AssistantAsync();

        var answer = await assistant.AskAsync("list_dashboards");

        answer.Rows().Select(row => $"{row[0]} {row[1]}").ShouldBe(Seed.Dashboards.Select(dashboard => $"{dashboard.Id} {dashboard.Name}"), ignoreOrder: true);
        answer.Rows().Single(row => row[1].GetString() == "Programme status").Skip(2).Select(cell => cell.GetString()).ShouldBe(["Meridian DevCon 2027 (3960)", "2026-11-17T14:30:00Z"]);
    }

    [Fact]
    public async Task A_dashboard_shows_the_rows_of_each_widget_and_their_queries()
    {
        var assistant = await sandbox.AssistantAsync();
        var perTrack = Seed.Dashboards.Single(dashboard => dashboard.Name == "Programme status").Widgets[1];

        var answer = await assistant.AskAsync("get_dashboard", new { dashboard_id = "programme status", event_id = SeededEvents.DevCon });

        answer.Columns().ShouldBe(["widget", "type", "row"]);
        answer.Rows().Select(row => row[0].GetString()).Distinct().ShouldBe(["Accepted sessions", "Sessions per track", "Submissions by status"]);
        answer.Rows()[0][1].GetString().ShouldBe("number");
        var same = await assistant.AskAsync("run_query", new { query = perTrack.Query, event_id = SeededEvents.DevCon });
        answer.Rows().Where(row => row[0].GetString() == perTrack.Title).Select(row => row[2].GetString())
            .ShouldBe(same.Rows().Select(row => $"track: {row[0]} | sessions: {row[1]}".Replace("  ", " ", StringComparison.Ordinal)));
        answer.Receipt().GetProperty("query").GetString()!.ShouldContain($"Sessions per track: {perTrack.Query}");
        answer.Receipt().GetProperty("event").GetString().ShouldBe("Meridian DevCon 2027 (3960)");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_widgets_rows_are_masked_and_bounded(bool shows)
    {
        // Sessionboard's own mask is taken off the answer, as nothing asks for it.
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, "sandbox-no-pii-mask", shows, new Wire { Rewrite = Unmasked }.Lay);

        var answer = await assistant.AskAsync("get_dashboard", new { dashboard_id = "Speaker desk" });

        answer.Rows().Length.ShouldBe(20);
        answer.Rows().ShouldAllBe(row => row[2].GetString()!.Contains("email: whoever@example.org", StringComparison.Ordinal) == shows);
        answer.Notice()!.ShouldContain("Contact list: 20 of 100 rows are shown; run_query with its query gives all.");
    }

    [Fact]
    public async Task A_widget_that_would_tell_what_a_query_may_not_shows_no_rows_and_hides_no_other()
    {
        var dashboard = Seed.Dashboards[1] with
        {
            Name = "Odd",
            Id = "odd",
            Widgets = [new Widget("w1", "Genders", "bar", "FIND Contact INCLUDE gender AS g, COUNT(id) AS n GROUP BY gender"), Seed.Dashboards[1].Widgets[0]],
        };
        await using var own = await SandboxHost.StartAsync(new SandboxOptions { Organization = Seed with { Dashboards = [dashboard] } });
        await using var assistant = await Assistant.ConnectAsync(own.BaseAddress);

        var answer = await assistant.AskAsync("get_dashboard", new { dashboard_id = "odd" });

        answer.Rows().Select(row => row[0].GetString()).ShouldBe(["Genders", "Accepted sessions"]);
        answer.Rows()[0][2].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        answer.Rows()[1][2].GetString()!.ShouldStartWith("accepted_sessions: ");
        answer.Notice()!.ShouldContain("Genders: its rows are not shown, as they would tell sensitive or masked personal data.");
    }

    [Fact]
    public async Task A_widget_without_a_query_shows_no_rows()
    {
        var wire = new Wire { Rewrite = (path, text) => path.Contains("/dashboards/", StringComparison.Ordinal) ? text.Replace("\"query\":", "\"unknown\":", StringComparison.Ordinal) : text };
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay);

        var answer = await assistant.AskAsync("get_dashboard", new { dashboard_id = "Speaker desk" });

        answer.Rows().ShouldHaveSingleItem()[2].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        answer.Notice()!.ShouldContain("Contact list: its query is not told, so its rows cannot be judged and are not shown; open it at Sessionboard.");
    }

    [Fact]
    public async Task A_name_is_never_guessed_and_another_event_has_no_part_in_it()
    {
        var assistant = await sandbox.AssistantAsync();

        (await assistant.AskInVainAsync("get_dashboard", new { dashboard_id = "Speaker table" })).ShouldContain("The nearest: ");
        (await assistant.AskInVainAsync("get_dashboard", new { dashboard_id = "Speaker desk", event_id = SeededEvents.PublishingForum }))
            .ShouldStartWith("Argument `dashboard_id`: no dashboard has the id or name \"Speaker desk\". The nearest: ");
    }

    private static string Unmasked(string path, string text) => path.Contains("/dashboards/", StringComparison.Ordinal)
        ? System.Text.RegularExpressions.Regex.Replace(text, "\"email\":\"[^\"]*\"", "\"email\":\"whoever@example.org\"")
        : text;
}
