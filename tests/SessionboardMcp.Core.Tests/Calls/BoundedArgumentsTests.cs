using System.Text.Json;
using ModelContextProtocol;
using SessionboardMcp.Api.Logs;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Calls;

/// <summary>What a signed-in client sends is bounded, and comes back in a sentence as one short line, if at all.</summary>
public sealed class BoundedArgumentsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int Megabyte = 1_000_000;

    public static TheoryData<string, string, string> Inputs
    {
        get
        {
            var inputs = new TheoryData<string, string, string>();
            foreach (var tool in ToolSamples.Tools.Select(tool => tool.ProtocolTool))
            {
                foreach (var input in tool.InputSchema.GetProperty("properties").EnumerateObject())
                    inputs.Add(tool.Name, input.Name, input.Value.GetProperty("type").GetString()!);
            }

            return inputs;
        }
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Every_argument_of_every_tool_has_a_bound_that_is_told(string tool, string input, string type)
    {
        var assistant = await sandbox.AssistantAsync();
        object[] values = type == "array"
            ? [Enumerable.Repeat("3960", 10_000), (string[])[new string('x', Megabyte)]]
            : [new string('x', Megabyte), "a\u001b[31m\r\nb" + new string('\u0007', 50_000)];

        foreach (var value in values)
        {
            var said = await assistant.AskInVainAsync(tool, Arguments(tool, input, value));

            said.Length.ShouldBeLessThan(1_500);
            said.ShouldAllBe(letter => !char.IsControl(letter));
        }
    }

    [Theory]
    [InlineData("\"a\\ud83d\"", false)]
    [InlineData("[\"a\",\"\\udc00\"]", false)]
    [InlineData("\"\\ud83d\\ude00\"", true)]
    [InlineData("[\"a\",1,null,{\"b\":2}]", true)]
    public void Half_a_character_is_no_text(string json, bool isText) => ClientText.IsText(JsonDocument.Parse(json).RootElement).ShouldBe(isText);

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Half_a_character_is_told_in_a_sentence(string tool, string input, string type)
    {
        var assistant = await sandbox.AssistantAsync();
        object half = type == "array" ? new[] { "a", HalfStream.Half } : HalfStream.Half;

        foreach (var arguments in new object[] { Arguments(tool, input, half), new Dictionary<string, object> { [input] = new { text = half } }, new Dictionary<string, object> { [HalfStream.Half] = 1 } })
        {
            // What the SDK could not pass on is refused before it is a call.
            var said = await SaidAsync(() => assistant.AskInVainAsync(tool, arguments));
            (said.Contains("half a character", StringComparison.Ordinal) || said.Contains("must be", StringComparison.Ordinal) || said.Contains("cannot be read. Right ones", StringComparison.Ordinal)).ShouldBeTrue(said);
        }
    }

    private static async Task<string> SaidAsync(Func<Task<string>> ask)
    {
        try
        {
            return await ask();
        }
        catch (McpProtocolException refused)
        {
            return refused.Message;
        }
    }

    [Fact]
    public async Task Half_a_character_is_told_of_prompts_resources_and_completions_too()
    {
        var assistant = await sandbox.AssistantAsync();
        Func<Task>[] asks =
        [
            () => assistant.Client.GetPromptAsync("weekly_status", new Dictionary<string, object?> { ["event"] = HalfStream.Half }).AsTask(),
            () => assistant.Client.ReadResourceAsync($"sessionboard://events/{HalfStream.Half}").AsTask(),
            () => assistant.Client.CompleteAsync(new ModelContextProtocol.Protocol.PromptReference { Name = "weekly_status" }, "event", HalfStream.Half).AsTask(),
        ];

        foreach (var ask in asks)
            (await ask.ShouldThrowAsync<McpProtocolException>()).Message.ShouldNotContain("An error occurred");
    }

    [Fact]
    public async Task Names_that_are_none_of_ours_come_back_short()
    {
        var assistant = await sandbox.AssistantAsync();
        var name = "no\u001b[31m\nsuch" + new string('x', Megabyte);

        foreach (var ask in (Func<Task>[])
        [
            async () => await assistant.Client.CallToolAsync(name),
            async () => await assistant.Client.GetPromptAsync(name),
            async () => await assistant.Client.ReadResourceAsync("sessionboard://events/" + new string('x', Megabyte)),
            async () => await assistant.Client.ReadResourceAsync("other://" + new string('x', Megabyte)),
        ])
        {
            var refused = await Should.ThrowAsync<McpException>(ask);
            refused.Message.Length.ShouldBeLessThan(900);
            refused.Message.ShouldAllBe(letter => !char.IsControl(letter));
        }
    }

    [Theory]
    [InlineData("tools/call", "tools/call")]
    [InlineData("find_event", "find_event")]
    [InlineData("weekly_status", "weekly_status")]
    [InlineData("Server (sessionboard-mcp 0.1.0), Client (evil 1.0)", LogVocabulary.Unknown)]
    [InlineData("find_event\n", LogVocabulary.Unknown)]
    [InlineData("FIND_EVENT", LogVocabulary.Unknown)]
    [InlineData(null, LogVocabulary.Unknown)]
    public void Only_names_of_the_catalogue_are_logged(string? name, string logged) => CatalogueNames.Vocabulary.Of(name).ShouldBe(logged);

    // Whatever else the tool needs is right.
    private static Dictionary<string, object?> Arguments(string tool, string input, object? value)
    {
        var sample = ToolSamples.Of(tool);
        var schema = sample.Tool.ProtocolTool.InputSchema;
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet() : [];
        var given = JsonSerializer.SerializeToElement(sample.Call ?? new { }).EnumerateObject()
            .Where(argument => required.Contains(argument.Name)).ToDictionary(argument => argument.Name, argument => (object?)argument.Value, StringComparer.Ordinal);
        given[input] = value;
        return given;
    }
}
