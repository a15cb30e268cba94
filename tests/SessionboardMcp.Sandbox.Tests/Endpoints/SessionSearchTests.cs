using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Endpoints;

public class SessionSearchTests(SmallSandbox sandbox) : IClassFixture<SmallSandbox>
{
    [Theory]
    [InlineData(null, "Talk Paper")]
    [InlineData("", "Talk Paper")]
    [InlineData("{}", "Talk Paper")]
    [InlineData("""{"filters":{"isAbstract":true}}""", "Paper")]
    [InlineData("""{"filters":{"isAbstract":false}}""", "Talk")]
    [InlineData("""{"filters":{"status":"accepted"}}""", "Talk")]
    [InlineData("""{"filters":{"status":"pending"}}""", "Paper")]
    [InlineData("""{"filters":{"status":"declined"}}""", "")]
    [InlineData("""{"filters":{"createdAt":{"after":"2026-05-01T12:00:00Z"}}}""", "Paper")]
    [InlineData("""{"filters":{"createdAt":{"after":"2026-05-01T11:59:59.999Z"}}}""", "Talk Paper")]
    [InlineData("""{"filters":{"createdAt":{"before":"2026-05-02T14:00:00+02:00"}}}""", "Talk")]
    [InlineData("""{"filters":{"updatedAt":{"after":"2026-05-18T13:00:00Z"}}}""", "Talk")]
    [InlineData("""{"filters":{"updatedAt":{"before":"2026-05-19T12:00:00Z"}}}""", "Paper")]
    [InlineData("""{"sort":{"order":"updatedAt","sort":"asc"}}""", "Paper Talk")]
    [InlineData("""{"sort":{"order":"updatedAt","sort":"desc"}}""", "Talk Paper")]
    [InlineData("""{"sort":{"order":"createdAt","sort":"desc"}}""", "Paper Talk")]
    [InlineData("""{"sort":{"order":"updatedAt"}}""", "Paper Talk")]
    [InlineData("""{"sort":{"sort":"desc"}}""", "Paper Talk")]
    [InlineData("""{"expand":["linked_sources"]}""", "Talk Paper Source")]
    public async Task A_search_finds(string? body, string titles)
    {
        var answer = (await sandbox.Client.PostAsync(Event("sessions"), body)).ShouldBeOk();

        string.Join(' ', answer.Results.Select(row => row.GetProperty("title").GetString())).ShouldBe(titles);
        answer.Json.GetProperty("pagination").GetProperty("totalResults").GetInt32().ShouldBe(answer.Results.Count);
    }

    [Theory]
    [InlineData("", 2, """{"currentPage":1,"pageSize":25,"totalPages":1,"totalResults":2}""")]
    [InlineData("?pageSize=1", 1, """{"currentPage":1,"pageSize":1,"totalPages":2,"totalResults":2}""")]
    [InlineData("?pageSize=1&page=2", 1, """{"currentPage":2,"pageSize":1,"totalPages":2,"totalResults":2}""")]
    [InlineData("?pageSize=100&page=999", 0, """{"currentPage":999,"pageSize":100,"totalPages":1,"totalResults":2}""")]
    public async Task A_page_says_where_it_stands(string query, int rows, string pagination)
    {
        var answer = (await sandbox.Client.PostAsync(Event("sessions") + query)).ShouldBeOk();

        answer.Results.Count.ShouldBe(rows);
        answer.Json.GetProperty("pagination").GetRawText().ShouldBe(pagination);
    }

    [Theory]
    [InlineData("?pageSize=101", null, "pageSize must be a whole number from 1 to 100.")]
    [InlineData("?pageSize=0", null, "pageSize must be a whole number from 1 to 100.")]
    [InlineData("?page=0", null, "page must be a whole number from 1 to 999.")]
    [InlineData("?page=1000", null, "page must be a whole number from 1 to 999.")]
    [InlineData("?page=one", null, "page must be a whole number from 1 to 999.")]
    [InlineData("", "{", "The body is not a valid search, at $.")]
    [InlineData("", "[]", "The body is not a valid search, at $.")]
    [InlineData("", """{"filter":{}}""", "The body is not a valid search, at $.filter.")]
    [InlineData("", """{"filters":{"isAbstract":"yes"}}""", "The body is not a valid search, at $.filters.isAbstract.")]
    [InlineData("", """{"filters":{"status":"approved"}}""", "filters.status must be one of accepted, accept_queue, pending, decline_queue, declined.")]
    [InlineData("", """{"filters":{"createdAt":{"after":"yesterday"}}}""", "filters.createdAt.after must be a date-time such as 2026-05-01T00:00:00Z.")]
    [InlineData("", """{"filters":{"updatedAt":{"before":"2026-05-01T00:00:00"}}}""", "filters.updatedAt.before must be a date-time such as 2026-05-01T00:00:00Z.")]
    [InlineData("", """{"sort":{"order":"title"}}""", "sort.order must be one of createdAt, updatedAt.")]
    [InlineData("", """{"sort":{"sort":"up"}}""", "sort.sort must be one of asc, desc.")]
    [InlineData("", """{"expand":["speakers"]}""", "expand 'speakers' is not one of translated_fields, subsession_details, linked_sources, composition.")]
    public async Task A_search_that_makes_no_sense_is_refused(string query, string? body, string message) =>
        (await sandbox.Client.PostAsync(Event("sessions") + query, body)).ShouldBeError(400, "Bad Request", message);
}
