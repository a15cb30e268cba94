using System.Text.Json;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows;

/// <summary>The whole way on one machine: registration, consent, sign-in at the sandbox, tool call.</summary>
public sealed class SandboxFlowTests(SandboxServer server) : IClassFixture<SandboxServer>, IDisposable
{
    private readonly Visitor _visitor = new(server.Address);

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task A_person_signs_in_at_the_sandbox_and_the_assistant_answers_under_their_rights()
    {
        var tokens = await SandboxServer.SignInAsync(_visitor, "dana");
        using var answer = await _visitor.CallAsync(tokens.Access, "tools/call", """{"name":"list_events","arguments":{}}""");
        var result = (await Visitor.JsonAsync(answer)).GetProperty("result");

        result.TryGetProperty("isError", out var isError).ShouldBe(isError.ValueKind == JsonValueKind.False, result.ToString());
        result.GetProperty("structuredContent").GetProperty("total").GetInt32().ShouldBe(4);
        result.GetProperty("structuredContent").GetProperty("receipt").GetProperty("source").GetString().ShouldBe("sandbox (invented data)");
    }
}
