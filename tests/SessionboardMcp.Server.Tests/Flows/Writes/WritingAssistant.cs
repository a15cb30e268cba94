using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>An assistant that calls tools, whose person decides where they are asked to.</summary>
internal sealed class WritingAssistant(WritingServer server, McpClient client) : IAsyncDisposable
{
    /// <summary>What is said where a person would have to decide, and cannot.</summary>
    public const string NobodyToAsk = "a person has to see this first, and nobody can be asked here";

    /// <summary>The calls and answers, as they came.</summary>
    public List<(string Tool, JsonElement Arguments, JsonElement Answer)> Said { get; } = [];

    /// <summary>The tools that it is shown.</summary>
    public async Task<IReadOnlyList<string>> ToolsAsync() => [.. (await client.ListToolsAsync()).Select(tool => tool.Name)];

    /// <summary>The result of a call, whatever it is.</summary>
    public async Task<CallToolResult> CallAsync(string tool, object? arguments = null)
    {
        var given = JsonSerializer.SerializeToElement(arguments ?? new { });
        var result = await client.CallToolAsync(tool, given.EnumerateObject().ToDictionary(argument => argument.Name, argument => (object?)argument.Value));
        Said.Add((tool, given, result.StructuredContent ?? JsonSerializer.SerializeToElement(Text(result))));
        return result;
    }

    /// <summary>The answer of a call that works.</summary>
    public async Task<JsonElement> AskAsync(string tool, object? arguments = null)
    {
        var result = await CallAsync(tool, arguments);
        result.IsError.ShouldNotBe(true, $"{tool}: {Text(result)}");
        return result.StructuredContent!.Value;
    }

    /// <summary>What is said to a call, and whether it is an error.</summary>
    public async Task<(bool IsError, string Said)> SaidAsync(string tool, IReadOnlyDictionary<string, object?> arguments)
    {
        var result = await client.CallToolAsync(tool, arguments);
        return (result.IsError == true, Text(result));
    }

    /// <summary>What is said to a call that does not work.</summary>
    public async Task<string> AskInVainAsync(string tool, object? arguments = null)
    {
        var result = await CallAsync(tool, arguments);
        result.IsError.ShouldBe(true, $"{tool}: {Text(result)}");
        return Text(result);
    }

    /// <summary>Asks for a change; the person approves it where it waits.</summary>
    /// <returns>The change as it ended; null where a person would have to decide, and cannot.</returns>
    public async Task<JsonElement?> TryChangeAsync(string tool, object arguments)
    {
        var result = await CallAsync(tool, arguments);
        if (result.IsError == true)
        {
            server.Page.ShouldBeNull($"{tool}: {Text(result)}");
            Text(result).ShouldContain(NobodyToAsk);
            return null;
        }

        var answer = result.StructuredContent!.Value;
        return State(answer) == "waiting" ? await ApprovedAsync(answer) : answer;
    }

    /// <inheritdoc cref="TryChangeAsync"/>
    public async Task<JsonElement> ChangeAsync(string tool, object arguments) =>
        await TryChangeAsync(tool, arguments) ?? throw new InvalidOperationException($"{tool}: nobody could be asked.");

    /// <summary>The person approves what waits on the page that the answer links to; what the assistant sees of it then.</summary>
    public async Task<JsonElement> ApprovedAsync(JsonElement waiting)
    {
        var id = Id(waiting);
        waiting.GetProperty("link").GetString().ShouldBe($"{server.Page}/changes/{id}");
        waiting.GetProperty("why").GetArrayLength().ShouldBeGreaterThan(0);
        State(await AskAsync("get_change", new { change_id = id })).ShouldBe("waiting");
        await server.DecideAsync(id);
        var seen = await AskAsync("get_change", new { change_id = id });
        seen.GetProperty("decidedBy").GetString().ShouldBe("page");
        return seen;
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    public static string State(JsonElement answer) => answer.GetProperty("state").GetString()!;

    public static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;

    /// <summary>The id of a record that a change made or changed.</summary>
    public static string RecordId(JsonElement answer) => answer.Rows()[0][Array.IndexOf(answer.Columns(), "id")].GetString()!;

    private static string Text(CallToolResult result) => string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));
}
