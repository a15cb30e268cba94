using SessionboardMcp.SbQL.Names;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>The sentences about names that are told in more than one place.</summary>
internal static class Messages
{
    private const int Shown = 12;

    /// <summary>What may have been meant by <paramref name="wanted"/>, else what there is.</summary>
    public static string Choices(string wanted, IReadOnlyCollection<string> known)
    {
        var near = NearestNames.Of(wanted, known);
        if (near.Count > 0)
            return TokenCursor.Listed(near);
        if (known.Count == 0)
            return "a field, because there is none";
        return known.Count > Shown ? $"{string.Join(", ", known.Take(Shown))}…" : TokenCursor.Listed([.. known]);
    }

    public static string DidYouMean(string wanted, IReadOnlyCollection<string> known) =>
        NearestNames.Of(wanted, known).Count > 0
            ? $"did you mean {Choices(wanted, known)}?"
            : $"expected {Choices(wanted, known)}.";

    /// <summary>Names with <c>and</c> before the last.</summary>
    public static string And(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    public static string NameOf(SbqlType type) => type switch
    {
        SbqlType.Text => "text",
        SbqlType.Datetime => "a datetime",
        SbqlType.Decimal or SbqlType.Int => "a number",
        SbqlType.Boolean => "true or false",
        SbqlType.Uuid => "a UUID",
        _ => throw new InvalidOperationException($"There is no type {type}."),
    };
}
