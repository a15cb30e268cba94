using System.Text.Json;
using System.Text.Json.Nodes;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Sandbox.Tests.Insights.Http;

/// <summary>A sandbox over the seed whose rate limit is out of the way.</summary>
public sealed class InsightsSandbox : IAsyncLifetime
{
    public const string Execute = "/v1/insights/execute";

    private SandboxClient? _client;

    internal SandboxClient Client => _client!;

    public async Task InitializeAsync() =>
        _client = await SandboxClient.StartAsync(new SandboxOptions { Organization = Seeded.Organization, Limit = 100_000 });

    public async Task DisposeAsync() => await Client.DisposeAsync();

    internal Task<SandboxAnswer> ExecuteAsync(string query, JsonObject? more = null, SandboxToken? token = null)
    {
        var body = more ?? [];
        body["query"] = query;
        return Client.PostAsync(Execute, body.ToJsonString(), token);
    }

    internal static IReadOnlyList<string> Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];
}
