using System.Text.Json;
using System.Text.Json.Nodes;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Calls;

public sealed class WholeNumberTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    public static TheoryData<string, string> WholeNumbers
    {
        get
        {
            var numbers = new TheoryData<string, string>();
            foreach (var tool in ToolSamples.Tools.Select(tool => tool.ProtocolTool))
            {
                foreach (var input in tool.InputSchema.GetProperty("properties").EnumerateObject().Where(input => input.Value.GetProperty("type").GetString() == "integer"))
                    numbers.Add(tool.Name, input.Name);
            }

            return numbers;
        }
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("2.0", 2)]
    [InlineData("2.000", 2)]
    [InlineData("1e2", 100)]
    [InlineData("1E+2", 100)]
    [InlineData("200e-2", 2)]
    [InlineData("-3.0", -3)]
    [InlineData("-0", 0)]
    [InlineData("\"2\"", 2)]
    [InlineData("\" 2 \"", 2)]
    [InlineData("\"2.0\"", 2)]
    [InlineData("\"1e2\"", 100)]
    [InlineData("\"+2\"", 2)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("2147483648", null)]
    [InlineData("1e400", null)]
    [InlineData("1.5", null)]
    [InlineData("\"1.5\"", null)]
    [InlineData("\"1,000\"", null)]
    [InlineData("\"0x10\"", null)]
    [InlineData("\"(2)\"", null)]
    [InlineData("\"٢\"", null)]
    [InlineData("\"two\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("true", null)]
    [InlineData("null", null)]
    [InlineData("[2]", null)]
    [InlineData("{\"value\":2}", null)]
    public void A_whole_number_is_read_however_it_is_written(string json, int? expected) =>
        WholeNumber.Read(JsonDocument.Parse(json).RootElement).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(WholeNumbers))]
    public async Task Tools_take_it_as_clients_write_it(string tool, string argument)
    {
        var others = JsonSerializer.Serialize(ToolSamples.Of(tool).Call ?? new { });
        var assistant = await sandbox.AssistantAsync();
        // Only so many changes may wait at once.
        assistant.Kept.Clear();
        // Some are of at least five minutes.
        var least = argument.EndsWith("minutes", StringComparison.Ordinal) ? "5" : "1";
        foreach (var written in (string[])[least, $"{least}.0", $"{least}e0", $"\"{least}\"", $"\"{least}.0\""])
            (await assistant.TryAsync(tool, With(others, argument, written))).Failed.ShouldBeFalse(written);

        (await assistant.AskInVainAsync(tool, With(others, argument, "1.5"))).ShouldStartWith($"Argument `{argument}` must be a whole number.");
    }

    [Fact]
    public void Every_whole_number_of_every_tool_is_an_integer_of_its_schema() =>
        ToolSamples.Tools
            .SelectMany(tool => tool.ProtocolTool.InputSchema.GetProperty("properties").EnumerateObject())
            .Where(property => property.Name is "page" or "limit")
            .ShouldAllBe(property => property.Value.GetProperty("type").GetString() == "integer");

    [Theory]
    [InlineData("3960")]
    [InlineData("3960.0")]
    [InlineData("3.96e3")]
    [InlineData("\"3960\"")]
    public async Task An_id_of_an_event_may_be_a_number(string written)
    {
        var assistant = await sandbox.AssistantAsync();

        (await assistant.AskAsync("get_event_overview", With("{}", "event_id", written))).Rows().ShouldNotBeEmpty();
    }

    private static JsonElement With(string others, string argument, string written)
    {
        var call = JsonNode.Parse(others)!.AsObject();
        call[argument] = JsonNode.Parse(written);
        return JsonSerializer.SerializeToElement(call);
    }
}
