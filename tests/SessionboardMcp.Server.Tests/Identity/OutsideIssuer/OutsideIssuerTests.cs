using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.TestHost;
using Microsoft.IdentityModel.Tokens;

namespace SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

public sealed class OutsideIssuerTests(OutsideServer server) : IClassFixture<OutsideServer>
{
    private const string FindEvent = """{"name":"find_event","arguments":{"name":"Meridian DevCon 2027"}}""";
    private const string SearchPeople = """{"name":"search_people","arguments":{"event_id":"Meridian DevCon 2027"}}""";

    [Fact]
    public async Task Without_a_token_the_challenge_leads_to_the_providers_address()
    {
        var (status, challenge, _) = await server.AskAsync(null, "tools/list");
        var metadata = JsonDocument.Parse(await server.Client.GetStringAsync(new Uri("https://mcp.example.org/.well-known/oauth-protected-resource/mcp"))).RootElement;

        status.ShouldBe(HttpStatusCode.Unauthorized);
        challenge.ShouldContain("resource_metadata=\"https://mcp.example.org/.well-known/oauth-protected-resource/mcp\"");
        metadata.GetProperty("resource").GetString().ShouldBe("https://mcp.example.org/mcp");
        metadata.GetProperty("authorization_servers").EnumerateArray().Select(issuer => issuer.GetString()).ShouldBe([server.Provider.Authority]);
    }

    [Theory]
    [InlineData("at+jwt")]
    [InlineData("JWT")]
    public async Task A_person_of_a_mapped_group_calls_tools(string type)
    {
        var (status, _, body) = await server.AskAsync(server.Provider.Issue(type: type, groups: ["organizers"]), "tools/call", FindEvent);

        status.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("result").GetProperty("structuredContent").GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_person_of_another_group_is_refused_what_was_not_given()
    {
        var token = server.Provider.Issue(groups: ["guests"]);

        var (status, challenge, body) = await server.AskAsync(token, "tools/call", SearchPeople);

        status.ShouldBe(HttpStatusCode.Forbidden);
        challenge.ShouldContain("insufficient_scope");
        body.GetProperty("error").GetProperty("message").GetString()!.ShouldEndWith("Whoever runs this server decides which groups have which access.");
        (await ToolsAsync(token)).ShouldContain("find_event");
        (await ToolsAsync(token)).ShouldNotContain("search_people");
    }

    [Fact]
    public async Task A_person_of_no_mapped_group_sees_and_may_do_nothing()
    {
        var token = server.Provider.Issue(groups: ["strangers"]);

        (await ToolsAsync(token)).ShouldBeEmpty();
        (await server.AskAsync(token, "tools/call", FindEvent)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    // Else everybody without one would be one caller, and see the changes of the others.
    [Fact]
    public async Task A_token_without_a_subject_is_nobodys() =>
        (await server.AskAsync(server.Provider.Issue(subject: "", groups: ["organizers"]), "tools/call", FindEvent)).Status.ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task A_token_that_is_not_for_us_is_refused()
    {
        var provider = server.Provider;
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var foreign = new SigningCredentials(new ECDsaSecurityKey(stranger) { KeyId = "one" }, SecurityAlgorithms.EcdsaSha256);
        var shared = new SigningCredentials(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)) { KeyId = "one" }, SecurityAlgorithms.HmacSha256);
        string[] tokens =
        [
            provider.Issue(audience: "https://other.example.org", groups: ["organizers"]),
            provider.Issue(audience: "https://mcp.example.org/mcp/", groups: ["organizers"]),
            provider.Issue(audience: "https://mcp.example.org", groups: ["organizers"]),
            provider.Issue(issuer: "https://evil.example", groups: ["organizers"]),
            provider.Issue(minutes: -5, groups: ["organizers"]),
            provider.Issue(minutes: null, groups: ["organizers"]),
            provider.Issue(type: "secevent+jwt", groups: ["organizers"]),
            provider.Issue(credentials: foreign, groups: ["organizers"]),
            provider.Issue(credentials: shared, groups: ["organizers"]),
            Unsigned(provider.Issue(groups: ["organizers"])),
            "sandbox-full",
        ];

        foreach (var token in tokens)
            (await server.AskAsync(token, "tools/call", FindEvent)).Status.ShouldBe(HttpStatusCode.Unauthorized, token);
    }

    [Fact]
    public async Task A_provider_that_is_away_is_503_and_never_401()
    {
        var provider = await TestProvider.StartAsync();
        var token = provider.Issue(groups: ["organizers"]);
        var authority = provider.Authority;
        await provider.DisposeAsync();
        await using var app = await OutsideServer.StartAsync(authority, new Uri("http://127.0.0.1:9"));

        (await OutsideServer.AskAsync(app.GetTestClient(), token, "tools/list")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    private async Task<IReadOnlyList<string>> ToolsAsync(string token)
    {
        var (status, _, body) = await server.AskAsync(token, "tools/list");
        status.ShouldBe(HttpStatusCode.OK);
        return [.. body.GetProperty("result").GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!)];
    }

    // {"alg":"none","typ":"at+jwt"}
    internal static string Unsigned(string token) => $"eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.{token.Split('.')[1]}.";
}
