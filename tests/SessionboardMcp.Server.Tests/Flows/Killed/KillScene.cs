using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Killed;

/// <summary>
/// A server process with one connection for each <see cref="KillPoint"/>, on the way to a sandbox that a relay can stop. Nothing in the
/// process helps: its points are reached by what holds it up from outside, the relay and the lock of the database.
/// </summary>
internal sealed class KillScene : IAsyncDisposable
{
    // Longer than a call may take that waits for a lease to run out.
    private readonly HttpClient _http = new(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(45) };
    private readonly PublicAddress _address = FreeAddress();
    private readonly TemporaryDirectory _directory = new();
    private readonly List<ServerProcess> _processes = [];
    private readonly SandboxHost _sandbox;
    private readonly HoldingRelay _relay;
    private int _calls;

    private KillScene(SandboxHost sandbox, HoldingRelay relay)
    {
        (_sandbox, _relay) = (sandbox, relay);
        Kept = new KeptConnections(_directory.Path);
    }

    public KeptConnections Kept { get; }

    public SandboxOAuth OAuth => _sandbox.OAuth;

    public Dictionary<KillPoint, Assistant> Assistants { get; } = [];

    /// <summary>Starts it, signs a person in for each point, and lets Sessionboard's access tokens expire.</summary>
    /// <param name="leeway">How long the sandbox honours a used refresh token.</param>
    public static async Task<KillScene> StartAsync(TimeSpan leeway)
    {
        var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000, OAuth = new SandboxOAuthOptions { ReuseLeeway = leeway } });
        var scene = new KillScene(sandbox, await HoldingRelay.StartAsync(sandbox.BaseAddress));
        try
        {
            await scene.StartProcessAsync(scene._address);
            foreach (var point in Enum.GetValues<KillPoint>())
                scene.Assistants[point] = await scene.SignInAsync();
            (await scene.Kept.ExpireAsync()).ShouldBe(scene.Assistants.Count);
            return scene;
        }
        catch
        {
            await scene.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a second process that stands by on the data directory, as behind a proxy.</summary>
    public async Task<PublicAddress> StartStandbyAsync()
    {
        var address = FreeAddress();
        await StartProcessAsync(address);
        return address;
    }

    /// <summary>Starts the process again, after it was killed.</summary>
    public async Task<PublicAddress> RestartAsync()
    {
        await StartProcessAsync(_address);
        return _address;
    }

    /// <summary>Brings a call to every point, and kills the process there.</summary>
    /// <returns>The calls.</returns>
    public async Task<IReadOnlyList<Task>> KillAsync()
    {
        var process = _processes[0];
        var calls = new List<Task>();
        // First the one that goes the whole way: the others find a process that has done it before, and no lease ages meanwhile.
        await CallUntilAsync(KillPoint.Unused, _relay.HoldCall().Came);
        await CallUntilAsync(KillPoint.Unsent, _relay.HoldTokenRequest().Came);
        await CallUntilAsync(KillPoint.Unanswered, _relay.HoldTokenAnswer().Came);
        var answer = _relay.HoldTokenAnswer();
        await CallUntilAsync(KillPoint.Uncommitted, answer.Came);
        await using var held = await Kept.LockAsync();
        var storing = process.SaysAsync(line => IsUpdate(line, "UpstreamAccessToken"));
        answer.Release();
        await storing;
        await CallUntilAsync(KillPoint.Unleased, process.SaysAsync(line => IsUpdate(line, "LeaseOwner")));
        await process.KillAsync();
        return calls;

        Task CallUntilAsync(KillPoint point, Task reached)
        {
            calls.Add(CallAsync(point, _address));
            return reached;
        }
    }

    /// <summary>Has the assistant of a point ask something new.</summary>
    public async Task<(HttpStatusCode Status, string Text)> CallAsync(KillPoint point, PublicAddress process)
    {
        var parameters = $$$"""{"name":"run_query","arguments":{"query":"FIND Session INCLUDE id LIMIT {{{Interlocked.Increment(ref _calls)}}}"}}""";
        using var answer = await ProxiedCall.SendAsync(_http, process, _address, Assistants[point].AccessToken, parameters);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The connections as they are kept now.</summary>
    public async Task<Dictionary<KillPoint, Connection>> RowsAsync()
    {
        var rows = await Kept.AllAsync();
        return Assistants.ToDictionary(pair => pair.Key, pair => rows.Single(row => row.Id == pair.Value.ConnectionId));
    }

    /// <summary>The newest refresh token that the sandbox gave for the one that an assistant's connection began with.</summary>
    public string NewestFor(KillPoint point) => _relay.NewestFor(Assistants[point].RefreshToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        await _relay.DisposeAsync();
        await _sandbox.DisposeAsync();
        await Kept.DisposeAsync();
        _http.Dispose();
        _directory.Dispose();
    }

    private static PublicAddress FreeAddress() => PublicAddress.Resolve($"http://localhost:{SignInServer.FreePort()}", []);

    private async Task StartProcessAsync(PublicAddress address) => _processes.Add(await ServerProcess.StartAsync(
        address.Origin,
        "--data", _directory.Path, $"--PublicUrl={_address.Text}", $"--Sessionboard:BaseUrl={_relay.Address}", "--Sessionboard:OAuth:ClientId=sessionboard-mcp"));

    private async Task<Assistant> SignInAsync()
    {
        using var visitor = new Visitor(_address);
        var tokens = await SandboxServer.SignInAsync(visitor, "dana");
        // Marks it as used, which it then is for a minute: the next call writes nothing but its refresh.
        (await visitor.CallAsync(tokens.Access, "tools/list")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var id = new JsonWebToken(tokens.Access).Subject;
        var row = (await Kept.AllAsync()).Single(row => row.Id == id);
        return new Assistant(id, tokens.Access, Kept.RefreshToken(row)!);
    }

    // Each statement is a line of the log before the database gets it.
    private static bool IsUpdate(string line, string column) =>
        line.Contains("Executing DbCommand", StringComparison.Ordinal) && line.Contains($"SET \\u0022{column}\\u0022", StringComparison.Ordinal);

    /// <summary>An assistant that a person connected.</summary>
    /// <param name="ConnectionId">Its connection.</param>
    /// <param name="AccessToken">Our token.</param>
    /// <param name="RefreshToken">Sessionboard's first one.</param>
    internal sealed record Assistant(string ConnectionId, string AccessToken, string RefreshToken);
}
