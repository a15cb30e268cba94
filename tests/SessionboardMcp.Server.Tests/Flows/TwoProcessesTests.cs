using System.Net;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows;

/// <summary>Two processes of the server on one data directory, as behind a proxy.</summary>
public sealed class TwoProcessesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Two_hundred_calls_on_an_expired_grant_are_one_refresh_and_no_failure()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });
        var addresses = new[] { Free(), Free() };
        string[] settings =
        [
            "--data", _directory.Path, $"--PublicUrl={addresses[0].Text}", $"--Sessionboard:BaseUrl={sandbox.BaseAddress}", "--Sessionboard:OAuth:ClientId=sessionboard-mcp",
        ];
        await using var one = await ServerProcess.StartAsync(addresses[0].Origin, settings);
        await using var two = await ServerProcess.StartAsync(addresses[1].Origin, settings);
        using var visitor = new Visitor(addresses[0]);
        var tokens = await SandboxServer.SignInAsync(visitor, "dana");
        await using var kept = new KeptConnections(_directory.Path);
        (await kept.ExpireAsync()).ShouldBe(1);

        using var http = new HttpClient(new SocketsHttpHandler());
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => AskAsync(http, addresses[number % 2], addresses[0], tokens.Access, number + 1)));

        answers.ShouldAllBe(answer => !answer.Contains("\"isError\":true", StringComparison.Ordinal));
        answers.Count(answer => answer.Contains("\"rows\":[", StringComparison.Ordinal)).ShouldBe(200);
        sandbox.OAuth.Refreshes.ShouldBe(1);
        sandbox.OAuth.RefusedRefreshes.ShouldBe(0);
    }

    // Another query each time, so that each call needs the token.
    private static async Task<string> AskAsync(HttpClient http, PublicAddress server, PublicAddress known, string token, int limit)
    {
        var parameters = $$$"""{"name":"run_query","arguments":{"query":"FIND Session INCLUDE id LIMIT {{{limit}}}"}}""";
        using var response = await ProxiedCall.SendAsync(http, server, known, token, parameters);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync();
    }

    private static PublicAddress Free() => PublicAddress.Resolve($"http://localhost:{SignInServer.FreePort()}", []);
}
