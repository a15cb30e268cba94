using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.ML.Tokenizers;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>What the questions that organizers ask most cost: a committed table, kept true.</summary>
public sealed class CommonQuestionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly Question[] Questions =
    [
        new("Which events do we have?", "list_events"),
        new("How many sessions are accepted, per track and per day?", "get_event_overview", new { event_id = SeededEvents.DevCon }),
        new("How many submissions wait for a decision?", "search_sessions", new { event_id = SeededEvents.DevCon, kind = "abstract", status = "pending" }),
        new("Which accepted sessions are in the Security track?", "search_sessions", new { event_id = SeededEvents.DevCon, kind = "session", status = "accepted", track = "Security" }),
        new("What takes place in the Main Hall?", "search_sessions", new { event_id = SeededEvents.DevCon, room = "Main Hall", status = "accepted" }),
        new("Who submitted something about flaky tests?", "search_sessions", new { event_id = SeededEvents.DevCon, kind = "abstract", text = "flaky-test" }),
        new("Show me session DEV-12.", "get_session", new { event_id = SeededEvents.DevCon, session_id = "DEV-12" }),
        new("When does SPK-12 speak, and how do we reach them?", "get_person", new { event_id = SeededEvents.DevCon, contact_id = "SPK-12" }),
        new("Which speakers have no photo?", "search_people", new { event_id = SeededEvents.DevCon, role = "speaker", missing = "photo" }),
        new("Who moderates?", "search_people", new { event_id = SeededEvents.DevCon, role = "moderator" }),
        new("What is wrong with the programme?", "check_programme", new { event_id = SeededEvents.DevCon }),
        new("Is anybody, or any room, booked twice?", "check_programme", new { event_id = SeededEvents.DevCon, only = new[] { "person_in_two_places", "room_used_twice" } }),
        new("Which accepted sessions have no speaker, room or time?", "check_programme", new { event_id = SeededEvents.DevCon, only = new[] { "no_speaker", "no_room", "no_time" } }),
        new("Which rooms are there, and how many people do they hold?", "list_event_settings", new { event_id = SeededEvents.DevCon, kind = "rooms" }),
        new("Which tags does nobody use?", "list_event_settings", new { event_id = SeededEvents.DevCon, kind = "tags" }),
        new("Who are our sponsors?", "search_sponsors_exhibitors", new { event_id = SeededEvents.DevCon, kind = "sponsors" }),
        new("What changed in the last seven days?", "whats_changed", new { event_id = SeededEvents.DevCon, since = "7 days" }),
        new("What would the agenda draft change?", "get_agenda_draft", new { event_id = SeededEvents.DevCon, draft_id = "After the programme meeting" }),
        new("Who are the ten busiest speakers?", "run_query", new
        {
            event_id = SeededEvents.DevCon,
            query = "SELECT speaker.full_name, COUNT(session.id) AS sessions FROM speakers JOIN sessions WHERE session.is_abstract = FALSE GROUP BY speaker.full_name ORDER BY sessions DESC LIMIT 10",
        }),
        new("Run our report on submissions by status.", "run_report", new { report_id = "Submissions by status" }),
    ];

    [Fact]
    public async Task What_the_twenty_commonest_questions_cost_is_what_was_committed()
    {
        var tokenizer = TiktokenTokenizer.CreateForModel("gpt-4o");
        var table = new StringBuilder();
        Line(table, $"# What an answer costs");
        Line(table, $"");
        Line(table, $"Twenty questions about the largest event of the sandbox (1,583 sessions and abstracts), each asked by an assistant that knows nothing");
        Line(table, $"yet. Tokens are those of the answer (o200k). Requests are those to Sessionboard: the first time, and when asked again; insights are");
        Line(table, $"the ones of them that spend the 100 queries in 15 minutes. Besides, each credential costs one of those in 15 minutes where it asks no");
        Line(table, $"query: whether Sessionboard lets assistants use it. Written by a test; after a deliberate change run it with `UPDATE_SNAPSHOTS=1`.");
        Line(table, $"");
        Line(table, $"| question | tool | tokens | requests | again | insights |");
        Line(table, $"| --- | --- | --: | --: | --: | --: |");
        Questions.Length.ShouldBe(20);
        foreach (var question in Questions)
        {
            var wire = new Wire();
            var clock = new FakeTimeProvider(Now);
            await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = clock });
            await using var assistant = await ConnectAsync(sandbox, clock, wire);

            await assistant.AskAsync(question.Tool, question.Arguments);
            var (tokens, first, insights) = (tokenizer.CountTokens(assistant.LastText), wire.All, wire.Insights);
            await assistant.AskAsync(question.Tool, question.Arguments);
            Line(table, $"| {question.Asked} | `{question.Tool}` | {tokens} | {first} | {wire.All - first} | {insights} |");

            tokens.ShouldBeLessThan(20_000, question.Asked);
        }

        Snapshot.Check("common-questions.md", table.ToString());
    }

    [Fact]
    public async Task What_is_told_to_spend_no_query_budget_spends_none()
    {
        var wire = new Wire();
        var clock = new FakeTimeProvider(Now);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = clock });
        await using var assistant = await ConnectAsync(sandbox, clock, wire);
        string[] scarce = ["run_query", "run_report"];
        List<Question> free =
        [
            .. Questions.Where(question => !scarce.Contains(question.Tool)),
            .. ToolSamples.All.Where(sample => sample.Tool.ProtocolTool.Description!.Contains("Spends no query budget", StringComparison.Ordinal))
                .Select(sample => new Question(sample.Name, sample.Name, sample.Call)),
        ];

        foreach (var question in free)
        {
            var answer = await assistant.AskAsync(question.Tool, question.Arguments);
            if (answer.TryGetProperty("receipt", out _))
                Category(answer).ShouldNotBe("insights", question.Tool);
        }

        // And again after the index is no longer fresh.
        clock.Advance(TimeSpan.FromMinutes(4));
        foreach (var question in free)
            await assistant.AskAsync(question.Tool, question.Arguments);

        assistant.Sessionboard.RateLimit(RateLimitCategory.Insights).ShouldBeNull("no answer told of an insights budget");
        wire.Insights.ShouldBe(0);
    }

    private static Task<Assistant> ConnectAsync(SandboxHost sandbox, TimeProvider clock, Wire wire) => Assistant.ConnectAsync(sandbox.BaseAddress, configure: services =>
    {
        services.AddSingleton(clock);
        wire.Lay(services);
    });

    private static string? Category(JsonElement answer) =>
        answer.Receipt().TryGetProperty("budget", out var budget) ? budget.GetProperty("category").GetString() : null;

    private static void Line(StringBuilder table, FormattableString line) => table.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private sealed record Question(string Asked, string Tool, object? Arguments = null);
}
