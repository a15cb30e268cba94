using System.Text.Json;
using System.Text.Json.Nodes;
using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>The official clients change something over HTTP; each has a server of its own, as a connection is asked for more after ten changes.</summary>
public sealed class ServeClientWritesTests : IAsyncLifetime
{
    private readonly RunningServer _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    // Of the revision before, a client's forms are not known over stateless HTTP: it gets the link.
    [RealClientTheory]
    [InlineData("v1", false)]
    [InlineData("v1", true)]
    [InlineData("v2-2025-11-25", true)]
    [InlineData("v2-2026-07-28", false)]
    [InlineData("v2-2026-07-28", true)]
    public async Task The_typescript_sdk_changes_at_once_and_waits_for_a_person(string revision, bool hasForms)
    {
        var seen = await RealClients.WriteAsync(revision, hasForms, "http", _server.Mcp.ToString());

        var answers = seen.GetProperty("answers");
        var isAsked = hasForms && revision == "v2-2026-07-28";
        answers.EnumerateArray().ShouldAllBe(answer => !answer.GetProperty("isError").GetBoolean(), seen.ToString());
        seen.GetProperty("asked").GetArrayLength().ShouldBe(isAsked ? 1 : 0);
        foreach (var one in new[] { answers[2], answers[3] })
        {
            one.GetProperty("answer").GetProperty("state").GetString().ShouldBe(isAsked ? "applied" : "waiting");
            one.GetProperty("answer").GetProperty("link").GetString()!.ShouldStartWith(new Uri(_server.Address, "/changes/").ToString());
            // Some clients show the text only.
            JsonNode.DeepEquals(JsonNode.Parse(one.GetProperty("text").GetString()!), JsonNode.Parse(one.GetProperty("answer").GetRawText())).ShouldBeTrue();
        }
    }

    [RealClientFact]
    public async Task The_inspector_changes_at_once_and_waits_for_a_person()
    {
        var url = _server.Mcp.ToString();
        Task<JsonElement> CallAsync(string tool, params string[] arguments) => InspectedAsync([url, "--transport", "http", "--method", "tools/call", "--tool-name", tool, .. arguments.SelectMany(argument => new[] { "--tool-arg", argument })]);

        var made = await CallAsync("create_event_setting", "event_id=3722", "kind=track", "name=Track of the inspector");
        var session = await CallAsync("create_session", "event_id=3722", "title=Session of the inspector");
        var waiting = await CallAsync("update_session", "event_id=3722", "session_id=Session of the inspector", "is_public=true");
        var seen = await CallAsync("get_change", $"change_id={waiting.GetProperty("changeId").GetString()}");

        new[] { made, session, waiting, seen }.Select(answer => answer.GetProperty("state").GetString()).ShouldBe(["applied", "applied", "waiting", "waiting"]);
    }

    private static async Task<JsonElement> InspectedAsync(string[] arguments)
    {
        var (code, output, error) = await RealClients.InspectAsync(arguments);
        code.ShouldBe(0, error + output);
        return JsonDocument.Parse(output).RootElement.GetProperty("structuredContent");
    }
}
