using System.Text;
using System.Text.Json;
using SessionboardMcp.Clients;

namespace SessionboardMcp.Desktop.Tests.Hosting;

/// <summary>Input that ends at once, as in <c>printf … | sessionboard-mcp stdio</c>: what was read is answered, then the program ends.</summary>
public class PipedInputTests
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

    private const string Initialized = """{"jsonrpc":"2.0","method":"notifications/initialized"}""";
    private const string List = """{"jsonrpc":"2.0","id":"two","method":"tools/list","params":{}}""";
    private const string Call = """{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"get_event_overview","arguments":{"event_id":"3960"}}}""";
    private const string Newest =
        """{"jsonrpc":"2.0","id":4,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}}}""";

    [Theory]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    [InlineData(Initialize + "\n", "1")]
    [InlineData(Initialize, "1")]
    [InlineData("\uFEFF" + Initialize + "\n", "1")]
    [InlineData(Initialize + "\r\n" + Initialized + "\r\n" + List + "\r\n", "1 two")]
    [InlineData(Initialize + "\n" + Initialized + "\n" + List + "\n" + Call, "1 3 two")]
    [InlineData(Newest, "4")]
    [InlineData(Call + "\n" + Call + "\n", "3 3")]
    [InlineData(Initialize + "\nno message\n" + List + "\n", "1 two")]
    [InlineData(Initialize + "\n{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"tools/li", "1 8")]
    public async Task What_was_read_is_answered_and_the_program_ends_with_0(string input, string answered)
    {
        var (code, output, error) = await RealClients.RunAsync(DesktopProgram.Built, ["stdio", "--sandbox"], piped: Encoding.UTF8.GetBytes(input));

        code.ShouldBe(0, error);
        var ids = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").ToString());
        string.Join(' ', ids.Order(StringComparer.Ordinal)).ShouldBe(answered);
    }

    [Fact]
    public async Task A_hundred_calls_are_all_answered()
    {
        var calls = Enumerable.Range(1, 100).Select(id => Call.Replace("\"id\":3", $"\"id\":{id}", StringComparison.Ordinal));

        var (code, output, error) = await RealClients.RunAsync(
            DesktopProgram.Built, ["stdio", "--sandbox"], piped: Encoding.UTF8.GetBytes(string.Join('\n', calls)));

        code.ShouldBe(0, error);
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        answers.Select(answer => answer.GetProperty("id").GetInt32()).ShouldBe(Enumerable.Range(1, 100), ignoreOrder: true);
        answers.ShouldAllBe(answer => answer.GetProperty("result").GetProperty("structuredContent").ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task Odd_requests_get_the_sentences_that_they_get_over_HTTP()
    {
        const string Begin = """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2099-01-01","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";
        (string Method, string Params, string Expected)[] odd =
        [
            ("tools/list", """{"cursor":"abc"}""", "This server never gave that cursor"),
            ("prompts/list", """{"cursor":""}""", "This server never gave that cursor"),
            ("resources/list", """{"cursor":7}""", "The params of resources/list cannot be read."),
            ("tools/call", """{"name":"get_event_overview","arguments":"3960"}""", "`arguments` is a text, and must be an object"),
            ("tools/call", """{"name":"get_event_overview","arguments":[]}""", "`arguments` is a list, and must be an object"),
            ("tools/call", """{"name":"list_event"}""", "There is no tool `list_event`. Did you mean `list_events`?"),
            ("tools/call", "\"x\"", "The params of tools/call cannot be read."),
            ("tools/call", """{"name":"list_reports","arguments":{"page":1.5}}""", "Argument `page` must be a whole number."),
            ("prompts/get", """{"name":"weekly_status","arguments":7}""", "The params of prompts/get cannot be read."),
            ("initialize", """{"protocolVersion":7}""", "The params of initialize cannot be read."),
        ];
        var lines = odd.Select((one, index) => $"{{\"jsonrpc\":\"2.0\",\"id\":{index + 1},\"method\":\"{one.Method}\",\"params\":{one.Params}}}");

        var (code, output, error) = await RealClients.RunAsync(
            DesktopProgram.Built, ["stdio", "--sandbox"], piped: Encoding.UTF8.GetBytes(string.Join('\n', [Begin, .. lines])));

        code.ShouldBe(0, error);
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(answer => answer.GetProperty("id").GetInt32());
        answers[0].GetProperty("result").GetProperty("protocolVersion").GetString().ShouldBe("2025-11-25");
        for (var index = 0; index < odd.Length; index++)
        {
            var answer = answers[index + 1];
            var said = answer.TryGetProperty("error", out var refusal)
                ? refusal.GetProperty("message").GetString()
                : answer.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString();
            said!.ShouldStartWith(odd[index].Expected);
        }
    }
}
