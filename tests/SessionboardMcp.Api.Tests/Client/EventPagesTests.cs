using Microsoft.AspNetCore.Http;
using SessionboardMcp.Api.Events;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Client;

public sealed class EventPagesTests
{
    private const string Events = "GET /v1/events";

    [Fact]
    public async Task Every_page_is_fetched_a_hundred_events_at_a_time()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Events, context => Reply.Json(Page(context, total: 250, withPagination: true))(context));

        var events = await lab.Client.Events.ListAsync();

        events.Value.Select(item => item.Id).ShouldBe(Enumerable.Range(1, 250));
        lab.Server.Seen.Select(seen => seen.Target).ShouldBe(
            ["/v1/events?page=1&pageSize=100", "/v1/events?page=2&pageSize=100", "/v1/events?page=3&pageSize=100"]);
    }

    [Fact]
    public async Task Without_pagination_a_short_page_is_the_last()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Events, context => Reply.Json(Page(context, total: 120, withPagination: false))(context));

        (await lab.Client.Events.ListAsync()).Value.Count.ShouldBe(120);

        lab.Server.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_route_that_ignores_pages_does_not_go_round_for_ever()
    {
        await using var lab = await Lab.OpenAsync();
        var rows = string.Join(',', Enumerable.Range(1, 100).Select(id => $$"""{"id":{{id}},"name":"E"}"""));
        lab.Server.On(Events, $"[{rows}]");

        (await lab.Client.Events.ListAsync()).Value.Count.ShouldBe(100);

        lab.Server.Seen.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"results":[ROW]}""")]
    [InlineData("""{"data":[ROW]}""")]
    [InlineData("""{"data":{"results":[ROW]}}""")]
    [InlineData("[ROW]")]
    public async Task Rows_are_found_in_every_wrapping(string wrapping)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Events, wrapping.Replace(
            "ROW", """{"id":"7","name":"Summit","timezone":"Europe/Berlin","features":{"translated_fields":true},"new":{}}""", StringComparison.Ordinal));

        (await lab.Client.Events.ListAsync()).Value.ShouldBe([new EventSummary(7, "Summit", "Europe/Berlin", true)]);
    }

    private static string Page(HttpContext context, int total, bool withPagination)
    {
        var page = int.Parse(context.Request.Query["page"]!, System.Globalization.CultureInfo.InvariantCulture);
        var rows = Enumerable.Range(1, total).Skip((page - 1) * 100).Take(100).Select(id => $$"""{"id":{{id}},"name":"E{{id}}"}""");
        var pagination = withPagination
            ? $$""","pagination":{"currentPage":{{page}},"pageSize":100,"totalPages":{{(total + 99) / 100}},"totalResults":{{total}}}"""
            : "";
        return $$"""{"results":[{{string.Join(',', rows)}}]{{pagination}}}""";
    }
}
