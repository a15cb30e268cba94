using SessionboardMcp.Api.Dashboards;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Reports;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Insights;

public sealed class ReportTests
{
    private static readonly SavedReport OfEvent = new("r1", "Of seven", null, "FIND Session", 7);
    private static readonly SavedReport OfAll = new("r2", "Of all", null, "FIND Session", null);

    [Fact]
    public async Task Reports_are_listed_with_all_pages_and_kept()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.OnEach(
            "GET /v1/insights/queries",
            Reply.Json("""{"results":[{"id":"r1","name":"Of seven","query":"FIND Session","category":"x","eventId":7},{"name":"without id"}],"pagination":{"currentPage":1,"pageSize":100,"totalPages":2,"totalResults":2}}"""),
            Reply.Json("""{"results":[{"id":2,"name":"Of all","eventId":null}],"pagination":{"currentPage":2,"pageSize":100,"totalPages":2,"totalResults":2}}"""));

        var reports = (await lab.Client.Reports.ListAsync()).Value;
        await lab.Client.Reports.ListAsync();

        reports.ShouldBe([new SavedReport("r1", "Of seven", "x", "FIND Session", 7), new SavedReport("2", "Of all", null, null, null)]);
        lab.Server.Seen.Select(seen => seen.Target).ShouldBe(["/v1/insights/queries?page=1&limit=100", "/v1/insights/queries?page=2&limit=100"]);
    }

    [Fact]
    public async Task A_report_is_run_under_insights_where_masking_and_pages_can_be_asked_for()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("POST /v1/insights/queries/r1/run", "[]");

        await lab.Client.Reports.RunAsync(new ReportRun(OfEvent));
        await lab.Client.Reports.RunAsync(new ReportRun(OfEvent, 8, ObfuscatePii: false, Page: 2, Limit: 50));

        lab.Server.Seen.Select(seen => seen.Body).ShouldBe(
        [
            """{"obfuscatePii":true,"page":1}""",
            """{"eventId":8,"obfuscatePii":false,"page":2,"limit":50}""",
        ]);
    }

    [Fact]
    public async Task The_rows_of_a_report_are_those_of_a_query()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("POST /v1/insights/queries/r2/run", """{"results":[{"track":"Green","sessions":3},{"track":null}],"pagination":{"currentPage":1,"pageSize":2,"totalPages":3,"totalResults":5}}""");

        var page = await lab.Client.Reports.RunAsync(new ReportRun(OfAll, Limit: 2));

        page.Columns.ShouldBe(["track", "sessions"]);
        page.Rows.Select(row => string.Join(' ', row)).ShouldBe(["Green 3", " "]);
        (page.Page, page.PageSize, page.Total).ShouldBe((1, 2, 5));
    }

    [Fact]
    public async Task Dashboards_are_a_bare_list_and_kept()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/dashboards", """[{"id":"d1","name":"Desk","event_id":7,"updated_at":"2026-11-02T00:00:00Z"},{"id":"d2","event_id":null}]""");

        var dashboards = (await lab.Client.Dashboards.ListAsync()).Value;
        await lab.Client.Dashboards.ListAsync();

        dashboards.ShouldBe(
            [new DashboardSummary("d1", "Desk", 7, new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero)), new DashboardSummary("d2", "d2", null, null)]);
        lab.Server.Seen.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"title":"A","type":"bar","query":"FIND Session","data":[{"n":1}]}""", "A|bar|FIND Session|n|1")]
    [InlineData("""{"name":"A","chart_type":"bar","config":{"sbql":"FIND Session"},"data":{"results":[{"n":1},{"m":2}]}}""", "A|bar|FIND Session|n,m|1,;,2")]
    [InlineData("""{"label":"A","settings":{"type":"number"},"value":512}""", "A|number||value|512")]
    [InlineData("""{"data":{"accepted":3,"declined":4}}""", "|||accepted,declined|3,4")]
    [InlineData("""{"title":"A"}""", "A||||")]
    [InlineData("\"odd\"", "||||")]
    public async Task A_widget_is_read_in_any_form(string widget, string told)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/event/7/insights/dashboards/d1", $$"""{"id":"d1","name":"Desk","widgets":[{{widget}}]}""");

        var dashboard = await lab.Client.Dashboards.GetAsync(new DashboardSummary("d1", "Desk", 7, null));

        var read = dashboard.Widgets.ShouldHaveSingleItem();
        $"{read.Title}|{read.Type}|{read.Query}|{string.Join(',', read.Columns)}|{string.Join(';', read.Rows.Select(row => string.Join(',', row)))}".ShouldBe(told);
    }

    [Fact]
    public async Task A_dashboard_over_all_events_is_read_under_the_organization_and_a_missing_one_is_told()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/insights/dashboards/d2", """{"data":{"id":"d2","name":"All"}}""");
        lab.Server.On("GET /v1/insights/dashboards/d3", Reply.Status(404));

        var dashboard = await lab.Client.Dashboards.GetAsync(new DashboardSummary("d2", "All", null, null));

        (dashboard.Name, dashboard.Widgets.Count).ShouldBe(("All", 0));
        await Should.ThrowAsync<NotFoundException>(lab.Client.Dashboards.GetAsync(new DashboardSummary("d3", "Gone", null, null)));
    }
}
