using System.Text.Json;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Tests.Calls;

public class ToolInputsTests
{
    private static readonly ToolInputs Inputs = new(
        ToolInput.Text("query", "A query.", "FIND Session") with { IsRequired = true, Max = 20 },
        ToolInput.Integer("page", "From 1.", 2) with { Min = 1, Max = 9 },
        ToolInput.TextList("event_ids", "Events.", "3960", "3961") with { Max = 2 });

    [Theory]
    [InlineData("""{}""", "Argument `query` is missing. A right one: {\"query\": \"FIND Session\"}.")]
    [InlineData("""{"query": "  "}""", "Argument `query` is missing. A right one: {\"query\": \"FIND Session\"}.")]
    [InlineData("""{"query": null}""", "Argument `query` is missing. A right one: {\"query\": \"FIND Session\"}.")]
    [InlineData("""{"query": {"a": 1}}""", "Argument `query` must be a text. A right one: {\"query\": \"FIND Session\"}.")]
    [InlineData("""{"query": "123456789012345678901"}""", "Argument `query` is longer than 20 characters. A right one: {\"query\": \"FIND Session\"}.")]
    [InlineData("""{"query": "x", "page": "two"}""", "Argument `page` must be a whole number. A right one: {\"page\": 2}.")]
    [InlineData("""{"query": "x", "page": 1.5}""", "Argument `page` must be a whole number. A right one: {\"page\": 2}.")]
    [InlineData("""{"query": "x", "page": 0}""", "Argument `page` must lie between 1 and 9. A right one: {\"page\": 2}.")]
    [InlineData("""{"query": "x", "page": 99999999999}""", "Argument `page` must be a whole number. A right one: {\"page\": 2}.")]
    [InlineData("""{"query": "x", "event_ids": [1, 2, 3]}""", "Argument `event_ids` has more than 2 entries. A right one: {\"event_ids\": [\"3960\", \"3961\"]}.")]
    [InlineData("""{"query": "x", "event_ids": [true]}""", "Argument `event_ids` must be a list of texts. A right one: {\"event_ids\": [\"3960\", \"3961\"]}.")]
    [InlineData("""{"query": "x", "pag": 1}""", "There is no argument `pag`. Did you mean `page`? This tool takes `query`, `page`, `event_ids`.")]
    public void A_wrong_argument_is_named_with_a_right_example(string json, string message) =>
        Should.Throw<InvalidArgumentException>(() => ReadAll(json)).Message.ShouldBe(message);

    [Fact]
    public void A_tool_without_arguments_says_so() =>
        Should.Throw<InvalidArgumentException>(() => new ToolInputs().Read(Parse("""{"event": 1}""")))
            .Message.ShouldBe("This tool takes no arguments, so leave `event` away.");

    [Theory]
    [InlineData("""{"query": " x ", "page": "3", "event_ids": "3960"}""")]
    [InlineData("""{"query": "x", "page": 3, "event_ids": [3960], "extra": null}""", true)]
    [InlineData("""{"query": "x", "page": 3, "event_ids": ["3960"]}""")]
    public void What_models_write_is_understood(string json, bool hasStrayNull = false)
    {
        if (hasStrayNull)
        {
            Should.Throw<InvalidArgumentException>(() => ReadAll(json)).Message.ShouldContain("`extra`");
            return;
        }

        var read = ReadAll(json);

        read.ShouldBe(("x", 3, "3960"));
    }

    [Fact]
    public void The_schema_is_one_flat_object() => Inputs.Schema.GetRawText().ShouldBe(
        """{"type":"object","properties":{"query":{"type":"string","description":"A query."},"page":{"type":"integer","description":"From 1.","minimum":1,"maximum":9},"event_ids":{"type":"array","items":{"type":"string"},"description":"Events."}},"required":["query"],"additionalProperties":false}""");

    private static (string? Query, int? Page, string Events) ReadAll(string json)
    {
        var read = Inputs.Read(Parse(json));
        return (read.Text("query"), read.Integer("page"), string.Join(',', read.TextList("event_ids")));
    }

    private static Dictionary<string, JsonElement> Parse(string json) =>
        JsonDocument.Parse(json).RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
}
