using System.Text.Json;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Refusals;

/// <summary>What every such tool refuses of the shape of its arguments, made from what it tells clients of them.</summary>
internal static class ShapeRefusals
{
    private static readonly string[] Long = ["csv", "table", "query", "description"];

    public static IEnumerable<Refusal> All => AllRefusals.Tools.SelectMany(Of);

    private static IEnumerable<Refusal> Of(SessionboardTool tool)
    {
        var call = new RightCall(tool.ProtocolTool.Name, [.. Example(tool)]);
        var schema = tool.ProtocolTool.InputSchema;
        yield return call.With("no_such_argument", "x", "There is no argument `no_such_argument`.");
        foreach (var required in schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [])
        {
            yield return call.Without(required, $"Argument `{required}` is missing. A right one: ");
            yield return call.With(required, " ", $"Argument `{required}` is missing. A right one: ");
        }

        foreach (var argument in schema.GetProperty("properties").EnumerateObject())
        {
            foreach (var refusal in Of(call, argument.Name, argument.Value))
                yield return refusal;
        }
    }

    private static IEnumerable<Refusal> Of(RightCall call, string argument, JsonElement schema)
    {
        switch (schema.GetProperty("type").GetString())
        {
            case "string":
                yield return call.With(argument, new { a = 1 }, $"Argument `{argument}` must be a text. A right one: ");
                yield return call.With(argument, new string('x', Long.Contains(argument) ? 200_001 : 6_000), $"Argument `{argument}` is longer than ");
                break;
            case "integer":
                yield return call.With(argument, "many", $"Argument `{argument}` must be a whole number. A right one: ");
                yield return call.With(argument, 1.5, $"Argument `{argument}` must be a whole number. A right one: ");
                if (schema.TryGetProperty("minimum", out var least))
                    yield return call.With(argument, least.GetInt32() - 1, $"Argument `{argument}` must lie between ");
                if (schema.TryGetProperty("maximum", out var most))
                    yield return call.With(argument, most.GetInt32() + 1, $"Argument `{argument}` must lie between ");
                break;
            case "boolean":
                yield return call.With(argument, "perhaps", $"Argument `{argument}` must be true or false. A right one: ");
                yield return call.With(argument, 1, $"Argument `{argument}` must be true or false. A right one: ");
                break;
            case "array":
                yield return call.With(argument, new object[] { new { a = 1 } }, $"Argument `{argument}` must be a list of texts. A right one: ");
                yield return call.With(argument, Enumerable.Repeat("x", 101), $"Argument `{argument}` has more than ");
                yield return call.With(argument, new[] { new string('x', 401) }, $"Argument `{argument}` has an entry that is longer than ");
                break;
            case var other:
                throw new InvalidOperationException($"{call.Tool}: nothing is known of arguments of type {other}. Say here how one can be wrong.");
        }
    }

    private static IEnumerable<(string, object?)> Example(SessionboardTool tool)
    {
        using var example = JsonDocument.Parse(tool.ExampleArguments);
        return [.. example.RootElement.EnumerateObject().Select(argument => (argument.Name, (object?)argument.Value.Clone()))];
    }
}
