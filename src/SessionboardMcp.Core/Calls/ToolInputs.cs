using System.Buffers;
using System.Text.Json;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Calls;

/// <summary>The arguments of a tool. The same list makes the schema that clients see and reads what they send.</summary>
internal sealed class ToolInputs(params ToolInput[] inputs)
{
    /// <summary>The JSON Schema (2020-12, the default of MCP) of the arguments: one flat object.</summary>
    public JsonElement Schema { get; } = BuildSchema(inputs);

    /// <summary>Right arguments, as JSON: those that a call needs, or else the first.</summary>
    public string Example { get; } =
        $"{{{string.Join(", ", (inputs.Any(input => input.IsRequired) ? inputs.Where(input => input.IsRequired) : inputs.Take(1)).Select(input => $"\"{input.Name}\": {input.Example}"))}}}";

    /// <summary>The names of the arguments.</summary>
    public IReadOnlyList<string> Names { get; } = [.. inputs.Select(input => input.Name)];

    /// <summary>The scopes that the given arguments need.</summary>
    public IEnumerable<string> ScopesOf(IDictionary<string, JsonElement>? arguments) =>
        inputs.Where(input => IsGiven(arguments, input, out _)).Select(input => input.Scope).OfType<string>();

    /// <summary>Reads the arguments of a call.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="taker">What takes them, in an error message.</param>
    /// <exception cref="InvalidArgumentException">One is unknown, missing, or of the wrong shape.</exception>
    public ToolArguments Read(IDictionary<string, JsonElement>? arguments, string taker = "tool")
    {
        var given = arguments ?? new Dictionary<string, JsonElement>();
        if (given.FirstOrDefault(pair => !ClientText.IsText(pair.Value)) is { Key: { } broken })
            throw new InvalidArgumentException($"Argument `{Shorten(broken)}` holds half a character (a surrogate without its pair). Write the text anew.");
        var stray = given.Keys.FirstOrDefault(name => inputs.All(input => input.Name != name));
        if (stray is not null)
            throw Unknown(stray, taker);

        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            if (IsGiven(given, input, out var value))
                values[input.Name] = value;
            else if (input.IsRequired)
                throw InvalidArgumentException.For(input, "is missing");
        }

        // Each of them now: what a tool does not look at in this call would otherwise be taken, whatever it is.
        var read = new ToolArguments(inputs, values);
        foreach (var input in inputs)
            read.Check(input);
        return read;
    }

    // Models write null or "" for "not given".
    private static bool IsGiven(IDictionary<string, JsonElement>? arguments, ToolInput input, out JsonElement value)
    {
        value = default;
        return arguments is not null
            && arguments.TryGetValue(input.Name, out value)
            && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            // Of what is no text the call is told when it is read.
            && !(value.ValueKind == JsonValueKind.String && ClientText.IsText(value) && string.IsNullOrWhiteSpace(value.GetString()));
    }

    private InvalidArgumentException Unknown(string stray, string taker)
    {
        if (inputs.Length == 0)
            return new InvalidArgumentException($"This tool takes no arguments, so leave `{Shorten(stray)}` away.");
        var nearest = NearestNames.Of(stray, inputs.Select(input => input.Name), 1);
        var names = string.Join(", ", inputs.Select(input => $"`{input.Name}`"));
        var hint = nearest.Count > 0 ? $" Did you mean `{nearest[0]}`?" : "";
        return new InvalidArgumentException($"There is no argument `{Shorten(stray)}`.{hint} This {taker} takes {names}.");
    }

    private static string Shorten(string name) => ClientText.Shown(name, 60);

    private static JsonElement BuildSchema(ToolInput[] inputs)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "object");
            writer.WriteStartObject("properties");
            foreach (var input in inputs)
                input.WriteSchema(writer);
            writer.WriteEndObject();
            if (inputs.Any(input => input.IsRequired))
            {
                writer.WriteStartArray("required");
                foreach (var input in inputs.Where(input => input.IsRequired))
                    writer.WriteStringValue(input.Name);
                writer.WriteEndArray();
            }

            writer.WriteBoolean("additionalProperties", false);
            writer.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }
}
