using System.Globalization;
using System.Text.Json;

namespace SessionboardMcp.Core.Calls;

/// <summary>The arguments of one call, each read as what it should be.</summary>
internal sealed class ToolArguments(IReadOnlyList<ToolInput> inputs, IReadOnlyDictionary<string, JsonElement> values)
{
    // Names and ids are far shorter; what may be longer says so itself.
    private const int MaxText = 1_000;

    private const int MaxEntry = 400;

    private const int MaxEntries = 100;

    /// <summary>No arguments, for what takes none.</summary>
    public static ToolArguments None { get; } = new([], new Dictionary<string, JsonElement>());

    /// <summary>A text that the call needs.</summary>
    /// <exception cref="InvalidArgumentException">It is no text, or too long.</exception>
    public string RequiredText(string name) => Text(name)!;

    /// <summary>A text; null where none was given. A number counts as the text of its digits.</summary>
    /// <exception cref="InvalidArgumentException">It is no text, or too long.</exception>
    public string? Text(string name)
    {
        if (!values.TryGetValue(name, out var value))
            return null;
        var input = Input(name);
        return Bounded(input, AsText(value) ?? throw InvalidArgumentException.For(input, "must be a text"));
    }

    /// <summary>A whole number; null where none was given. See <see cref="WholeNumber"/> for how it may be written.</summary>
    /// <exception cref="InvalidArgumentException">It is no whole number, or out of range.</exception>
    public int? Integer(string name)
    {
        if (!values.TryGetValue(name, out var value))
            return null;
        var input = Input(name);
        if (WholeNumber.Read(value) is not { } number)
            throw InvalidArgumentException.For(input, "must be a whole number");
        if (number < input.Min || number > input.Max)
            throw InvalidArgumentException.For(input, string.Create(CultureInfo.InvariantCulture, $"must lie between {input.Min} and {input.Max ?? int.MaxValue}"));
        return number;
    }

    /// <summary>What was given, by name, as it was written.</summary>
    public IReadOnlyDictionary<string, JsonElement> Given => values;

    /// <summary>Whether an argument was given.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>Whether there is an argument of that name, given or not.</summary>
    public bool Takes(string name) => inputs.Any(input => input.Name == name);

    /// <summary>A yes or no; no where none was given. <c>"true"</c> in quotes counts, as models write it.</summary>
    /// <exception cref="InvalidArgumentException">It is neither.</exception>
    public bool Truth(string name)
    {
        if (!values.TryGetValue(name, out var value))
            return false;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when bool.TryParse(value.GetString(), out var truth) => truth,
            _ => throw InvalidArgumentException.For(Input(name), "must be true or false"),
        };
    }

    /// <summary>A list of texts; empty where none was given. A single text counts as a list of one.</summary>
    /// <exception cref="InvalidArgumentException">It is no list of texts, or too long.</exception>
    public IReadOnlyList<string> TextList(string name)
    {
        if (!values.TryGetValue(name, out var value))
            return [];
        var input = Input(name);
        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
        if (items.Length > (input.Max ?? MaxEntries))
            throw InvalidArgumentException.For(input, string.Create(CultureInfo.InvariantCulture, $"has more than {input.Max ?? MaxEntries} entries"));
        return [.. items.Select(item => Bounded(input, AsText(item) ?? throw InvalidArgumentException.For(input, "must be a list of texts")))];
    }

    /// <summary>Reads an argument as what it should be.</summary>
    /// <exception cref="InvalidArgumentException">It is not that, or beyond its bounds.</exception>
    public void Check(ToolInput input)
    {
        _ = input.Type switch
        {
            "string" => (object?)Text(input.Name),
            "integer" => Integer(input.Name),
            "boolean" => Truth(input.Name),
            _ => TextList(input.Name),
        };
    }

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        // An id that a client writes as 3960.0 is the id 3960.
        JsonValueKind.Number => WholeNumber.Read(value)?.ToString(CultureInfo.InvariantCulture) ?? value.GetRawText(),
        _ => null,
    };

    private static string Bounded(ToolInput input, string text)
    {
        var (longest, what) = input.Type == "string" ? (input.Max ?? MaxText, "is") : (MaxEntry, "has an entry that is");
        return text.Length > longest
            ? throw InvalidArgumentException.For(input, string.Create(CultureInfo.InvariantCulture, $"{what} longer than {longest} characters"))
            : text;
    }

    private ToolInput Input(string name) => inputs.First(input => input.Name == name);
}
