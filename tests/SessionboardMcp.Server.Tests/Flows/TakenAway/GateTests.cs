using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using SessionboardMcp.Clients;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Identity.Resource;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.TakenAway;

/// <summary>Each tool and resource, without each of the scopes that it needs: not listed, and challenged at every revision.</summary>
public sealed class GateTests(SandboxServer server) : IClassFixture<SandboxServer>, IDisposable
{
    private readonly Visitor _visitor = new(server.Address);

    public static TheoryData<string> Scopes => [.. RequiredScopes.All];

    public void Dispose() => _visitor.Dispose();

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Without_it_every_tool_and_resource_that_needs_it_is_hidden_and_challenged(string scope)
    {
        var tokens = await SignInWithoutAsync(scope);
        var held = tokens.Scope.Split(' ').Where(RequiredScopes.All.Contains).Where(held => held != scope || scope != Core.Access.Scopes.ReadInsights).ToList();
        held.ShouldBe(RequiredScopes.All.Where(other => other != scope), ignoreOrder: true);
        var needing = Question.All.Where(question => question.IsGated && Needs.OfUs(question).Contains(scope)).ToList();
        List<string> complaints = [];

        foreach (var question in needing)
        {
            var challenge = $"Bearer error=\"insufficient_scope\", scope=\"{string.Join(' ', held.Union(Needs.OfUs(question)).Order(StringComparer.Ordinal))}\", "
                + $"resource_metadata=\"{server.Address.ResourceMetadata}\", error_description=\"This needs {scope}\"";
            using var older = await _visitor.CallAsync(tokens.Access, question.Method, question.Parameters);
            using var newer = await _visitor.McpAsync(
                tokens.Access, "2026-07-28", question.Method, $"{question.Parameters[..^1]},{ScopeGateTests.Meta}}}", ("Mcp-Method", question.Method), ("Mcp-Name", NameOf(question)));
            foreach (var (revision, response) in (ReadOnlySpan<(string, HttpResponseMessage)>)[("2025-11-25", older), ("2026-07-28", newer)])
            {
                if (response.StatusCode != HttpStatusCode.Forbidden || response.Headers.WwwAuthenticate.ToString() != challenge)
                    complaints.Add($"{question.Name}, {revision}: HTTP {(int)response.StatusCode} {response.Headers.WwwAuthenticate}");
            }
        }

        complaints.ShouldBeEmpty();
        // Of a tool that takes one scope or another by its arguments, a sample needs one of them.
        (needing.Count > 0 || ToolSamples.All.Any(sample => sample.Tool.EitherScopes.Contains(scope))).ShouldBeTrue();
        (await ListAsync(tokens.Access)).ShouldBe(VisibleTools.To(held, server.Services).Where(tool =>
            needing.TrueForAll(question => question.Name != tool || question.IsOfUseWithout(scope))));
    }

    private async Task<Visitor.Tokens> SignInWithoutAsync(string scope)
    {
        var isInsights = scope == Core.Access.Scopes.ReadInsights;
        var asked = RequiredScopes.All.Where(other => isInsights || other != scope);
        var tokens = await SandboxServer.SignInAsync(_visitor, DemoPeople.Dana.Id, ("scope", string.Join(' ', asked)));
        if (!isInsights)
            return tokens;
        // Our own page does not let it be left away, and nobody is connected without it: a refresh leaves it so when it was taken from the person.
        var subject = new JsonWebToken(tokens.Access).Subject;
        var granted = RequiredScopes.All.Where(other => other != scope).ToHashSet();
        await using var database = await server.Services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        await database.Connections.Where(row => row.Id == subject).ExecuteUpdateAsync(change => change.SetProperty(row => row.GrantedScopes, granted));
        return tokens;
    }

    private async Task<List<string>> ListAsync(string token)
    {
        using var answer = await _visitor.CallAsync(token, "tools/list");
        return [.. (await Visitor.JsonAsync(answer)).GetProperty("result").GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!)];
    }

    private static string NameOf(Question question)
    {
        var parameters = JsonDocument.Parse(question.Parameters).RootElement;
        return parameters.GetProperty(parameters.TryGetProperty("uri", out _) ? "uri" : "name").GetString()!;
    }
}
