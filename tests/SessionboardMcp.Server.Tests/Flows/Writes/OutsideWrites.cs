using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Tests.Identity.OutsideIssuer;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>The server behind a company's identity provider, as a process of its own: no page, so that only a form can ask.</summary>
internal sealed class OutsideWrites : WritingServer
{
    private readonly TemporaryDirectory _home = new();
    private readonly TemporaryDirectory _data = new();
    private readonly bool _keeps;
    private TestProvider? _provider;
    private SandboxHost? _sandbox;
    private ServerProcess? _process;
    private HttpClient? _http;

    private OutsideWrites(bool keeps) => _keeps = keeps;

    public override string? Page => null;

    public override SandboxHost Sandbox => _sandbox!;

    /// <summary>What the start printed.</summary>
    public string Output => _process!.Output;

    /// <param name="keeps">Whether it is given a data directory.</param>
    public static async Task<OutsideWrites> StartAsync(bool keeps)
    {
        var made = new OutsideWrites(keeps) { _provider = await TestProvider.StartAsync(), _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 }) };
        Directory.CreateDirectory(made._home.Path);
        var address = new Uri($"http://localhost:{SignInServer.FreePort()}");
        made._process = await ServerProcess.StartAsync(
            address,
            new Dictionary<string, string>(ReadmeOfOutsideIssuer.Variables)
            {
                ["SESSIONBOARD_API_TOKEN"] = "sandbox-full",
                ["SESSIONBOARD_BASE_URL"] = made._sandbox.BaseAddress.ToString(),
                ["OutsideIssuer__Authority"] = made._provider.Authority,
                ["OutsideIssuer__Access__1__Group"] = "writers",
                ["OutsideIssuer__Access__1__Gives"] = AllScopes,
                ["HOME"] = made._home.Path,
            },
            keeps ? ["--data", made._data.Path] : []);
        made._http = new HttpClient(new ProxiedHandler(address));
        return made;
    }

    public override Task<WritingAssistant> ConnectAsync(string revision, string person = "one", Func<ElicitRequestParams, ElicitResult>? answer = null, string? scopes = null) =>
        OpenAsync(new Uri("https://mcp.example.org/mcp"), _provider!.Issue(subject: person, groups: ["writers"]), revision, answer, _http);

    public override Task DecideAsync(string changeId, string decision = "approve") => throw new InvalidOperationException("There is no page here.");

    public override Task<IReadOnlyList<AuditEntry>> AuditedAsync() => _keeps ? AuditExport.ReadAsync(_data.Path) : throw new InvalidOperationException("Nothing is kept here.");

    public override async ValueTask DisposeAsync()
    {
        _http!.Dispose();
        await _process!.DisposeAsync();
        await _sandbox!.DisposeAsync();
        await _provider!.DisposeAsync();
        _home.Dispose();
        _data.Dispose();
    }
}
