using System.Text.Json;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Insights;

public sealed class QueryTests
{
    [Fact]
    public async Task A_query_of_one_event_goes_to_the_event()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("POST /v1/event/7/insights/execute", "[]");

        await lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session", EventId: 7, Limit: 50));
        await lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session", EventIds: [7, 7], Page: 2));

        lab.Server.Seen.Select(seen => seen.Body).ShouldBe(
        [
            """{"query":"FIND Session","obfuscatePii":true,"page":1,"limit":50}""",
            """{"query":"FIND Session","obfuscatePii":true,"page":2}""",
        ]);
    }

    [Fact]
    public async Task A_query_of_several_events_or_none_goes_to_the_organization()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("POST /v1/insights/execute", "[]");

        await lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session", EventIds: [9, 7], ObfuscatePii: false));
        await lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session"));

        lab.Server.Seen.Select(seen => seen.Body).ShouldBe(
        [
            """{"query":"FIND Session","obfuscatePii":false,"page":1,"eventIds":[7,9]}""",
            """{"query":"FIND Session","obfuscatePii":true,"page":1}""",
        ]);
    }

    [Theory]
    [InlineData("""{"results":ROWS}""")]
    [InlineData("""{"data":ROWS}""")]
    [InlineData("""{"data":{"rows":ROWS}}""")]
    [InlineData("ROWS")]
    public async Task Columns_are_in_the_order_in_which_rows_first_name_them(string wrapping)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("POST /v1/insights/execute", wrapping.Replace(
            "ROWS", """[{"title":"A","n":1},{"room":{"name":"Hall"},"title":"B"}]""", StringComparison.Ordinal));

        var page = await lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session"));

        page.Columns.ShouldBe(["title", "n", "room"]);
        page.Rows.Select(row => string.Join(' ', row.Select(cell => cell.GetRawText()))).ShouldBe(
            ["\"A\" 1 null", "\"B\" null {\"name\":\"Hall\"}"]);
        (page.Page, page.PageSize, page.Total, page.TotalPages).ShouldBe((1, 2, null, null));
    }

    [Fact]
    public async Task Rows_without_names_take_those_of_the_columns()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("POST /v1/insights/execute", """{"columns":["title",{"name":"n"}],"rows":[["A",1,true],["B"]]}""");

        var page = await lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session"));

        page.Columns.ShouldBe(["title", "n", "column_3"]);
        page.Rows[1][2].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task What_the_answer_says_of_its_pages_is_told()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(
            "POST /v1/insights/execute",
            """{"results":[],"pagination":{"currentPage":3,"pageSize":10,"totalPages":3,"totalResults":"25"}}""");

        var page = await lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session", Page: 3));

        (page.Page, page.PageSize, page.Total, page.TotalPages).ShouldBe((3, 10, 25, 3));
    }

    [Theory]
    [InlineData(7, """{"prompt":"How many?","eventId":7}""")]
    [InlineData(null, """{"prompt":"How many?"}""")]
    public async Task A_question_is_put_into_a_query(int? eventId, string body)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("POST /v1/insights/ai/generate", """{"query":"FIND Session","explanation":"All."}""");

        var generated = await lab.Client.Insights.GenerateQueryAsync(new QuestionRequest("How many?", eventId));

        generated.ShouldBe(new GeneratedQuery("FIND Session", "All."));
        lab.Server.Seen.ShouldHaveSingleItem().Body.ShouldBe(body);
    }

    [Fact]
    public async Task A_question_may_come_back_without_a_query()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("POST /v1/insights/ai/generate", """{"data":{"query":"","explanation":"I do not know."}}""");

        (await lab.Client.Insights.GenerateQueryAsync(new QuestionRequest("Why?"))).ShouldBe(new GeneratedQuery(null, "I do not know."));
    }
}
