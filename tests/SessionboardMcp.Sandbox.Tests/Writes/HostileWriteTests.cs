using System.Text.Json;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Writes;

/// <summary>Whatever a text is, it is kept as it was given, and breaks neither an answer nor a query.</summary>
public sealed class HostileWriteTests : IAsyncLifetime
{
    private SandboxClient _client = null!;

    public static TheoryData<string> Texts => new(
        "a\0b", "\u202Egnirts", "line\r\nbreak", "<script>alert(1)</script>", "'; DROP TABLE sessions; --", "\"quoted\" \\ slashed", "{{title}} ${1+1}", "\uFFFE\uFFFF", "👩‍🚀 é e\u0301",
        new string('é', 255));

    public async Task InitializeAsync() => _client = await WriteWorld.ConnectAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_comes_back_as_it_was_given(string text)
    {
        var json = JsonSerializer.Serialize(text);

        var made = (await _client.PostAsync(Event("sessions/create"), $$$"""{"title":{{{json}}},"description":{{{json}}},"custom_fields":{"audience":{{{json}}}}}""")).ShouldBeOk();
        (await _client.PostAsync(Event("tracks/create"), $$"""{"name":{{json}}}""")).ShouldBeOk().Json.GetProperty("name").GetString().ShouldBe(text);

        made.Json.GetProperty("title").GetString().ShouldBe(text);
        (await _client.FreshAsync(made.Text("id")))!.Value.GetProperty("description").GetString().ShouldBe(text);
        (await _client.PostAsync(Event("sessions"))).ShouldBeOk();
        var found = (await _client.PostAsync(Event("insights/execute"), $$"""{"query":"FIND Session WHERE id = '{{made.Text("id")}}' INCLUDE title"}""")).ShouldBeOk();
        found.Results.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_long_name_is_not_told_back_whole()
    {
        var name = new string('x', 100_000);
        foreach (var body in new[] { $$"""{"title":"x","{{name}}":1}""", $$$"""{"title":"x","custom_fields":{"{{{name}}}":1}}""" })
            (await _client.PostAsync(Event("sessions/create"), body)).Text.Length.ShouldBeLessThan(300);
    }

    [Fact]
    public async Task A_body_that_nests_too_deep_is_none() =>
        (await _client.PostAsync(Event("sessions/create"), new string('[', 100_000))).ShouldBeError(400, "Bad Request", "The body must be a JSON object.");
}
