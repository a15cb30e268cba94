using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Access;

public class AccessTests(SmallSandbox sandbox) : IClassFixture<SmallSandbox>
{
    [Theory]
    [InlineData(null, "The header x-access-token is missing.")]
    [InlineData("", "The token is not known.")]
    [InlineData("SANDBOX-FULL", "The token is not known.")]
    [InlineData("guess", "The token is not known.")]
    public async Task A_request_without_a_known_token_is_401(string? token, string message) =>
        (await sandbox.Client.SendAsync(HttpMethod.Get, "/v1/events", token)).ShouldBeError(401, "Unauthorized", message);

    [Fact]
    public void The_tokens_are_the_documented_ones() => SandboxTokens.All.Select(token => token.Value).ShouldBe(
    [
        "sandbox-full", "sandbox-read", "sandbox-legacy", "sandbox-no-insights", "sandbox-no-mcp", "sandbox-no-pii-mask", "sandbox-one-event",
        "sandbox-reports-only", "sandbox-no-contacts",
    ]);

    [Fact]
    public async Task Every_token_but_the_narrow_ones_reads_every_kind_of_entity()
    {
        foreach (var token in SandboxTokens.All.Except([SandboxTokens.ReportsOnly, SandboxTokens.NoContacts]))
        {
            foreach (var path in new[] { "sessions", "speakers", "contacts", "sponsors", "exhibitors", "tracks", "fields" })
                (await sandbox.Client.PostAsync(Event(path), token: token)).ShouldBeOk();
        }
    }

    [Fact]
    public async Task A_narrow_token_reads_what_its_scopes_name_and_nothing_else()
    {
        (await sandbox.Client.GetAsync("/v1/insights/queries", SandboxTokens.ReportsOnly)).ShouldBeOk();
        (await sandbox.Client.GetAsync("/v1/dashboards", SandboxTokens.ReportsOnly)).ShouldBeOk();
        (await sandbox.Client.PostAsync(Event("sessions"), token: SandboxTokens.ReportsOnly)).ShouldBeError(403, "Forbidden", "The token lacks the scope read:sessions.");
        (await sandbox.Client.PostAsync(Event("sessions"), token: SandboxTokens.NoContacts)).ShouldBeOk();
        (await sandbox.Client.PostAsync(Event("speakers"), token: SandboxTokens.NoContacts)).ShouldBeError(403, "Forbidden", "The token lacks the scope read:contacts.");
    }

    [Fact]
    public void Tokens_differ_in_scopes_and_switches()
    {
        SandboxTokens.Legacy.Scopes.ShouldBe(Scopes.AllReads, ignoreOrder: true);
        SandboxTokens.Read.Scopes.ShouldAllBe(scope => scope.StartsWith("read:"));
        SandboxTokens.Full.Scopes.ShouldContain("write:sessions");
        SandboxTokens.NoInsights.Scopes.ShouldNotContain("read:insights");
        SandboxTokens.NoMcp.HasMcpAccess.ShouldBeFalse();
        SandboxTokens.All.Where(token => !token.HidesPii).ShouldBe([SandboxTokens.NoPiiMask]);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("12345678901234567890")]
    [InlineData("first")]
    [InlineData("-1")]
    public async Task An_event_that_does_not_exist_is_404(string id) =>
        (await sandbox.Client.GetAsync($"/v1/event/{id}/tags")).ShouldBeError(404, "Not Found", "There is no such event.");

    [Fact]
    public async Task An_event_outside_the_tokens_list_looks_like_one_that_does_not_exist()
    {
        (await sandbox.Client.GetAsync(Event("tags", SmallWorld.Plain))).ShouldBeOk();
        (await sandbox.Client.GetAsync(Event("tags", SmallWorld.Plain), SandboxTokens.OneEvent)).ShouldBeError(404, "Not Found", "There is no such event.");
        (await sandbox.Client.GetAsync("/v1/events", SandboxTokens.OneEvent)).Results.ShouldHaveSingleItem()
            .GetProperty("id").GetInt32().ShouldBe(SmallWorld.Modern);
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/v1/nothing")]
    [InlineData("DELETE", "/v1/events")]
    public async Task An_unknown_route_is_404_with_or_without_a_token(string method, string path)
    {
        (await sandbox.Client.SendAsync(new HttpMethod(method), path, SandboxTokens.Full.Value)).ShouldBeError(404, "Not Found", "There is no such route.");
        (await sandbox.Client.SendAsync(new HttpMethod(method), path, null)).ShouldBeError(404, "Not Found", "There is no such route.");
    }

    [Fact]
    public async Task Personal_data_is_masked_unless_the_token_says_otherwise()
    {
        var hidden = (await sandbox.Client.GetAsync(Event($"contacts/{SmallWorld.Jane.Id}"))).Json;
        var shown = (await sandbox.Client.GetAsync(Event($"contacts/{SmallWorld.Jane.Id}"), SandboxTokens.NoPiiMask)).Json;

        string[] Values(System.Text.Json.JsonElement contact) =>
        [
            contact.GetProperty("email").GetString()!, contact.GetProperty("phone_home").GetString()!,
            contact.GetProperty("address_line_1").GetString()!, contact.GetProperty("custom_fields")[0].GetProperty("value").GetString()!,
            contact.GetProperty("full_name").GetString()!,
        ];
        Values(hidden).ShouldBe(["j***@a***.example", "***-***-4567", "1***", "v***", "Jane Smith"]);
        Values(shown).ShouldBe(["jane.smith@acme.example", "+1 (555) 123-4567", "12 Main Street", "vegan", "Jane Smith"]);
    }

    [Fact]
    public async Task No_answer_tells_an_address_that_the_token_hides()
    {
        foreach (var path in new[] { "sessions", "speakers", "contacts", "sponsors", "exhibitors" })
        {
            var everything = """{"expand":["subsession_details","linked_sources","composition","translated_fields"]}""";
            (await sandbox.Client.PostAsync(Event(path), everything)).Text.ShouldNotContain("@acme.example");
            (await sandbox.Client.PostAsync(Event(path), everything, SandboxTokens.NoPiiMask)).Text.ShouldContain("@acme.example");
        }
    }
}
