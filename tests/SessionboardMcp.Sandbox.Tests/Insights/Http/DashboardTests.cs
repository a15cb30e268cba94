using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Tests.Endpoints;

namespace SessionboardMcp.Sandbox.Tests.Insights.Http;

public class DashboardTests(InsightsSandbox sandbox) : IClassFixture<InsightsSandbox>
{
    private static readonly string Status = Id("Programme status");
    private static readonly string Glance = Id("Organization at a glance");

    private SandboxClient Client => sandbox.Client;

    [Theory]
    [InlineData("/v1/dashboards", 4, "id name created_at updated_at event_id")]
    [InlineData("/v1/event/3960/dashboards", 2, "id name created_at updated_at")]
    public async Task Dashboards_are_bare_arrays(string path, int count, string names)
    {
        var list = (await Client.GetAsync(path)).ShouldBeOk().Json;

        list.GetArrayLength().ShouldBe(count);
        InsightsSandbox.Names(list[0]).ShouldBe(names.Split(' '), ignoreOrder: true);
    }

    [Fact]
    public async Task A_dashboard_comes_with_the_rows_of_its_widgets_from_everywhere()
    {
        var direct = await sandbox.ExecuteAsync("FIND Session WHERE status_category = 'accepted' INCLUDE COUNT(id) AS n", new() { ["eventId"] = 3960 });
        var accepted = direct.Results[0].GetProperty("n").GetInt32();

        foreach (var path in new[] { "/v1/insights/dashboards/", "/v1/dashboards/", "/v1/event/3960/dashboards/", "/v1/event/3960/insights/dashboards/" })
        {
            var widgets = (await Client.GetAsync(path + Status)).ShouldBeOk().Json.GetProperty("widgets");

            widgets.GetArrayLength().ShouldBe(3);
            InsightsSandbox.Names(widgets[0]).ShouldBe(["id", "title", "type", "query", "data"]);
            widgets[0].GetProperty("data")[0].GetProperty("accepted_sessions").GetInt32().ShouldBe(accepted);
        }
    }

    [Fact]
    public async Task Widgets_are_masked_whatever_the_token() =>
        (await Client.GetAsync($"/v1/insights/dashboards/{Id("Speaker desk")}", SandboxTokens.NoPiiMask)).ShouldBeOk().Text.ShouldContain("***@");

    [Fact]
    public async Task A_dashboard_over_all_events_covers_those_that_the_token_sees()
    {
        var all = (await Client.GetAsync($"/v1/dashboards/{Glance}")).ShouldBeOk().Text;

        (await Client.GetAsync($"/v1/dashboards/{Glance}", SandboxTokens.OneEvent)).ShouldBeOk().Text.ShouldNotBe(all);
    }

    [Theory]
    [InlineData("/v1/dashboards/x")]
    [InlineData("/v1/insights/dashboards/x")]
    [InlineData("/v1/event/3722/dashboards/{status}")]
    [InlineData("/v1/event/3722/insights/dashboards/{status}")]
    public async Task A_dashboard_that_is_not_there_is_404(string path) =>
        (await Client.GetAsync(path.Replace("{status}", Status, StringComparison.Ordinal))).ShouldBeError(404, "Not Found", "There is no such dashboard.");

    [Fact]
    public async Task A_dashboard_of_an_event_out_of_reach_is_not_told_of()
    {
        var back = Id("Looking back");

        (await Client.GetAsync($"/v1/dashboards/{back}", SandboxTokens.OneEvent)).ShouldBeError(404, "Not Found", "There is no such dashboard.");
        (await Client.GetAsync("/v1/dashboards", SandboxTokens.OneEvent)).Json.GetArrayLength().ShouldBe(3);
    }

    private static string Id(string name) => Seeded.Organization.Dashboards.Single(dashboard => dashboard.Name == name).Id;
}
