using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Queries;

/// <summary>Rows that Sessionboard might answer: columns called otherwise than asked, more of them, records inside of cells.</summary>
public sealed class ResultRowsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int EventId = SeededEvents.PublishingForum;
    private const string Secret = "qq-secret";

    [Theory]
    // The same columns by other names.
    [InlineData("FIND Session INCLUDE title, speakers.email", """{"title":"ok","speakers_email":"qq-secret"}""", "ok")]
    [InlineData("FIND Session INCLUDE title, speakers.email", """{"title":"ok","Speaker Email":"qq-secret"}""", "ok")]
    [InlineData("FIND Session INCLUDE title, speakers.email", """{"Title":"ok","speakersEmail":"qq-secret"}""", "ok")]
    [InlineData("FIND Session INCLUDE title, speakers.email AS reach", """{"title":"ok","Reach":"qq-secret"}""", "ok")]
    [InlineData("FIND Session INCLUDE title, speakers.email AS reach", """{"title":"ok","contact_point":"qq-secret"}""", "ok")]
    [InlineData("FIND Session INCLUDE title, speakers.email AS reach", """{"title":"ok","company":"qq-secret"}""", "ok")]
    [InlineData("FIND Session INCLUDE title AS t, speakers.email AS reach", """{"a":"qq-secret","b":"qq-secret"}""", null)]
    [InlineData("FIND Session INCLUDE track.name, title", """{"track_name":"ok","title":"ok"}""", "ok")]
    [InlineData("FIND Session INCLUDE track.name AS track, COUNT(id) AS n GROUP BY track.name", """{"track":"ok","count":12}""", "12")]
    [InlineData("FIND Session INCLUDE COUNT(id)", """{"count_id":12}""", "12")]
    [InlineData("FIND Session INCLUDE COUNT(id)", """{"count":"12"}""", "12")]
    [InlineData("FIND Session INCLUDE DATE(starts_at)", """{"date":"2027-03-12"}""", "2027-03-12")]
    [InlineData("FIND Session INCLUDE title, DATE(starts_at)", """{"title":"ok","date_starts_at":"2027-03-12"}""", "2027-03-12")]
    [InlineData("FIND Session INCLUDE track.name AS track, COUNT(id) AS sessions GROUP BY track.name", """{"label":"ok","value":12}""", "ok")]
    [InlineData("FIND Session INCLUDE track.name AS track, status, COUNT(id) AS n GROUP BY track.name, status PIVOT status", """{"track":"ok","accepted":12,"pending":3,"declined":4}""", "12")]
    // Columns that nobody asked for.
    [InlineData("FIND Session INCLUDE title", """{"title":"ok","nickname":"qq-secret"}""", "ok")]
    [InlineData("FIND Session INCLUDE title", """{"title":"ok","email":"qq-secret"}""", "ok")]
    [InlineData("FIND Session INCLUDE title", """{"title":"ok","track_name":"ok-track"}""", "ok-track")]
    [InlineData("FIND Contact", """{"full_name":"ok","email":"qq-secret","gender":"qq-secret","speakers_gender":"qq-secret","Speaker fee (USD)":"qq-secret","nickname":"qq-secret"}""", "ok")]
    [InlineData("FIND Contact", """{"full_name":"ok","emailAddress":"qq-secret","ｅｍａｉｌ":"qq-secret","extra":true}""", "ok")]
    // Values that are no texts.
    [InlineData("FIND Contact INCLUDE full_name, phone_mobile AS p", """{"full_name":"ok","p":491701234567}""", "ok", "491701234567")]
    [InlineData("FIND Contact INCLUDE full_name, address_city AS c", """{"full_name":"ok","c":true}""", "ok", "true")]
    [InlineData("FIND Contact INCLUDE full_name, COUNT(email) AS emails GROUP BY full_name", """{"full_name":"ok","emails":3}""", "3")]
    [InlineData("FIND Contact INCLUDE full_name, COUNT(email) AS emails GROUP BY full_name", """{"full_name":"ok","emails":"qq-secret"}""", "ok")]
    // Records inside of cells.
    [InlineData("FIND Session INCLUDE title, speakers.full_name", """{"title":"ok","speakers":[{"full_name":"ok-name","email":"qq-secret","gender":"qq-secret","nickname":"qq-secret"}]}""", "ok-name")]
    [InlineData("FIND Session INCLUDE title, speakers.full_name, speakers.email", """{"title":"ok","speakers":[{"full_name":"ok-name","email":"qq-secret"}]}""", "ok-name")]
    [InlineData("FIND Session INCLUDE title, speakers.full_name AS who, speakers.email AS reach", """{"title":"ok","speakers":[{"who":"ok-name","reach":"qq-secret"}]}""", "ok-name")]
    [InlineData("FIND Session INCLUDE title", """{"title":"ok","speakers":[{"company":"ok-company","contact":{"email":"qq-secret","secret":"qq-secret"}}]}""", "ok-company")]
    [InlineData("FIND Session INCLUDE title", """{"title":"ok","emergency_contact":{"full_name":"qq-secret"}}""", "ok")]
    [InlineData("FIND Session INCLUDE title", """{"title":"ok","owner":{"name":"qq-secret","id":"qq-secret"}}""", "ok")]
    [InlineData("FIND Session INCLUDE title", """{"title":"ok","notes":["qq-secret",["qq-secret"],{"a":"qq-secret"}]}""", "ok")]
    [InlineData("FIND Session INCLUDE title, track.name", """{"title":"ok","track":{"name":"ok-track"}}""", "ok-track")]
    [InlineData("FIND Session INCLUDE title, tags.name", """{"title":"ok","tags":["ok-a","ok-b"]}""", "ok-b")]
    public async Task What_cannot_be_traced_to_something_harmless_is_masked(string query, string row, string? shown, string hidden = Secret)
    {
        await using var assistant = await AnsweringAsync(row);

        var answer = await assistant.AskAsync("run_query", new { query, event_id = EventId });

        var rows = answer.GetProperty("rows").GetRawText();
        rows.ShouldNotContain(hidden);
        if (shown is not null)
            rows.ShouldContain(shown);
        answer.Columns().ShouldNotContain(column => column.Contains("gender", StringComparison.OrdinalIgnoreCase) || column.Contains("fee", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_answer_says_which_columns_are_masked_because_nothing_tells_what_they_hold()
    {
        await using var assistant = await AnsweringAsync("""{"title":"ok","nickname":"qq-secret"}""");

        (await assistant.AskAsync("run_query", new { query = "FIND Session INCLUDE title", event_id = EventId })).Notice()!
            .ShouldContain("Masked, as neither query nor schema tells what they hold: nickname.");
    }

    [Fact]
    public async Task Where_personal_data_is_shown_only_what_is_sensitive_is_left_out_of_records()
    {
        await using var assistant = await AnsweringAsync(
            """{"title":"ok","nickname":"ok-nick","speakers":[{"email":"ok-mail","gender":"qq-secret","profile":{"Date of birth":"qq-secret","x":1}}]}""", shown: true);

        var rows = (await assistant.AskAsync("run_query", new { query = "FIND Session INCLUDE title", event_id = EventId })).Rows();

        rows.ShouldHaveSingleItem().Select(cell => cell.GetString()).ShouldBe(["ok", "ok-nick", """[{"email":"ok-mail","profile":{"x":1}}]"""]);
    }

    [Theory]
    [InlineData("SELECT title, CASE WHEN capacity > 10 THEN 1 ELSE 0 END AS large FROM sessions", """{"title":"ok","large":"qq-secret"}""")]
    [InlineData("SELECT title, EVERYTHING(contact) AS company FROM sessions", """{"title":"ok","company":"qq-secret"}""")]
    public async Task Of_a_query_that_cannot_be_read_only_known_fields_are_shown(string query, string row)
    {
        await using var assistant = await AnsweringAsync(row);

        var rows = (await assistant.AskAsync("run_query", new { query, event_id = EventId, send_anyway = true })).GetProperty("rows").GetRawText();

        rows.ShouldContain("ok");
        rows.ShouldNotContain(Secret);
    }

    private Task<Assistant> AnsweringAsync(string row, bool shown = false)
    {
        var wire = new Wire
        {
            Break = request => request.RequestUri!.AbsolutePath.EndsWith("/execute", StringComparison.Ordinal)
                ? new HttpResponseMessage { Content = new StringContent($$"""{"results":[{{row}}]}""", null, "application/json") }
                : null,
        };
        return Assistant.ConnectAsync(sandbox.Address, "sandbox-no-pii-mask", showPersonalData: shown, configure: wire.Lay);
    }
}
