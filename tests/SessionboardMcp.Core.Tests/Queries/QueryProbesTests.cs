using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Queries;

/// <summary>Queries that try out what the mask hides inside texts, and those that look for other things with digits and signs.</summary>
public sealed class QueryProbesTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int EventId = SeededEvents.PublishingForum;

    [Theory]
    // Numbers.
    [InlineData("description LIKE '%512-555-9931%'")]
    [InlineData("description LIKE '%5125559931%'")]
    [InlineData("description LIKE '%512%555%9931%'")]
    [InlineData("description LIKE '%5%1%2%5%5%5%9%9%3%1%'")]
    [InlineData("description LIKE '%512_555_9931%'")]
    [InlineData(@"description LIKE '%512\-555\-9931%'")]
    [InlineData("description LIKE '%512-555-9%'")]
    [InlineData("description NOT LIKE '%(512) 555-99%'")]
    [InlineData("description LIKE '%５１２-555-9931%'")]
    [InlineData("description LIKE '%512&#45;555-9931%'")]
    [InlineData("description LIKE '%Call 555993%'")]
    [InlineData("description LIKE '%+49 171%'  AND description LIKE '%5557712%'")]
    [InlineData("description CONTAINS '512-555-9931'")]
    [InlineData("description STARTS WITH 'Call 512-555-9931'")]
    [InlineData("NOT description ENDS WITH '555-9931'")]
    [InlineData("description = 'Call me at 512-555-9931'")]
    [InlineData("description != '512-555-9931'")]
    [InlineData("'512-555-9931' = description")]
    [InlineData("description IN ('a', '512-555-9931')")]
    [InlineData("description BETWEEN 'Call 512-555-9930' AND 'Call 512-555-9932'")]
    [InlineData("description >= 'Call 512-555-9931'")]
    [InlineData("description > 'Ask 5125559' AND description < 'Ask 5125560'")]
    [InlineData("UPPER(description) LIKE '%512-555-9931%'")]
    [InlineData("LOWER(title) = '512-555-9931'")]
    [InlineData("title LIKE '%512-555-9931%'")]
    [InlineData("track.name LIKE '%512-555-9931%'")]
    [InlineData("speakers.about LIKE '%512-555-9931%'")]
    [InlineData("status_category = 'accepted' AND (capacity > 10 OR NOT (title = 'a' OR description LIKE '%512-555-9931%'))")]
    // In pieces.
    [InlineData("description LIKE '%512%' AND description LIKE '%555%' AND description LIKE '%9931%'")]
    [InlineData("NOT (description NOT LIKE '%512%' OR description NOT LIKE '%-555-%' OR description NOT LIKE '%9931%')")]
    // Addresses.
    [InlineData("description LIKE '%zz.top@oracle-corp.com%'")]
    [InlineData("description LIKE '%zz.top@oracle-corp%'")]
    [InlineData("description LIKE '%zz.top@%'")]
    [InlineData("description LIKE '%jane@acme%'")]
    [InlineData("description LIKE '%@oracle-corp.com%'")]
    [InlineData("description LIKE '%@ora%'")]
    [InlineData("description LIKE '%zz.top @ oracle%'")]
    [InlineData("description LIKE '%zz%top@%oracle%'")]
    [InlineData("description LIKE '%zz.top_oracle-corp.com%'")]
    [InlineData("description LIKE '%zz.top%oracle-corp.com%'")]
    [InlineData("description LIKE '%zz.top (at) oracle-corp%'")]
    [InlineData("description LIKE '%zz.top at oracle-corp dot com%'")]
    [InlineData("description LIKE '%zz.top&#64;oracle%'")]
    [InlineData("description CONTAINS 'zz.top@oracle-corp.com'")]
    [InlineData("description IN ('zz.top@oracle-corp.com')")]
    [InlineData("description LIKE '%DE89 3704 0044 0532 0130 00%'")]
    // What stands in comments, or cannot be read.
    [InlineData("title = 'a' -- OR description LIKE '%512-555-9931%'")]
    [InlineData("description ~ '512-555-9931'")]
    [InlineData("description ILIKE '%zz.top@oracle-corp.com%'")]
    [InlineData("POSITION('512' || '555' || '9931' IN description) > 0")]
    public async Task What_the_mask_hides_is_not_looked_for(string condition)
    {
        var wire = new Wire();
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, "sandbox-no-pii-mask", configure: wire.Lay);

        foreach (var query in new[] { $"FIND Session WHERE {condition}", $"FIND Session INCLUDE description AS starts_at, COUNT(id) AS n GROUP BY description HAVING {condition.Replace("description", "starts_at", StringComparison.Ordinal)}" })
        {
            foreach (var extra in new[] { "", "check_only", "send_anyway" })
            {
                var arguments = new Dictionary<string, object> { ["query"] = query, ["event_id"] = EventId };
                if (extra.Length > 0)
                    arguments[extra] = true;
                var error = await assistant.AskInVainAsync("run_query", arguments);
                error.ShouldStartWith("Not sent: personal data is masked, and looking in ");
                error.ShouldContain("search_sessions");
                error.ShouldNotContain("512");
                error.ShouldNotContain("oracle");
            }
        }

        wire.Seen("/execute").ShouldBe(0);
    }

    [Theory]
    [InlineData("title LIKE '%AI@Scale%'")]
    [InlineData("title LIKE '%C# @ Work%'")]
    [InlineData("title LIKE '%@%'")]
    [InlineData("title LIKE '%2026%'")]
    [InlineData("title LIKE '%2026%2027%' OR title LIKE '%2025-2026%'")]
    [InlineData("title = 'ISO 27001' OR title LIKE '%ISO 27001%' OR title CONTAINS 'ISO/IEC 27001:2022'")]
    [InlineData("title LIKE '%ISO 27001%' AND description LIKE '%ISO 9001%'")]
    [InlineData("description LIKE '%10,000%' OR description LIKE '%1,000,000%' OR description LIKE '%1 000 000%' OR description LIKE '%24/7%'")]
    [InlineData("title LIKE '%101%' OR title LIKE '%202%' OR title LIKE '%303%'")]
    [InlineData("title LIKE '%Python 3.11%' AND description LIKE '%802.11%'")]
    [InlineData("description LIKE '%2026-10-12%' OR description LIKE '%12.10.2026%'")]
    [InlineData("title LIKE '%node_modules%' OR title LIKE '%asp.net%' OR title LIKE '%speakers at React%'")]
    [InlineData("starts_at >= '2026-10-12' AND starts_at < '2026-10-14T09:00:00Z'")]
    [InlineData("starts_at BETWEEN '2026-10-12 09:00:00' AND '2026-10-14 18:30:00'")]
    [InlineData("DATE(starts_at) = '2026-10-12' OR FORMAT_DATE(starts_at, 'YYYYMMDD') > '20261012'")]
    [InlineData("capacity > 1234567 OR capacity IN (12345678, 2345678)")]
    [InlineData("id = '01234567-1234-1234-1234-123456789012'")]
    [InlineData("track.name IN ('101', '202', '303', '404')")]
    public async Task Other_digits_and_signs_are(string condition)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        foreach (var query in new[] { $"FIND Session WHERE {condition}", $"FIND Session INCLUDE title, COUNT(id) AS n WHERE {condition} GROUP BY title HAVING n > 1234567" })
            (await assistant.AskAsync("run_query", new { query, event_id = EventId, send_anyway = true })).Rows().ShouldNotBeNull();
    }

    [Fact]
    public async Task Whoever_sees_personal_data_looks_for_it()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, "sandbox-no-pii-mask", showPersonalData: true);

        (await assistant.AskAsync("run_query", new { query = "FIND Session WHERE description LIKE '%512-555-9931%' INCLUDE title", event_id = EventId })).Rows().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_with_a_number_in_it_is_not_put()
    {
        var wire = new Wire();
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay);

        (await assistant.AskInVainAsync("ask_data", new { question = "Which session says call 512-555-9931?", event_id = EventId })).ShouldStartWith("Not sent: personal data is masked, and looking in ");
        wire.Seen("/generate").ShouldBe(0);
    }

    // Each condition is read once, whatever stands in it.
    [Theory]
    [InlineData("1%")]
    [InlineData("a_")]
    [InlineData("a@%")]
    [InlineData("a.b%")]
    [InlineData("%1 ")]
    public async Task A_long_pattern_is_judged_soon(string part)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);
        var pattern = string.Concat(Enumerable.Repeat(part, 19_000 / part.Length));

        (await assistant.AskInVainAsync("run_query", new { query = $"FIND Session WHERE title LIKE '{pattern}a@b'", event_id = EventId })).ShouldStartWith("Not sent: ");
    }
}
