using System.Buffers;
using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>Makes JSON values, and compares them by what they mean.</summary>
internal static class JsonValue
{
    /// <summary>No value.</summary>
    public static JsonElement Null { get; } = JsonElement.Parse("null"u8);

    /// <summary>A text; null for none.</summary>
    public static JsonElement? Of(string? text) => text is null ? null : Cells.Text(text);

    /// <summary>A whole number; null for none.</summary>
    public static JsonElement? Of(int? number) => number is { } given ? Made(writer => writer.WriteNumberValue(given)) : null;

    /// <summary>A number; null for none.</summary>
    public static JsonElement? Of(decimal? number) => number is { } given ? Made(writer => writer.WriteNumberValue(given)) : null;

    /// <summary>Yes or no; null for neither.</summary>
    public static JsonElement? Of(bool? truth) => truth is { } given ? Made(writer => writer.WriteBooleanValue(given)) : null;

    /// <summary>A time, in UTC as the API writes it (RFC 3339); null for none.</summary>
    public static JsonElement? Of(DateTimeOffset? time) =>
        Of(time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary>A list of texts.</summary>
    public static JsonElement Of(IEnumerable<string> texts) => Cells.List(texts);

    /// <summary>A value as the text by which Sessionboard tells those of custom fields.</summary>
    public static JsonElement? AsText(JsonElement? value) => value is not { } given ? null : given.ValueKind switch
    {
        JsonValueKind.Array => Of(string.Join(", ", given.EnumerateArray())),
        JsonValueKind.True => Of("true"),
        JsonValueKind.False => Of("false"),
        _ => Of(given.ToString()),
    };

    /// <summary>A text that a field held, as what is written to the field: a number or yes and no again, where that is what it takes.</summary>
    /// <param name="held">What it held.</param>
    /// <param name="like">A value that was written to it.</param>
    public static JsonElement Like(JsonElement held, JsonElement like) => (held.ValueKind, like.ValueKind) switch
    {
        (JsonValueKind.String, JsonValueKind.Number) when decimal.TryParse(held.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Of((decimal?)number)!.Value,
        (JsonValueKind.String, JsonValueKind.True or JsonValueKind.False) when bool.TryParse(held.GetString(), out var truth) => Of((bool?)truth)!.Value,
        _ => held,
    };

    /// <summary>Whether two values mean the same: times as instants, lists in any order, no value and an empty text alike.</summary>
    public static bool AreSame(JsonElement? one, JsonElement? other)
    {
        if (IsNothing(one) || IsNothing(other))
            return IsNothing(one) && IsNothing(other);
        var (left, right) = (one!.Value, other!.Value);
        return (left.ValueKind, right.ValueKind) switch
        {
            (JsonValueKind.String, JsonValueKind.String) => SameText(left.GetString()!, right.GetString()!),
            (JsonValueKind.Array, JsonValueKind.Array) => Items(left).SequenceEqual(Items(right), StringComparer.OrdinalIgnoreCase),
            (JsonValueKind.Number, JsonValueKind.Number) => left.GetDecimal() == right.GetDecimal(),
            _ => JsonElement.DeepEquals(left, right),
        };
    }

    /// <summary>Whether there is no value: nothing, null, an empty text or an empty list.</summary>
    public static bool IsNothing(JsonElement? value) => value is not { } given || given.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => given.GetString()!.Length == 0,
        JsonValueKind.Array => given.GetArrayLength() == 0,
        _ => false,
    };

    private static bool SameText(string one, string other) =>
        string.Equals(one, other, StringComparison.Ordinal) || (Instant(one) is { } first && Instant(other) is { } second && first == second);

    // Only what is written as the API writes times, so that no title is taken for one.
    private static DateTimeOffset? Instant(string text) =>
        text.Length >= 17 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    private static IEnumerable<string> Items(JsonElement list) => list.EnumerateArray().Select(item => item.ToString()).Order(StringComparer.OrdinalIgnoreCase);

    private static JsonElement Made(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
