using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Queries;

/// <summary>Queries that would tell what is masked, in every spelling that we could think of, and those that only look like them.</summary>
public sealed class QueryJudgeTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int EventId = SeededEvents.PublishingForum;

    [Theory]
    // An alias that is called like a masked field, in every clause.
    [InlineData("FIND Contact INCLUDE full_name AS email WHERE email LIKE 'a%'")]
    [InlineData("FIND Contact WHERE email LIKE 'a%' INCLUDE full_name AS email")]
    [InlineData("FIND Contact INCLUDE full_name AS \"email\" WHERE \"email\" LIKE 'a%'")]
    [InlineData("FIND Contact INCLUDE full_name AS EMAIL WHERE Email CONTAINS 'a'")]
    [InlineData("FIND Contact INCLUDE full_name AS email WHERE UPPER(email) = 'A'")]
    [InlineData("FIND Contact INCLUDE company AS email, COUNT(id) AS n GROUP BY email HAVING email STARTS WITH 'a'")]
    [InlineData("FIND Contact INCLUDE company, COUNT(id) AS email GROUP BY company HAVING email > 1")]
    [InlineData("FIND Contact INCLUDE full_name AS email ORDER BY email")]
    [InlineData("FIND Contact INCLUDE full_name AS phone_mobile ORDER BY phone_mobile DESC")]
    [InlineData("FIND Contact INCLUDE full_name AS address_city WHERE address_city IN ('Bonn')")]
    [InlineData("FIND Contact INCLUDE full_name AS emails WHERE emails LIKE 'a%'")]
    [InlineData("SELECT contact.full_name AS email FROM contacts WHERE email LIKE 'a%'")]
    [InlineData("SELECT contact.full_name AS email FROM contacts WHERE contact.email LIKE 'a%'")]
    [InlineData("SELECT speaker.full_name AS email, COUNT(session.id) AS n FROM speakers JOIN sessions GROUP BY speaker.full_name HAVING email LIKE 'a%'")]
    // A harmless alias of a masked field.
    [InlineData("FIND Contact INCLUDE email AS title WHERE title LIKE 'a%'")]
    [InlineData("FIND Contact INCLUDE LOWER(email) AS full_name ORDER BY full_name")]
    [InlineData("FIND Contact INCLUDE email AS \"track.name\" ORDER BY track.name")]
    [InlineData("FIND Contact INCLUDE email AS \"contacts.company\" ORDER BY contacts.company")]
    [InlineData("FIND Contact INCLUDE UPPER(email) ORDER BY \"UPPER(email)\"")]
    [InlineData("FIND Contact INCLUDE email AS a, full_name AS b ORDER BY b, a")]
    // Ranks.
    [InlineData("FIND Contact INCLUDE full_name ORDER BY email")]
    [InlineData("FIND Contact INCLUDE full_name ORDER BY LOWER(phone_mobile) DESC")]
    [InlineData("SELECT contact.full_name FROM contacts ORDER BY contact.address_line_1")]
    [InlineData("FIND Session INCLUDE title, speakers.full_name ORDER BY speakers.email")]
    [InlineData("FIND Contact INCLUDE email, COUNT(id) AS n GROUP BY email")]
    [InlineData("FIND Contact INCLUDE COUNT(id) AS n GROUP BY LOWER(email)")]
    [InlineData("SELECT DISTINCT contact.email, contact.full_name FROM contacts")]
    [InlineData("FIND Contact INCLUDE company, MIN(email) AS first GROUP BY company")]
    [InlineData("FIND Contact INCLUDE company, MAX(phone_mobile) GROUP BY company")]
    [InlineData("FIND Contact INCLUDE company, COUNT(DISTINCT UPPER(email)) AS n GROUP BY company")]
    [InlineData("FIND Contact INCLUDE company GROUP BY company ORDER BY MIN(email)")]
    // Whether it is there becomes a question about something else.
    [InlineData("FIND Contact INCLUDE about AS email WHERE email IS NULL")]
    [InlineData("FIND Contact INCLUDE email AS about WHERE about IS NOT EMPTY")]
    // Odd letters, comments, other ends of texts.
    [InlineData("FIND Contact INCLUDE full_name WHERE ｅｍａｉｌ LIKE 'a%'")]
    [InlineData("FIND Contact INCLUDE full_name WHERE \"em\u00ADail\" LIKE 'a%'")]
    [InlineData("FIND Contact INCLUDE full_name AS \"e\u200Bmail\" WHERE \"email\" LIKE 'a%'")]
    [InlineData("FIND Contact INCLUDE full_name -- \r WHERE email LIKE 'a%'")]
    [InlineData("FIND Contact INCLUDE full_name /* WHERE email LIKE 'a%' */")]
    [InlineData(@"FIND Contact WHERE full_name = 'x\' OR full_name = ' OR email LIKE ''a%' INCLUDE full_name")]
    // What cannot be read.
    [InlineData("FIND Contact INCLUDE full_name WHERE email ~ 'a'")]
    [InlineData("FIND Contact INCLUDE CASE WHEN email < 'm' THEN 1 ELSE 0 END AS x")]
    [InlineData("FIND Contact INCLUDE full_name, `email` ORDER BY 2")]
    [InlineData("FIND Contact INCLUDE SUBSTRING(\"phone_mobile\", 1, 2) AS x")]
    public async Task A_query_that_would_tell_what_is_masked_is_not_sent(string query)
    {
        var (assistant, wire) = await ConnectAsync();
        await using var _ = assistant;

        foreach (var extra in new[] { "", "check_only", "send_anyway" })
        {
            var arguments = new Dictionary<string, object> { ["query"] = query, ["event_id"] = EventId };
            if (extra.Length > 0)
                arguments[extra] = true;
            (await assistant.AskInVainAsync("run_query", arguments)).ShouldStartWith("Not sent: personal data is masked, and ");
        }

        wire.Seen("/execute").ShouldBe(0);
    }

    [Theory]
    [InlineData("FIND Contact INCLUDE full_name AS gender")]
    [InlineData("FIND Contact INCLUDE full_name, gender AS title")]
    [InlineData("FIND Contact INCLUDE full_name ORDER BY ethnicity")]
    [InlineData("FIND Contact INCLUDE COUNT(speaker_fee) AS n")]
    [InlineData("FIND Session INCLUDE speakers.pronouns")]
    [InlineData("FIND Contact INCLUDE full_name WHERE \"ｇｅｎｄｅｒ\" = 'x'")]
    [InlineData("FIND Contact INCLUDE full_name -- gender")]
    [InlineData("FIND Disability")]
    public async Task What_is_sensitive_is_not_even_named(string query)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, "sandbox-no-pii-mask", showPersonalData: true);

        (await assistant.AskInVainAsync("run_query", new { query, event_id = EventId, send_anyway = true })).ShouldContain("is sensitive personal data");
    }

    [Theory]
    [InlineData("FIND Contact WHERE email IS NOT NULL INCLUDE COUNT(email) AS with_email", true)]
    [InlineData("FIND Contact INCLUDE company, COUNT(email) AS with_email GROUP BY company ORDER BY with_email DESC", true)]
    [InlineData("FIND Contact INCLUDE company, COUNT(email) AS email_count GROUP BY company HAVING email_count > 0", true)]
    [InlineData("FIND Contact INCLUDE COUNT(DISTINCT email) AS different", true)]
    [InlineData("FIND Contact INCLUDE company GROUP BY company HAVING COUNT(email) > 0", true)]
    [InlineData("SELECT speaker.full_name, COUNT(session.id) AS session_count FROM speakers JOIN sessions GROUP BY speaker.full_name ORDER BY session_count DESC, speaker.full_name ASC", true)]
    [InlineData("SELECT DISTINCT speaker.company FROM speakers", true)]
    [InlineData("FIND Session INCLUDE DATE(starts_at) AS day, COUNT(id) AS sessions GROUP BY day ORDER BY day", true)]
    [InlineData("FIND Session INCLUDE room.name AS room_name, display_status AS status, title AS name ORDER BY room_name, status, name", true)]
    [InlineData("FIND Session INCLUDE title, speakers.last_name AS last_name, speakers.company AS company, speakers.title AS job_title ORDER BY last_name, company", true)]
    [InlineData("FIND Session INCLUDE title, FORMAT_DATE(starts_at, 'YYYY-MM') AS month, UPPER(track.name) AS track, duration_minutes AS minutes", true)]
    [InlineData("FIND Session INCLUDE status, MIN(starts_at) AS first, MAX(ends_at) AS last, AVG(capacity) AS mean GROUP BY status", true)]
    [InlineData("FIND Session INCLUDE title WHERE title LIKE '%email%' OR description CONTAINS 'gender' OR title LIKE '%e%' -- by words in the text", true)]
    [InlineData("FIND Session INCLUDE tags.name, COUNT(DISTINCT id) AS sessions GROUP BY tags.name ORDER BY sessions DESC", true)]
    [InlineData("FIND Contact INCLUDE full_name, email AS reach, LOWER(email) AS low", false)]
    [InlineData("FIND Contact INCLUDE full_name AS email", false)]
    public async Task What_tells_nothing_is_answered(string query, bool isWhole)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var answer = await assistant.AskAsync("run_query", new { query, event_id = EventId });

        answer.Rows().ShouldNotBeEmpty();
        answer.GetProperty("rows").GetRawText().Contains("***", StringComparison.Ordinal).ShouldBe(!isWhole);
        (answer.Notice() ?? "").ShouldNotContain("neither query nor schema");
    }

    [Theory]
    [InlineData("FIND Contact WHERE nickname LIKE 'a%' INCLUDE full_name")]
    [InlineData("FIND Contact INCLUDE full_name ORDER BY secrets.name")]
    public async Task What_the_schema_does_not_know_is_not_tested_though_the_check_is_overruled(string query)
    {
        var (assistant, wire) = await ConnectAsync();
        await using var _ = assistant;

        (await assistant.AskInVainAsync("run_query", new { query, event_id = EventId })).ShouldStartWith("Not sent, so no request was spent: the query has errors.");
        (await assistant.AskInVainAsync("run_query", new { query, event_id = EventId, send_anyway = true })).ShouldStartWith("Not sent: personal data is masked, and ");
        wire.Seen("/execute").ShouldBe(0);
    }

    [Theory]
    [InlineData("FIND Contact ORDER BY 3")]
    [InlineData("FIND Contact INCLUDE full_name ORDER BY full_name, 2 DESC")]
    [InlineData("FIND Contact INCLUDE COUNT(id) GROUP BY (3)")]
    public async Task A_column_is_not_ordered_by_through_its_number(string query)
    {
        var (assistant, wire) = await ConnectAsync();
        await using var _ = assistant;

        (await assistant.AskInVainAsync("run_query", new { query, event_id = EventId, send_anyway = true })).ShouldStartWith("Not sent: personal data is masked, and ordering or grouping by the number");
        wire.Seen("/execute").ShouldBe(0);
    }

    [Fact]
    public async Task A_query_that_names_one_thing_thousands_of_times_is_judged_soon()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);
        var names = string.Join(',', Enumerable.Repeat("title AS t", 1_600));
        var path = string.Join('.', Enumerable.Repeat("sessions.contacts", 1_000));

        (await assistant.AskInVainAsync("run_query", new { query = $"FIND Session INCLUDE {names} ORDER BY {string.Join(',', Enumerable.Repeat("t", 1_000))}", event_id = EventId })).ShouldNotBeNull();
        (await assistant.AskInVainAsync("run_query", new { query = $"SELECT session.{path}.nothing FROM sessions", event_id = EventId })).ShouldNotBeNull();
    }

    private async Task<(Assistant Assistant, Wire Wire)> ConnectAsync()
    {
        var wire = new Wire();
        return (await Assistant.ConnectAsync(sandbox.Address, "sandbox-no-pii-mask", configure: wire.Lay), wire);
    }
}
