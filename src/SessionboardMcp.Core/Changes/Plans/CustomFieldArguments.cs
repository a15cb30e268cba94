using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Reads custom fields, each written as <c>name=value</c>, by the event's own definitions.</summary>
internal static class CustomFieldArguments
{
    private const string Argument = "custom_fields";
    private const int MaxText = 5_000;

    // No thousands: half of the world writes 12,5 for what is 12.5 here.
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The fields with the values to write, typed as the fields are.</summary>
    /// <param name="asked">The event, with the call.</param>
    /// <param name="module">Of what they are, as the API names it: <c>session</c>, <c>contact</c> or <c>account</c>.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <exception cref="InvalidArgumentException">There is no such field, or the value is none of its type.</exception>
    public static async Task<IReadOnlyList<(FieldDefinition Field, JsonElement Value)>> ReadAsync(
        AskedEvent asked, string module, CancellationToken cancellationToken)
    {
        var given = asked.Call.Arguments.TextList(Argument);
        if (given.Count == 0)
            return [];
        var definitions = await DefinitionsAsync(asked, module, cancellationToken);
        var read = given.Select(entry => Read(entry, definitions, asked.Clock)).ToList();
        // What is never shown is not written blindly either: what was there before would have to be told.
        if (read.Find(pair => CustomFields.Names(pair.Field).Any(asked.Call.Fields.IsSensitive)) is { Field: { } sensitive })
            throw new InvalidArgumentException($"Argument `{Argument}`: the field {StrangersText.Quoted(sensitive.Name)} is sensitive, and neither shown nor written here. Change it in Sessionboard.");
        return read.DistinctBy(pair => pair.Field.Id).Count() == read.Count
            ? read
            : throw new InvalidArgumentException($"Argument `{Argument}` names a field twice. Name each once.");
    }

    /// <summary>The custom fields of a module: what is of another is no field of the record, whatever it is called.</summary>
    public static async Task<List<FieldDefinition>> DefinitionsAsync(AskedEvent asked, string module, CancellationToken cancellationToken) =>
        [.. (await asked.Index.FieldsAsync(module, cancellationToken)).Items.Where(field => field is { FieldSource: "custom", InternalName: not null })];

    /// <summary>A value for people: a time in the event's own.</summary>
    public static string? Shown(FieldDefinition field, JsonElement? value, EventClock clock) =>
        field.FieldType == "datetime" && value is { ValueKind: JsonValueKind.String } told && told.GetString() is { Length: > 10 } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? clock.Text(instant) : value?.ToString();

    private static (FieldDefinition Field, JsonElement Value) Read(string entry, List<FieldDefinition> definitions, EventClock clock)
    {
        var place = entry.IndexOf('=', StringComparison.Ordinal);
        if (place <= 0)
            throw new InvalidArgumentException($"Argument `{Argument}`: write each field as name=value, such as \"Room setup=Theatre\".");
        var choices = definitions.SelectMany(field => new[] { field.Name, field.InternalName }.OfType<string>().Distinct().Select(name => new NamedChoice(field.Id, name)));
        var meant = NameResolver.Resolve(Argument, "custom field", entry[..place].Trim(), Distinct(choices, entry[..place].Trim()));
        var definition = definitions.Find(field => field.Id == meant.Id)!;
        return (definition, Value(definition, WrittenText.Of(Argument, entry[(place + 1)..], MaxText), clock));
    }

    // A field is known by two names: of those the one that was given, so that the other does not hide it.
    private static IEnumerable<NamedChoice> Distinct(IEnumerable<NamedChoice> choices, string wanted) =>
        choices.GroupBy(choice => choice.Id).Select(names => SameName.Among(names, choice => choice.Name, wanted) is [var same, ..] ? same : names.First());

    private static JsonElement Value(FieldDefinition field, string text, EventClock clock) => field.FieldType switch
    {
        "number" or "currency" when MayBeThousands(text) => throw Wrong(field, $"a number, and {StrangersText.Quoted(text)} may be read in two ways: write digits alone, such as 1250, or fewer decimals, such as 1.25"),
        // A day alone is one in every zone; a time is the event's own where no offset is given.
        "datetime" when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => JsonValue.Of((DateTimeOffset?)EventTime.Read(Argument, text, clock))!.Value,
        "date" when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => throw Wrong(field, "a day, such as 2027-03-09: year, month, day"),
        "number" or "currency" => decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Of((decimal?)number)!.Value
            : throw Wrong(field, "a number, such as 1250 or 12.5: a point before the decimals, and nothing between the thousands"),
        "checkbox" => text.ToUpperInvariant() switch
        {
            "TRUE" or "YES" => JsonValue.Of((bool?)true)!.Value,
            "FALSE" or "NO" => JsonValue.Of((bool?)false)!.Value,
            _ => throw Wrong(field, "true or false"),
        },
        "file" => throw Wrong(field, "a file, which can only be given in Sessionboard"),
        _ => JsonValue.Of(text)!.Value,
    };

    // 1.250 is 1.25 to some and 1250 to others.
    private static bool MayBeThousands(string text) =>
        text.TrimStart('-', '+').Split('.') is [{ Length: > 0 and <= 3 } whole, { Length: 3 } rest] && whole[0] != '0' && whole.All(char.IsAsciiDigit) && rest.All(char.IsAsciiDigit);

    private static InvalidArgumentException Wrong(FieldDefinition field, string expected) =>
        new($"Argument `{Argument}`: the field {StrangersText.Quoted(field.Name)} takes {expected}.");
}
