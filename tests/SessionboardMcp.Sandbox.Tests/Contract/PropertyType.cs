namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>
/// A type as a digest writes it: <c>string</c>, <c>integer</c>, <c>number</c> or <c>boolean</c>, then a format
/// (<c>string uuid</c>) or the only values (<c>string of asc|desc</c>); <c>object</c>, then its shape, or several to choose
/// from (<c>object A|B</c>), or nothing where anything may be in it; <c>array of</c> a type; last <c>nullable</c>.
/// </summary>
internal sealed record PropertyType(string Kind)
{
    public string? Format { get; private init; }

    public IReadOnlyList<string> Values { get; private init; } = [];

    public IReadOnlyList<string> Shapes { get; private init; } = [];

    public PropertyType? Item { get; private init; }

    public bool IsNullable { get; private init; }

    public static PropertyType Parse(string text)
    {
        const string Nullable = " nullable";
        if (text.EndsWith(Nullable, StringComparison.Ordinal))
            return Parse(text[..^Nullable.Length]) with { IsNullable = true };
        const string ArrayOf = "array of ";
        if (text.StartsWith(ArrayOf, StringComparison.Ordinal))
            return new PropertyType("array") { Item = Parse(text[ArrayOf.Length..]) };
        var words = text.Split(' ');
        return (words[0], words.Length) switch
        {
            ("object", 2) => new PropertyType("object") { Shapes = words[1].Split('|') },
            (_, 1) => new PropertyType(words[0]),
            (_, 2) => new PropertyType(words[0]) { Format = words[1] },
            (_, 3) when words[1] == "of" => new PropertyType(words[0]) { Values = words[2].Split('|') },
            _ => throw new FormatException($"'{text}' is not a type."),
        };
    }
}
