using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>Requests that real clients were seen to send, and some that none should, at each revision over HTTP.</summary>
public sealed class OddRequestsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int InvalidParams = -32602;
    private const int ResourceNotFound = -32002;
    private const int HeaderMismatch = -32020;

    private const string Meta =
        """ "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}""";

    private static readonly HttpClient Http = new(new SocketsHttpHandler());

    // The last is what claude.ai was seen to send (2026-11).
    private static readonly string[] AllRevisions = ["2025-06-18", "2025-11-25", "2026-07-28", "2025-11-25 with 2026-07-28 inside"];

    public static TheoryData<string> Revisions => [.. AllRevisions];

    public static TheoryData<string, string, string> WrongArguments
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var revision in AllRevisions)
            {
                foreach (var (given, kind) in ((string, string)[])
                [
                    ("\"event 3960\"", "a text"), ("\"\"", "a text"), ("\"{\\\"event_id\\\":\\\"3960\\\"}\"", "a text"), ("[\"3960\"]", "a list"), ("[]", "a list"), ("3960", "a number"), ("true", "a yes or no"),
                ])
                {
                    data.Add(revision, given, kind);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WrongArguments))]
    public async Task Arguments_that_are_no_object_get_a_sentence_of_the_tool(string revision, string given, string kind)
    {
        var (_, answer) = await SendAsync(revision, "tools/call", $$"""{"name":"get_event_overview","arguments":{{given}}}""");

        var result = answer.GetProperty("result");
        result.GetProperty("isError").GetBoolean().ShouldBeTrue();
        result.GetProperty("content")[0].GetProperty("text").GetString()
            .ShouldBe($"`arguments` is {kind}, and must be an object that names each argument. A right one: {{\"event_id\": \"3960\"}}.");
    }

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task No_arguments_are_given_in_three_ways(string revision)
    {
        foreach (var given in (string[])["", ",\"arguments\":null", ",\"arguments\":{}"])
        {
            var (_, answer) = await SendAsync(revision, "tools/call", $$"""{"name":"list_events"{{given}}}""");

            answer.GetProperty("result").GetProperty("structuredContent").GetProperty("total").GetInt32().ShouldBe(4);
        }
    }

    [Theory]
    [InlineData("tools/list")]
    [InlineData("prompts/list")]
    [InlineData("resources/list")]
    [InlineData("resources/templates/list")]
    public async Task A_cursor_that_was_never_given_is_refused(string method)
    {
        foreach (var revision in AllRevisions)
        {
            foreach (var cursor in (string[])["\"abc\"", "\"\"", "\"2\"", "7", "{}"])
            {
                var (_, answer) = await SendAsync(revision, method, $$"""{"cursor":{{cursor}}}""");

                answer.GetProperty("error").GetProperty("code").GetInt32().ShouldBe(InvalidParams, $"{revision} {cursor}");
            }

            var (_, without) = await SendAsync(revision, method, """{"cursor":null}""");
            without.TryGetProperty("result", out _).ShouldBeTrue(revision);
        }
    }

    [Theory]
    [InlineData("tools/call", """{"name":"list_event","arguments":{}}""", "There is no tool `list_event`. Did you mean `list_events`? tools/list names all.")]
    [InlineData("tools/call", """{"name":"zzzzzzzzzzzz","arguments":{}}""", "There is no tool `zzzzzzzzzzzz`. tools/list names all.")]
    [InlineData("tools/call", """{"name":""}""", "There is no tool ``. tools/list names all.")]
    [InlineData("tools/call", """{"arguments":{}}""", "The params of tools/call cannot be read. Right ones: {\"name\": \"find_event\"")]
    [InlineData("tools/call", """{"name":7}""", "The params of tools/call cannot be read.")]
    [InlineData("prompts/get", """{"name":"weekly-status"}""", "There is no prompt `weekly-status`. Did you mean `weekly_status`? prompts/list names all.")]
    [InlineData("prompts/get", """{"name":"weekly_status"}""", "Argument `event` is missing. A right one: {\"event\": \"3960\"}.")]
    [InlineData("prompts/get", """{"name":"weekly_status","arguments":{"evnt":"3960"}}""", "There is no argument `evnt`. Did you mean `event`? This prompt takes `event`.")]
    [InlineData("prompts/get", """{"name":"weekly_status","arguments":{"event":["3960"]}}""", "Argument `event` must be a text.")]
    [InlineData("prompts/get", """{"name":"weekly_status","arguments":"3960"}""", "The params of prompts/get cannot be read.")]
    [InlineData("prompts/get", """{}""", "The params of prompts/get cannot be read.")]
    [InlineData("resources/read", """{"uri":"sessionboard://event"}""", "There is no resource `sessionboard://event`. Did you mean `sessionboard://events`?")]
    [InlineData("resources/read", """{}""", "The params of resources/read cannot be read.")]
    [InlineData("resources/read", """{"uri":[]}""", "The params of resources/read cannot be read.")]
    [InlineData("completion/complete", """{"ref":{"type":"ref/prompt","name":"weekly_status"},"argument":"x"}""", "The params of completion/complete cannot be read.")]
    [InlineData("completion/complete", """{}""", "The params of completion/complete cannot be read.")]
    [InlineData("resources/subscribe", """{"uri":7}""", "The params of resources/subscribe cannot be read.")]
    [InlineData("resources/unsubscribe", """{"uri":[]}""", "The params of resources/unsubscribe cannot be read.")]
    public async Task What_is_wrong_is_said_in_a_sentence(string method, string parameters, string sentence)
    {
        foreach (var revision in AllRevisions)
        {
            var (status, answer) = await SendAsync(revision, method, parameters);

            ((int)status).ShouldBeLessThan(500);
            answer.GetProperty("id").GetInt32().ShouldBe(7);
            var error = answer.GetProperty("error");
            // There the name is a header too, and the SDK misses that first.
            if (revision == "2026-07-28" && error.GetProperty("code").GetInt32() == HeaderMismatch)
                continue;
            error.GetProperty("message").GetString()!.ShouldStartWith(sentence);
            error.GetProperty("code").GetInt32().ShouldBe(
                sentence.StartsWith("There is no resource", StringComparison.Ordinal) && revision != "2026-07-28" ? ResourceNotFound : InvalidParams, revision);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"level":"loud"}""")]
    [InlineData("""{"level":"warning","_meta":7}""")]
    public async Task A_level_of_logs_that_is_none_is_told_how(string parameters)
    {
        // 2026-07-28 has no such method.
        foreach (var revision in (string[])["2025-06-18", "2025-11-25"])
        {
            var (_, answer) = await SendAsync(revision, "logging/setLevel", parameters);

            answer.GetProperty("error").GetProperty("message").GetString().ShouldBe("The params of logging/setLevel cannot be read. Right ones: {\"level\": \"warning\"}.");
            answer.GetProperty("error").GetProperty("code").GetInt32().ShouldBe(InvalidParams);
        }
    }

    [Theory]
    [InlineData("""{"notifications":5}""")]
    [InlineData("""{"notifications":{"resourceSubscriptions":"x"}}""")]
    public async Task A_subscription_that_is_none_is_told_how(string parameters)
    {
        // Older revisions have no such method.
        var (_, answer) = await SendAsync("2026-07-28", "subscriptions/listen", parameters);

        answer.GetProperty("error").GetProperty("message").GetString()!.ShouldStartWith("The params of subscriptions/listen cannot be read. Right ones: {\"notifications\":");
        answer.GetProperty("error").GetProperty("code").GetInt32().ShouldBe(InvalidParams);
    }

    [Theory]
    [InlineData("tools/list", """{"_meta":{"io.modelcontextprotocol/protocolVersion":"LONG"}}""", "2026-07-28")]
    [InlineData("tools/list", """{"_meta":{"io.modelcontextprotocol/protocolVersion":"LONG"}}""", "2025-11-25")]
    [InlineData("tools/list", """{"_meta":{"io.modelcontextprotocol/protocolVersion":"LONG"}}""", null)]
    [InlineData("LONG", """{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}""", "2026-07-28")]
    [InlineData("tools/call", """{"name":"LONG","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}""", "2026-07-28")]
    [InlineData("prompts/get", """{"name":"LONG","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}""", "2026-07-28")]
    [InlineData("resources/read", """{"uri":"LONG","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}""", "2026-07-28")]
    [InlineData("initialize", """{"protocolVersion":"LONG","capabilities":{},"clientInfo":{"name":"t","version":"1"}}""", "2026-07-28")]
    [InlineData("initialize", """{"protocolVersion":"LONG","capabilities":{},"clientInfo":{"name":"t","version":"1"}}""", null)]
    public async Task What_is_compared_with_headers_is_never_said_once_more_at_any_length(string method, string parameters, string? revision)
    {
        foreach (var filler in (string[])["0", "x", "\\u001b"])
        {
            var text = $$"""{"jsonrpc":"2.0","id":7,"method":"{{method}}","params":{{parameters}}}""".Replace("LONG", string.Concat(Enumerable.Repeat(filler, 500_000)), StringComparison.Ordinal);
            using var response = await RawAsync(
                HttpMethod.Post, text, [("Mcp-Method", "tools/call"), ("Mcp-Name", "find_event"), .. revision is null ? [] : ((string, string)[])[("MCP-Protocol-Version", revision)]]);

            ((int)response.StatusCode).ShouldBe(400);
            (await response.Content.ReadAsStringAsync()).Length.ShouldBeLessThan(1_000);
        }
    }

    [Theory]
    [InlineData("no/such\\n\\u001b[31mmethod", "Method 'no/such [31mmethod' is not available.")]
    [InlineData("tools/call\\u202e", "Method 'tools/call' is not available.")]
    [InlineData("", "Method '' is not available.")]
    [InlineData("no/such", "Method 'no/such' is not available.")]
    [InlineData("long", "Method 'mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm… [cut, 1000000 characters]' is not available.")]
    public async Task A_method_that_is_none_is_said_once_more_on_one_line_and_short(string method, string sentence)
    {
        var (_, answer) = await PostAsync($$"""{"jsonrpc":"2.0","id":7,"method":"{{(method == "long" ? new string('m', 1_000_000) : method)}}"}""");

        answer.GetProperty("error").GetProperty("code").GetInt32().ShouldBe(-32601);
        answer.GetProperty("error").GetProperty("message").GetString().ShouldBe(sentence);
    }

    [Theory]
    [InlineData("2025-06-18", "\"x\"")]
    [InlineData("2025-11-25", "[1]")]
    [InlineData("2025-11-25", "7")]
    [InlineData("2026-07-28", "\"x\"")]
    [InlineData("2026-07-28", "[1]")]
    [InlineData("2026-07-28", "7")]
    public async Task Params_that_are_no_object_are_refused(string revision, string parameters)
    {
        foreach (var method in (string[])["tools/call", "tools/list", "prompts/get", "resources/read", "completion/complete"])
        {
            var (status, answer) = await PostAsync($$"""{"jsonrpc":"2.0","id":7,"method":"{{method}}","params":{{parameters}}}""", ("MCP-Protocol-Version", revision), ("Mcp-Method", method), ("Mcp-Name", "x"));

            ((int)status).ShouldBeLessThan(500);
            answer.GetProperty("error").GetProperty("message").GetString()!.ShouldStartWith($"The params of {method} cannot be read.");
        }
    }

    [Theory]
    [InlineData("2024-11-05", "2024-11-05")]
    [InlineData("2025-03-26", "2025-03-26")]
    [InlineData("2025-06-18", "2025-06-18")]
    [InlineData("2025-11-25", "2025-11-25")]
    [InlineData("2026-07-28", "2025-11-25")]
    [InlineData("2099-01-01", "2025-11-25")]
    [InlineData("2020-01-01", "2025-11-25")]
    [InlineData("1.0", "2025-11-25")]
    [InlineData("", "2025-11-25")]
    [InlineData("latest", "2025-11-25")]
    public async Task Initialize_is_answered_with_a_revision_of_ours(string asked, string answered)
    {
        foreach (var header in (string?[])[null, asked])
        {
            if (header == "2026-07-28")
                continue;
            var (status, answer) = await PostAsync(Initialize(asked), header is null or "" ? [] : [("MCP-Protocol-Version", header)]);

            status.ShouldBe(HttpStatusCode.OK);
            answer.GetProperty("result").GetProperty("protocolVersion").GetString().ShouldBe(answered);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"protocolVersion":7,"capabilities":{},"clientInfo":{"name":"t","version":"1"}}""")]
    [InlineData("""{"protocolVersion":"2025-11-25","capabilities":[],"clientInfo":{"name":"t","version":"1"}}""")]
    [InlineData("""{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":{}}}""")]
    [InlineData("\"x\"")]
    [InlineData("[]")]
    public async Task An_initialize_that_cannot_be_read_is_told_how(string parameters)
    {
        var (status, answer) = await PostAsync($$"""{"jsonrpc":"2.0","id":7,"method":"initialize","params":{{parameters}}}""");

        ((int)status).ShouldBeLessThan(500);
        answer.GetProperty("id").GetInt32().ShouldBe(7);
        answer.GetProperty("error").GetProperty("code").GetInt32().ShouldBe(InvalidParams);
        answer.GetProperty("error").GetProperty("message").GetString()!.ShouldStartWith("The params of initialize cannot be read. Right ones: {\"protocolVersion\"");
    }

    [Theory]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData(null)]
    public async Task A_session_that_was_never_given_is_not_found_so_that_clients_start_over(string? revision)
    {
        (string, string)[] headers = revision is null ? [] : [("MCP-Protocol-Version", revision)];
        foreach (var session in (string[])["b0f3f0a2-5e0c-4a0e-9d8e-0f6f3b1c2d3e", "chatgpt.", "chatgpt.AAAA", "chatgpt.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
        {
            var (status, answer) = await PostAsync("""{"jsonrpc":"2.0","id":7,"method":"tools/list","params":{}}""", [.. headers, ("Mcp-Session-Id", session)]);

            status.ShouldBe(HttpStatusCode.NotFound);
            answer.GetProperty("id").GetInt32().ShouldBe(7);
            answer.GetProperty("error").GetProperty("code").GetInt32().ShouldBe(-32001);
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Delete])
                (await BareAsync(method, [.. headers, ("Mcp-Session-Id", session)])).ShouldBe(HttpStatusCode.NotFound, session);
        }

        (await PostAsync("""{"jsonrpc":"2.0","id":7,"method":"tools/list","params":{}}""", headers)).Status.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(Initialize("2025-11-25"), ("Mcp-Session-Id", "stale"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("2026-07-28")]
    [InlineData("2025-11-25 with 2026-07-28 inside")]
    public async Task The_newest_revision_has_no_sessions_and_ignores_them(string revision)
    {
        var (status, answer) = await SendAsync(revision, "tools/list", "{}", ("Mcp-Session-Id", "stale"));

        status.ShouldBe(HttpStatusCode.OK);
        answer.GetProperty("result").GetProperty("tools").GetArrayLength().ShouldBeGreaterThan(5);
    }

    // From whom a failure is reported, the version is asked first.
    [Fact]
    public async Task Initialize_answers_the_version_and_the_build_of_the_assembly()
    {
        var assembly = typeof(SessionboardMcp.Server.Commands.RootCommands).Assembly;
        var whole = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

        var (_, answer) = await PostAsync(Initialize("2025-11-25"));

        var version = answer.GetProperty("result").GetProperty("serverInfo").GetProperty("version").GetString()!;
        version.Split('+')[0].ShouldBe(assembly.GetName().Version!.ToString(3));
        whole.ShouldStartWith(version);
        version.Contains('+', StringComparison.Ordinal).ShouldBe(whole.Contains('+', StringComparison.Ordinal), "the build, where somebody named one");
    }

    [Fact]
    public async Task No_session_is_given_to_those_who_need_none()
    {
        using var response = await RawAsync(HttpMethod.Post, Initialize("2025-11-25"));

        response.Headers.Contains("Mcp-Session-Id").ShouldBeFalse();
    }

    private static string Initialize(string revision) =>
        """{"jsonrpc":"2.0","id":7,"method":"initialize","params":{"protocolVersion":"REVISION","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}"""
            .Replace("REVISION", revision, StringComparison.Ordinal);

    // At 2026-07-28 the method and the name are headers as well, and the revision is inside.
    private async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(string revision, string method, string parameters, params (string Name, string Value)[] more)
    {
        const string Newest = "2026-07-28";
        var isMixed = revision.Length > Newest.Length;
        List<(string, string)> headers = [("MCP-Protocol-Version", isMixed ? revision[..Newest.Length] : revision), .. more];
        if (revision.Contains(Newest, StringComparison.Ordinal))
        {
            var inner = parameters.Trim()[1..^1];
            parameters = $"{{{inner}{(inner.Length > 0 ? "," : "")}{Meta}}}";
            headers.Add(("Mcp-Method", method));
            using var read = JsonDocument.Parse(parameters);
            if (!isMixed && (read.RootElement.TryGetProperty("name", out var name) || read.RootElement.TryGetProperty("uri", out name)))
                headers.Add(("Mcp-Name", name.ToString()));
        }

        return await PostAsync($$"""{"jsonrpc":"2.0","id":7,"method":"{{method}}","params":{{parameters}}}""", [.. headers]);
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string body, params (string Name, string Value)[] headers)
    {
        using var response = await RawAsync(HttpMethod.Post, body, headers);
        var text = await response.Content.ReadAsStringAsync();
        var json = text.Split('\n').FirstOrDefault(line => line.StartsWith("data: ", StringComparison.Ordinal)) is { } line ? line["data: ".Length..] : text;
        return (response.StatusCode, JsonDocument.Parse(json).RootElement);
    }

    private async Task<HttpStatusCode> BareAsync(HttpMethod method, params (string Name, string Value)[] headers)
    {
        using var response = await RawAsync(method, null, headers);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> RawAsync(HttpMethod method, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, server.Mcp);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request);
    }
}
