using System.Text.RegularExpressions;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Tests.Identity.Approval;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary><c>serve --local</c> as a process of its own, with a real credential: the browser that was paired by the printed address decides.</summary>
internal sealed class LocalWrites : WritingServer
{
    private static readonly string Bearer = new('t', 40);

    private readonly TemporaryDirectory _data = new();
    private readonly PublicAddress _address = PublicAddress.Resolve($"http://localhost:{SignInServer.FreePort()}", []);
    private SandboxHost? _sandbox;
    private ServerProcess? _process;
    private Visitor? _paired;
    private bool _personal;

    public override string Page => _address.Text.TrimEnd('/');

    public override SandboxHost Sandbox => _sandbox!;

    public override bool TellsConnectionsApart => false;

    public static Task<LocalWrites> StartAsync() => StartWithAsync(AllScopes);

    /// <param name="scopes">What the operator says that the API token may.</param>
    /// <param name="showsPersonalData">Whether the operator lets personal data be shown, with an API token that does not hide it.</param>
    public static async Task<LocalWrites> StartWithAsync(string scopes, bool showsPersonalData = false)
    {
        var made = new LocalWrites { _personal = showsPersonalData, _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 }) };
        await made.StartProcessAsync(scopes);
        return made;
    }

    /// <summary>Whether the process has a library in its memory.</summary>
    public bool HasLoaded(string library) => _process!.HasLoaded(library);

    /// <summary>Ends the process, and starts it again.</summary>
    public async Task RestartAsync()
    {
        await _process!.KillAsync();
        await _process.DisposeAsync();
        await StartProcessAsync(AllScopes);
    }

    public override Task<WritingAssistant> ConnectAsync(string revision, string person = "one", Func<ElicitRequestParams, ElicitResult>? answer = null, string? scopes = null) =>
        OpenAsync(new Uri(_address.Origin, "/mcp"), Bearer, revision, answer);

    public override async Task DecideAsync(string changeId, string decision = "approve") => await Buttons.PressAsync(_paired ??= await PairAsync(), changeId, decision);

    public override Task<IReadOnlyList<AuditEntry>> AuditedAsync() => AuditExport.ReadAsync(_data.Path);

    public override async ValueTask DisposeAsync()
    {
        _paired?.Dispose();
        await _process!.DisposeAsync();
        await _sandbox!.DisposeAsync();
        _data.Dispose();
    }

    private async Task StartProcessAsync(string scopes) => _process = await ServerProcess.StartAsync(
        _address.Origin, "--local", "--data", _data.Path, $"--Sessionboard:BaseUrl={_sandbox!.BaseAddress}", $"--Sessionboard:ApiToken={(_personal ? "sandbox-no-pii-mask" : "sandbox-full")}",
        $"--Privacy:ShowPersonalData={_personal}", $"--Sessionboard:Scopes={scopes}", $"--Local:Token={Bearer}");

    // As a person does: the command prints an address, whose page has one button.
    private async Task<Visitor> PairAsync()
    {
        var printed = await ServerProcess.RunAsync(new Dictionary<string, string>(), "pair", "--data", _data.Path);
        var address = Regex.Match(printed.Output, @"http://\S+/pair\?code=\S+").Value;
        address.ShouldStartWith(Page, customMessage: printed.Output + printed.Error);
        var browser = new Visitor(_address);
        var path = new Uri(address).PathAndQuery;
        (await ApprovalScene.SendAsync(browser, "/pair", (await ApprovalScene.OpenAsync(browser, path)).Form)).Status.ShouldBe(System.Net.HttpStatusCode.SeeOther);
        return browser;
    }
}
