using System.Text.Json;
using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>
/// A JSON object that a write came with, read property by property: what was not read when it is closed is unknown. Null is refused everywhere,
/// because nothing documents that it unassigns.
/// </summary>
internal sealed class WriteBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly JsonElement _body;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Takes an object.</summary>
    /// <param name="body">The object.</param>
    /// <param name="name">What it is called in an error.</param>
    /// <exception cref="RequestRefusedException">It is none.</exception>
    public WriteBody(JsonElement body, string name = "The body")
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw RequestRefusedException.BadRequest($"{name} must be a JSON object.");
        _body = body;
    }

    /// <summary>Reads JSON.</summary>
    /// <exception cref="RequestRefusedException">It is no object.</exception>
    public static WriteBody Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            WellFormedText.Read(document.RootElement);
            return new WriteBody(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            throw RequestRefusedException.BadRequest("The body must be a JSON object.");
        }
        catch (InvalidOperationException)
        {
            // The reader says so of half a surrogate pair, be it in a name or in a text.
            throw RequestRefusedException.BadRequest("The body has a text that is not valid Unicode.");
        }
    }

    /// <summary>Whether a property is there; this does not read it.</summary>
    public bool Has(string name) => _body.TryGetProperty(name, out _);

    /// <summary>Lets a property be there, whatever it is.</summary>
    public void Skip(string name) => _read.Add(name);

    /// <summary>A text.</summary>
    public string? Text(string name) => Value(name, "a text", static value => value.ValueKind == JsonValueKind.String ? value.GetString() : null);

    /// <summary>A text that is one line of a form: not empty, and 255 characters at most.</summary>
    public string? Line(string name)
    {
        var text = Text(name);
        return text switch
        {
            null => null,
            _ when string.IsNullOrWhiteSpace(text) => throw RequestRefusedException.BadRequest($"{name} is empty."),
            { Length: > 255 } => throw RequestRefusedException.BadRequest($"{name} has more than 255 characters."),
            _ => text,
        };
    }

    /// <summary>A text of 255 characters at most, which may be empty.</summary>
    public string? Short(string name) =>
        Text(name) is { Length: > 255 } ? throw RequestRefusedException.BadRequest($"{name} has more than 255 characters.") : Text(name);

    /// <summary>A whole number from 0.</summary>
    public int? Count(string name)
    {
        var number = Number(name);
        return number is null or >= 0 ? number : throw RequestRefusedException.BadRequest($"{name} must be 0 or more.");
    }

    /// <summary>True or false.</summary>
    public bool? Flag(string name) => Scalar<bool>(name, "true or false", static value => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    });

    /// <summary>A UUID.</summary>
    public Guid? Id(string name) => Scalar(name, "a UUID", ReadId);

    /// <summary>A list of UUIDs, each once.</summary>
    public IReadOnlyList<Guid>? Ids(string name) => Value(name, "a list of UUIDs", static value =>
    {
        if (value.ValueKind != JsonValueKind.Array)
            return null;
        List<Guid?> ids = [.. value.EnumerateArray().Select(ReadId)];
        return ids.Contains(null) ? null : ids.Select(id => id!.Value).Distinct().ToList();
    });

    /// <summary>An instant, in UTC.</summary>
    public DateTimeOffset? Instant(string name) => Scalar<DateTimeOffset>(name, "a date-time such as 2026-05-01T09:00:00Z", static value =>
        value.ValueKind == JsonValueKind.String && Rfc3339.TryParse(value.GetString()!, out var instant) ? instant.ToUniversalTime() : null);

    /// <summary>An object.</summary>
    public WriteBody? Nested(string name) => Take(name) is { } value ? new WriteBody(value, name) : null;

    /// <summary>The entries of a list.</summary>
    public IReadOnlyList<JsonElement>? List(string name) =>
        Value(name, "a list", static value => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : null);

    /// <summary>Every property that there is, of an object whose names are not known beforehand.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Everything() => _body.EnumerateObject().Select(property => (property.Name, property.Value));

    /// <summary>Ends the reading.</summary>
    /// <exception cref="RequestRefusedException">There is a property that nothing asked for, and that is refused.</exception>
    public void Close(WriteRules rules)
    {
        if (!rules.RefusesUnknownProperties)
            return;
        foreach (var property in _body.EnumerateObject().Where(property => !_read.Contains(property.Name)))
            throw RequestRefusedException.BadRequest($"{Quoted(property.Name)} is not a property of this operation.");
    }

    /// <summary>The caller's own name for something, as an error tells it: not all of it, if it is long.</summary>
    public static string Quoted(string name) => name.Length <= 80 ? name : $"{name[..80].TrimEnd()}…";

    private int? Number(string name) => Scalar<int>(name, "a whole number", static value =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null);

    private static Guid? ReadId(JsonElement value) => value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var id) ? id : null;

    private T? Value<T>(string name, string kind, Func<JsonElement, T?> read)
        where T : class =>
        Take(name) is { } value ? read(value) ?? throw RequestRefusedException.BadRequest($"{name} must be {kind}.") : null;

    private T? Scalar<T>(string name, string kind, Func<JsonElement, T?> read)
        where T : struct =>
        Take(name) is { } value ? read(value) ?? throw RequestRefusedException.BadRequest($"{name} must be {kind}.") : null;

    private JsonElement? Take(string name)
    {
        _read.Add(name);
        if (!_body.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Null ? throw RequestRefusedException.BadRequest($"{name} cannot be null.") : value;
    }
}
