using System.Net;
using System.Text.Json;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

/// <summary>What <see cref="OutsideIssuerTests"/> holds of the composed application, of the program that an operator starts.</summary>
public sealed class OutsideProcessTests(OutsideProcess process) : IClassFixture<OutsideProcess>
{
    private const string FindEvent = """{"name":"find_event","arguments":{"name":"Meridian DevCon 2027"}}""";
    private const string SearchPeople = """{"name":"search_people","arguments":{"event_id":"Meridian DevCon 2027"}}""";

    [Fact]
    public async Task Without_a_token_the_challenge_names_all_scopes_and_leads_to_the_provider()
    {
        const string Metadata = "https://mcp.example.org/.well-known/oauth-protected-resource/mcp";
        var (status, challenge, _) = await AskAsync(null, "tools/list");
        var metadata = JsonDocument.Parse(await process.Client.GetStringAsync(new Uri(Metadata))).RootElement;

        status.ShouldBe(HttpStatusCode.Unauthorized);
        challenge.ShouldStartWith($"Bearer resource_metadata=\"{Metadata}\", scope=\"read:contacts read:events read:insights read:sessions read:transcriptions\"");
        metadata.GetProperty("resource").GetString().ShouldBe("https://mcp.example.org/mcp");
        metadata.GetProperty("authorization_servers").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe(process.Provider.Authority);
    }

    // Most providers refuse a request for a scope that they do not know.
    [Fact]
    public async Task The_README_names_every_scope_that_assistants_ask_the_provider_for()
    {
        var metadata = JsonDocument.Parse(await process.Client.GetStringAsync(new Uri("https://mcp.example.org/.well-known/oauth-protected-resource/mcp"))).RootElement;

        foreach (var scope in metadata.GetProperty("scopes_supported").EnumerateArray())
            ReadmeOfOutsideIssuer.Section.ShouldContain($"`{scope.GetString()}`");
    }

    [Fact]
    public async Task A_good_token_lists_the_tools_of_its_groups_and_calls_them()
    {
        var guest = process.Provider.Issue(groups: ["guests"]);
        var organizer = process.Provider.Issue(groups: ["organizers"]);
        var (status, _, found) = await AskAsync(guest, "tools/call", FindEvent);
        var (_, _, people) = await AskAsync(organizer, "tools/call", SearchPeople);

        (await ToolsAsync(guest)).ShouldContain("find_event");
        (await ToolsAsync(guest)).ShouldNotContain("search_people");
        (await ToolsAsync(organizer)).ShouldContain("search_people");
        status.ShouldBe(HttpStatusCode.OK);
        found.GetProperty("result").GetProperty("structuredContent").GetProperty("total").GetInt32().ShouldBe(1);
        people.GetProperty("result").GetProperty("structuredContent").GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
        (await AskAsync(guest, "tools/call", SearchPeople)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_person_of_no_mapped_group_sees_and_may_do_nothing()
    {
        var token = process.Provider.Issue(groups: ["strangers"]);

        (await ToolsAsync(token)).ShouldBeEmpty();
        (await AskAsync(token, "tools/call", FindEvent)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_that_is_not_for_us_is_401()
    {
        var provider = process.Provider;
        string[] tokens =
        [
            provider.Issue(audience: "https://mcp.example.org", groups: ["organizers"]),
            provider.Issue(issuer: "https://evil.example", groups: ["organizers"]),
            provider.Issue(minutes: -5, groups: ["organizers"]),
            OutsideIssuerTests.Unsigned(provider.Issue(groups: ["organizers"])),
            process.Variables["SESSIONBOARD_API_TOKEN"],
        ];

        foreach (var token in tokens)
        {
            var (status, challenge, _) = await AskAsync(token, "tools/call", FindEvent);
            status.ShouldBe(HttpStatusCode.Unauthorized, token);
            challenge.ShouldContain("error=\"invalid_token\"");
        }
    }

    [Fact]
    public void It_writes_nothing_into_its_users_home_and_warns_of_nothing()
    {
        Directory.GetFileSystemEntries(process.Home).ShouldBeEmpty();
        process.Output.ShouldContain("\"LogLevel\":\"Information\"");
        process.Output.ShouldNotContain("\"LogLevel\":\"Warning\"");
    }

    [Theory]
    [InlineData("OutsideIssuer__Audience", "", "OutsideIssuer:Audience is ''. Set it to the exact audience")]
    [InlineData("OutsideIssuer__Authority", "login.example.org", "OutsideIssuer:Authority is 'login.example.org'. Set it to the issuer address")]
    [InlineData("SESSIONBOARD_API_TOKEN", "", "No API token. Set SESSIONBOARD_API_TOKEN")]
    [InlineData("PublicUrl", "http://mcp.example.org", "PublicUrl is 'http://mcp.example.org'. Set it to an https address")]
    public async Task A_setting_that_is_missing_or_wrong_is_named_and_nothing_is_served(string name, string value, string expected)
    {
        var variables = new Dictionary<string, string>(process.Variables) { [name] = value };

        var (code, output, error) = await ServerProcess.RunAsync(variables, "serve", "--urls", $"http://localhost:{SignInServer.FreePort()}");

        (code, output).ShouldBe((2, ""));
        error.ShouldStartWith(expected);
        error.ShouldNotContain("   at ");
    }

    private async Task<IReadOnlyList<string>> ToolsAsync(string token)
    {
        var (status, _, body) = await AskAsync(token, "tools/list");
        status.ShouldBe(HttpStatusCode.OK);
        return [.. body.GetProperty("result").GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!)];
    }

    private Task<(HttpStatusCode Status, string Challenge, JsonElement Body)> AskAsync(string? token, string method, string parameters = "{}") =>
        OutsideServer.AskAsync(process.Client, token, method, parameters);
}
