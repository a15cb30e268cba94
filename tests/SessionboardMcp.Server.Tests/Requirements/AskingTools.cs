using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SessionboardMcp.Server.Tests.Requirements;

/// <summary>The tools that need an answer of the person or the client first (MCP 2026-07-28, multi round-trip requests).</summary>
internal static class AskingTools
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static IEnumerable<McpServerTool> Create() =>
    [
        FixtureTools.Tool("test_input_required_result_elicitation", (RequestContext<CallToolRequestParams> request) =>
            Answer(request.Params, "user_name") is { } name
                ? Said($"Hello, {name.GetProperty("content").GetProperty("name").GetString()}!")
                : throw Asking(("user_name", Question("What is your name?", "name")))),
        FixtureTools.Tool("test_input_required_result_sampling", (RequestContext<CallToolRequestParams> request) =>
            Answer(request.Params, "capital_question") is { } said
                ? Said(said.GetRawText())
                : throw Asking(("capital_question", Sample("What is the capital of France?", 100)))),
        FixtureTools.Tool("test_input_required_result_list_roots", (RequestContext<CallToolRequestParams> request) =>
            Answer(request.Params, "client_roots") is { } roots ? Said(roots.GetRawText()) : throw Asking(("client_roots", Roots()))),
        FixtureTools.Tool("test_input_required_result_request_state", (RequestContext<CallToolRequestParams> request) =>
            Answer(request.Params, "confirm") is null ? throw Asking(Sealed("first"), ("confirm", Question("Please confirm", "ok", "boolean")))
            : Opened(request.Params) is "first" ? Said("state-ok") : throw Forged()),
        FixtureTools.Tool("test_input_required_result_tampered_state", (RequestContext<CallToolRequestParams> request) =>
            Answer(request.Params, "confirm") is null ? throw Asking(Sealed("first"), ("confirm", Question("Please confirm", "ok", "boolean")))
            : Opened(request.Params) is "first" ? Said("Not tampered with.") : throw Forged()),
        FixtureTools.Tool("test_input_required_result_multiple_inputs", (RequestContext<CallToolRequestParams> request) =>
            Answer(request.Params, "user_name") is not null && Answer(request.Params, "greeting") is not null && Answer(request.Params, "client_roots") is not null
                ? Opened(request.Params) is "all" ? Said("All were answered.") : throw Forged()
                : throw Asking(Sealed("all"), ("user_name", Question("What is your name?", "name")), ("greeting", Sample("Generate a greeting", 50)), ("client_roots", Roots()))),
        FixtureTools.Tool("test_input_required_result_multi_round", MultiRound),
        FixtureTools.Tool("test_input_required_result_capabilities", (RequestContext<CallToolRequestParams> request) =>
            request.Params.InputResponses is { Count: > 0 } ? Said("Answered.") : throw Asking([.. Possible(request.Server.ClientCapabilities)])),
    ];

    /// <summary>What the client answered to a question; null where it did not, or in another shape.</summary>
    internal static JsonElement? Answer(RequestParams parameters, string question) =>
        parameters.InputResponses?.TryGetValue(question, out var answer) == true && answer.RawValue is { ValueKind: JsonValueKind.Object } value
        && (value.TryGetProperty("content", out _) || value.TryGetProperty("roots", out _))
            ? value
            : null;

    internal static InputRequest Question(string message, string property, string type = "string") => InputRequest.ForElicitation(new ElicitRequestParams
    {
        Message = message,
        RequestedSchema = new ElicitRequestParams.RequestSchema
        {
            Properties = { [property] = type is "boolean" ? new ElicitRequestParams.BooleanSchema() : new ElicitRequestParams.StringSchema() },
            Required = [property],
        },
    });

    internal static InputRequiredException Asking(params (string Key, InputRequest Request)[] requests) => new(requests.ToDictionary(request => request.Key, request => request.Request));

    private static InputRequiredException Asking(string state, params (string Key, InputRequest Request)[] requests) => new(requests.ToDictionary(request => request.Key, request => request.Request), state);

    private static CallToolResult MultiRound(RequestContext<CallToolRequestParams> request) => request.Params.RequestState is null
        ? throw Asking(Sealed("round-1"), ("step1", Question("Step 1: What is your name?", "name")))
        : Opened(request.Params) switch
        {
            "round-1" when Answer(request.Params, "step1") is not null => throw Asking(Sealed("round-2"), ("step2", Question("Step 2: What is your favorite color?", "color"))),
            "round-1" => throw Asking(Sealed("round-1"), ("step1", Question("Step 1: What is your name?", "name"))),
            "round-2" when Answer(request.Params, "step2") is not null => Said("Both rounds are done."),
            "round-2" => throw Asking(Sealed("round-2"), ("step2", Question("Step 2: What is your favorite color?", "color"))),
            _ => throw Forged(),
        };

    private static IEnumerable<(string Key, InputRequest Request)> Possible(ClientCapabilities? capabilities)
    {
        if (capabilities?.Sampling is not null)
            yield return ("sample", Sample("Say something.", 10));
        if (capabilities?.Elicitation is not null)
            yield return ("ask", Question("What is your name?", "name"));
    }

    private static InputRequest Sample(string prompt, int tokens) => InputRequest.ForSampling(new CreateMessageRequestParams
    {
        Messages = [new SamplingMessage { Role = Role.User, Content = [FixtureContent.Text(prompt)] }],
        MaxTokens = tokens,
    });

    private static InputRequest Roots() => InputRequest.ForRootsList(new ListRootsRequestParams());

    private static CallToolResult Said(string text) => FixtureContent.Result(FixtureContent.Text(text));

    private static string Sealed(string state) => $"{state}.{Convert.ToHexString(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(state)))}";

    private static string? Opened(RequestParams parameters) =>
        parameters.RequestState?.Split('.') is [var state, _] && Sealed(state) == parameters.RequestState ? state : null;

    private static McpProtocolException Forged() => new("The state is not one that this server gave.", McpErrorCode.InvalidParams);
}
