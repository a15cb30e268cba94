using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Changes;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.TakenAway;

/// <summary>The server with a sandbox behind it, on one clock, and connections of one person that cover everything.</summary>
internal sealed class ManyConnections : IAsyncDisposable
{
    private const int AtOnce = 4;

    // The cookies of the sign-in are kept by a clock that nobody moves.
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly SandboxServer _server;
    private readonly Visitor[] _visitors;

    private ManyConnections()
    {
        _server = new SandboxServer(_time) { Configuration = ToolSamples.Settings, Changes = new MemoryChanges { Sample = SampledChange.Of } };
        _visitors = [.. Enumerable.Range(0, AtOnce).Select(_ => new Visitor(_server.Address))];
    }

    public SandboxHost Sessionboard => _server.Sandbox;

    public static string Person => DemoPeople.Dana.Id;

    public DateTimeOffset Now => _time.GetUtcNow();

    public static async Task<ManyConnections> StartAsync()
    {
        var connections = new ManyConnections();
        await connections._server.InitializeAsync();
        return connections;
    }

    /// <summary>Lets time pass, without waking every timer on the way.</summary>
    public void Pass(TimeSpan time) => _time.AdjustTime(_time.GetUtcNow() + time);

    /// <summary>A connection.</summary>
    public Task<Connected> ConnectAsync() => ConnectAsync(_visitors[0]);

    /// <summary>A connection for each question.</summary>
    public async Task<IReadOnlyList<Asked>> ConnectAsync(IReadOnlyList<Question> questions)
    {
        var shares = await Task.WhenAll(questions.Chunk((questions.Count / AtOnce) + 1).Zip(_visitors, async (share, visitor) =>
        {
            var asked = new List<Asked>();
            foreach (var question in share)
                asked.Add(new Asked(question, await ConnectAsync(visitor)));
            return asked;
        }));
        return [.. shares.SelectMany(share => share)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors)
            visitor.Dispose();
        await _server.DisposeAsync();
        _server.Dispose();
    }

    private static async Task<Connected> ConnectAsync(Visitor visitor) =>
        new(visitor, await SandboxServer.SignInAsync(visitor, Person, ("scope", string.Join(' ', [.. RequiredScopes.All, "offline_access"]))));
}
