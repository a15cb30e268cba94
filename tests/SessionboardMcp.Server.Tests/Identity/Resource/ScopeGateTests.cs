using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Resource;

/// <summary>What a grant covers is shown and served; the rest is challenged.</summary>
public sealed class ScopeGateTests(SignInServer server) : IClassFixture<SignInServer>, IDisposable
{
    internal const string Meta = """ "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}} """;

    private readonly Visitor _visitor = new(server.Address);

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task Lists_show_what_the_grant_covers()
    {
        var few = await _visitor.SignInAsync(("scope", "read:events"));
        var all = await _visitor.SignInAsync();

        (await NamesAsync(few.Access, "tools/list", "tools")).ShouldContain("list_events");
        (await NamesAsync(few.Access, "tools/list", "tools")).ShouldNotContain("search_people");
        (await NamesAsync(all.Access, "tools/list", "tools")).ShouldContain("search_people");
        (await NamesAsync(few.Access, "prompts/list", "prompts")).ShouldBeEmpty();
        (await NamesAsync(all.Access, "prompts/list", "prompts")).ShouldContain("sponsor_report");
        (await NamesAsync(few.Access, "resources/list", "resources")).ShouldContain("events");
        (await NamesAsync(few.Access, "resources/templates/list", "resourceTemplates")).ShouldContain("event_schema");
    }

    [Fact]
    public async Task A_grant_without_insights_shows_nothing()
    {
        var tokens = await _visitor.SignInAsync();
        var subject = new JsonWebToken(tokens.Access).Subject;
        // As a refresh leaves it when they were taken from the person: nobody is connected without them.
        await server.QueryAsync(database => database.Connections.Where(row => row.Id == subject)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.GrantedScopes, new HashSet<string> { "read:events" })));

        (await NamesAsync(tokens.Access, "tools/list", "tools")).ShouldBeEmpty();
        (await NamesAsync(tokens.Access, "resources/list", "resources")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("tools/call", """{"name":"search_people","arguments":{"event_id":"3960"}}""", "read:contacts read:events read:insights read:sessions", "read:contacts read:sessions")]
    [InlineData("prompts/get", """{"name":"sponsor_report","arguments":{"event":"3960"}}""", "read:contacts read:events read:insights", "read:contacts")]
    public async Task A_call_beyond_the_grant_is_a_403_that_names_all_it_needs(string method, string parameters, string needed, string missing)
    {
        var tokens = await _visitor.SignInAsync(("scope", "read:events"));
        var subject = new JsonWebToken(tokens.Access).Subject;
        using var older = await _visitor.CallAsync(tokens.Access, method, parameters);
        var name = JsonDocument.Parse(parameters).RootElement.GetProperty("name").GetString()!;
        using var newer = await _visitor.McpAsync(
            tokens.Access, "2026-07-28", method, $"{parameters[..^1]},{Meta}}}", ("Mcp-Method", method), ("Mcp-Name", name));

        foreach (var answer in (HttpResponseMessage[])[older, newer])
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            var challenge = answer.Headers.WwwAuthenticate.Single().ToString();
            challenge.ShouldContain("error=\"insufficient_scope\"");
            challenge.ShouldContain($"scope=\"{needed}\"");
            challenge.ShouldContain($"resource_metadata=\"{server.Address.ResourceMetadata}\"");
            var error = await Visitor.JsonAsync(answer);
            error.GetProperty("id").GetInt32().ShouldBe(7);
            error.GetProperty("error").GetProperty("data").GetProperty("reconnect").GetString()
                .ShouldBe($"{server.Address.Text}/connections?missing={Uri.EscapeDataString(missing)}&connection={subject}");
        }
    }

    [Fact]
    public async Task A_lying_header_does_not_pass_the_gate()
    {
        var tokens = await _visitor.SignInAsync(("scope", "read:events"));

        using var answer = await _visitor.McpAsync(
            tokens.Access, "2026-07-28", "tools/call", $$"""{"name":"search_people","arguments":{"event_id":"3960"},{{Meta}}}""", ("Mcp-Method", "tools/call"), ("Mcp-Name", "list_events"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_Sessionboard_takes_away_is_gone_with_the_next_call()
    {
        var tokens = await _visitor.SignInAsync();
        await server.QueryAsync(database => database.Connections.Where(row => row.ClientId == _visitor.ClientId && row.EndedAt == null).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.GrantedScopes, new HashSet<string> { "read:insights", "read:events" })));

        using var answer = await _visitor.CallAsync(tokens.Access, "tools/call", """{"name":"search_people","arguments":{"event_id":"3960"}}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await NamesAsync(tokens.Access, "tools/list", "tools")).ShouldNotContain("search_people");
    }

    private async Task<List<string?>> NamesAsync(string token, string method, string list)
    {
        using var answer = await _visitor.CallAsync(token, method);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return [.. (await Visitor.JsonAsync(answer)).GetProperty("result").GetProperty(list).EnumerateArray().Select(item => item.GetProperty("name").GetString())];
    }
}
