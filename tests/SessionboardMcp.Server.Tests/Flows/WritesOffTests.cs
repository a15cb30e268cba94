using System.Net;
using System.Text.Json;
using SessionboardMcp.Clients;
using SessionboardMcp.Core.Tests.Changes;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows;

/// <summary>Where the operator switched changes off, nobody is asked for a scope that would be of no use, and a call says what is off.</summary>
public sealed class WritesOffTests : IAsyncLifetime, IDisposable
{
    private readonly SandboxServer _server = new() { Configuration = new Dictionary<string, string?> { ["Writes:Enabled"] = "false" }, Changes = new MemoryChanges { Sample = SampledChange.Of } };
    private Visitor? _visitor;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        _visitor = new Visitor(_server.Address);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose()
    {
        _visitor?.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task No_scope_of_a_change_is_asked_for()
    {
        using var refused = await _visitor!.CallAsync(null, "tools/list");
        using var metadata = await _visitor.GetAsync("/.well-known/oauth-protected-resource/mcp");
        var consent = await _visitor.OpenConsentAsync();

        refused.Headers.WwwAuthenticate.ToString().ShouldNotContain("write:");
        (await metadata.Content.ReadAsStringAsync()).ShouldNotContain("write:");
        consent.Html.ShouldNotContain("write:");
    }

    [Fact]
    public async Task A_call_is_not_challenged_but_told_what_is_off()
    {
        var tokens = await SandboxServer.SignInAsync(_visitor!, "dana");

        foreach (var sample in ToolSamples.All.Where(sample => sample.Tool is ChangeTool or GetChangeTool))
        {
            using var answer = await _visitor!.CallAsync(tokens.Access, "tools/call", JsonSerializer.Serialize(new { name = sample.Name, arguments = sample.Call }));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, sample.Name);
            (await Visitor.JsonAsync(answer)).GetRawText().ShouldContain("its operator has switched changes off (Writes:Enabled is false)");
        }

        using var list = await _visitor!.CallAsync(tokens.Access, "tools/list");
        var listed = (await Visitor.JsonAsync(list)).GetProperty("result").GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!).ToList();
        listed.ShouldBeSubsetOf(VisibleTools.Names);
        listed.ShouldContain("search_sessions");
    }
}
