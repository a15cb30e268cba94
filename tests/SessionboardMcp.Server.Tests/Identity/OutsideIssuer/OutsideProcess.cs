using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

/// <summary><c>serve</c> as a process, started as the README tells an operator with an identity provider to start it.</summary>
public sealed class OutsideProcess : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _home = new();
    private SandboxHost? _sandbox;
    private ServerProcess? _process;

    internal TestProvider Provider { get; private set; } = null!;

    /// <summary>What reaches it through its proxy.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The home directory of the user that it runs as.</summary>
    internal string Home => _home.Path;

    internal string Output => _process!.Output;

    /// <summary>The variables of the README with what is of this machine, and a second group.</summary>
    internal Dictionary<string, string> Variables => new(ReadmeOfOutsideIssuer.Variables)
    {
        ["SESSIONBOARD_API_TOKEN"] = "sandbox-full",
        ["SESSIONBOARD_BASE_URL"] = _sandbox!.BaseAddress.ToString(),
        ["OutsideIssuer__Authority"] = Provider.Authority,
        ["OutsideIssuer__Access__1__Group"] = "guests",
        ["OutsideIssuer__Access__1__Gives"] = "read:insights read:events",
        ["HOME"] = Home,
    };

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Home);
        Provider = await TestProvider.StartAsync();
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });
        var address = new Uri($"http://localhost:{SignInServer.FreePort()}");
        _process = await ServerProcess.StartAsync(address, Variables);
        Client = new HttpClient(new ProxiedHandler(address));
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _process!.DisposeAsync();
        await _sandbox!.DisposeAsync();
        await Provider.DisposeAsync();
    }

    public void Dispose() => _home.Dispose();
}
