using System.Net;
using System.Text.Json;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Core.Tests.Tools;

public class AskDataToolTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int Event = 3960;

    [Theory]
    [InlineData("How many accepted sessions are in each track?")]
    [InlineData("count accepted sessions by track")]
    public async Task The_answer_holds_rows_query_and_what_it_means(string question)
    {
        var assistant = await sandbox.AssistantAsync();

        var answer = await assistant.AskAsync("ask_data", new { question, event_id = "Meridian DevCon 2027" });

        answer.Columns().ShouldBe(["track", "sessions"]);
        answer.Receipt().GetProperty("query").GetString()!.ShouldStartWith("FIND Session WHERE status_category = 'accepted' INCLUDE track.name AS track");
        answer.Receipt().GetProperty("event").GetString().ShouldBe("Meridian DevCon 2027 (3960)");
        answer.Notice()!.ShouldContain("Sessionboard's AI wrote the query and says of it: \"Counts the accepted sessions of the programme by track.\".");
        answer.Notice()!.ShouldContain("Read by this server it means: ");
        var same = await assistant.AskAsync("run_query", new { query = answer.Receipt().GetProperty("query").GetString(), event_id = Event });
        answer.GetProperty("rows").GetRawText().ShouldBe(same.GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task It_spends_two_requests_and_says_what_is_left()
    {
        await using var own = await SandboxHost.StartAsync(new SandboxOptions());
        await using var assistant = await Assistant.ConnectAsync(own.BaseAddress);

        var answer = await assistant.AskAsync("ask_data", new { question = "Show me the schedule", event_id = Event });

        // The schema, which is kept, is the third.
        answer.Receipt().GetProperty("budget").GetProperty("remaining").GetInt32().ShouldBe(97);
    }

    [Fact]
    public async Task More_rows_are_had_with_run_query()
    {
        var assistant = await sandbox.AssistantAsync();

        var answer = await assistant.AskAsync("ask_data", new { question = "Show me all accepted sessions with their speakers", event_id = Event });

        answer.Notice()!.ShouldContain("For the rest call run_query with the receipt's query with ");
    }

    [Fact]
    public async Task A_question_that_the_ai_does_not_understand_comes_with_its_reason()
    {
        var assistant = await sandbox.AssistantAsync();

        var error = await assistant.AskInVainAsync("ask_data", new { question = "What is the meaning of life?" });

        error.ShouldStartWith("Sessionboard's AI did not put the question into a query: \"The sandbox cannot put this into a query.");
        error.ShouldEndWith("Ask it in other words, or write the query yourself with get_schema and run_query.");
    }

    [Fact]
    public async Task A_query_with_an_error_that_no_mend_is_sure_of_is_not_sent()
    {
        await using var assistant = await WritingAsync("FIND Session INCLUDE title, xyzzy LIMIT 1", out _);

        var error = await assistant.AskInVainAsync("ask_data", new { question = "x", event_id = Event });

        error.ShouldStartWith("Sessionboard's AI wrote `FIND Session INCLUDE title, xyzzy LIMIT 1`; to go on from it use run_query. Not sent: the query has errors. SBQL006");
    }

    [Fact]
    public async Task What_can_only_have_been_meant_one_way_is_mended_before_it_is_sent()
    {
        await using var assistant = await WritingAsync("FIND Sesion INCLUDE title LIMIT 1", out _);

        var answer = await assistant.AskAsync("ask_data", new { question = "x", event_id = Event });

        answer.Receipt().GetProperty("query").GetString().ShouldBe("FIND Session INCLUDE title LIMIT 1");
        answer.Notice()!.ShouldContain("Corrected before sending; it was written as `FIND Sesion INCLUDE title LIMIT 1`.");
    }

    [Theory]
    [InlineData("FIND Speaker WHERE email = 'a@example.com'", "Not sent: personal data is masked, and testing `email` would reveal it")]
    [InlineData("FIND Contact INCLUDE full_name, gender", "Not sent: `gender` is sensitive personal data")]
    public async Task A_query_that_would_reveal_personal_data_is_not_sent(string query, string refusal)
    {
        await using var assistant = await WritingAsync(query, out var wire);

        (await assistant.AskInVainAsync("ask_data", new { question = "x", event_id = Event })).ShouldContain(refusal);

        wire.Seen("/execute").ShouldBe(0);
    }

    [Fact]
    public async Task Personal_columns_are_masked()
    {
        await using var assistant = await WritingAsync("FIND Speaker WHERE email IS NOT NULL INCLUDE full_name, email AS contact", out _);

        var answer = await assistant.AskAsync("ask_data", new { question = "x", event_id = Event });

        answer.Rows().ShouldAllBe(row => row[1].GetString()!.Contains("***"));
    }

    [Fact]
    public async Task What_sessionboard_refuses_comes_with_our_findings()
    {
        await using var assistant = await WritingAsync("FIND Session INCLUDE DATE_RANGE(starts_at)", out _);

        var error = await assistant.AskInVainAsync("ask_data", new { question = "x", event_id = Event });

        error.ShouldContain("Sessionboard refuses the query (400): ");
        error.ShouldContain("SBQL");
    }

    [Fact]
    public async Task A_query_is_not_lost_when_the_budget_ends_before_its_rows()
    {
        await using var own = await SandboxHost.StartAsync(new SandboxOptions { Limit = 2 });
        await using var assistant = await Assistant.ConnectAsync(own.BaseAddress);

        var error = await assistant.AskInVainAsync("ask_data", new { question = "Show me the schedule", event_id = Event });
        var next = await assistant.AskInVainAsync("ask_data", new { question = "Show me the schedule", event_id = Event });

        error.ShouldStartWith("Sessionboard's AI wrote `FIND Session INCLUDE title, room.name, starts_at WHERE status = 'accepted' ORDER BY starts_at ASC`; to go on from it use run_query. Sessionboard's request limit for insights is used up until ");
        next.ShouldStartWith("Sessionboard's request limit for insights is used up until ");
        next.ShouldContain("get_event_overview, search_sessions, search_people, search_sponsors_exhibitors, check_programme and whats_changed still work");
    }

    [Fact]
    public async Task The_explanation_is_cleaned_and_masked()
    {
        await using var assistant = await WritingAsync("FIND Session INCLUDE COUNT(id)", out _, "Ask ada@example.com.\u200B");

        var answer = await assistant.AskAsync("ask_data", new { question = "x", event_id = Event });

        answer.Notice()!.ShouldContain("says of it: \"Ask a***@e***.com.\"");
    }

    [Fact]
    public async Task Without_a_query_the_ais_words_are_told()
    {
        await using var assistant = await WritingAsync(null, out _, "I cannot do that.");

        (await assistant.AskInVainAsync("ask_data", new { question = "x" })).ShouldStartWith("Sessionboard's AI did not put the question into a query: \"I cannot do that.\". ");
    }

    private Task<Assistant> WritingAsync(string? query, out Wire wire, string explanation = "It counts.")
    {
        var own = wire = new Wire
        {
            Break = request => request.RequestUri!.AbsolutePath.EndsWith("/ai/generate", StringComparison.Ordinal)
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(new { query, explanation })) }
                : null,
        };
        return Assistant.ConnectAsync(sandbox.Address, configure: own.Lay);
    }
}
