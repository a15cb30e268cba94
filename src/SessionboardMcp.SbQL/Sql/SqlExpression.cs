using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>A value in the statement.</summary>
/// <param name="Sql">Its SQL.</param>
/// <param name="Type">What it holds; null for <c>NULL</c>.</param>
internal sealed record SqlExpression(string Sql, SbqlType? Type)
{
    /// <summary>Whether it shows personal data.</summary>
    public bool ContainsPii { get; init; }

    /// <summary>Of a datetime, the SQL of its instant.</summary>
    public string? Utc { get; init; }

    /// <summary>Whether a text is a day or a time of day, which are written in one way only.</summary>
    public TextForm Form { get; init; }

    public bool IsText => Type is SbqlType.Text or SbqlType.Uuid;

    public bool IsNumber => Type is SbqlType.Int or SbqlType.Decimal;

    /// <summary>Its SQL where it is compared or grouped: text without case.</summary>
    public string Comparable => IsText ? $"{Sql} COLLATE {SbqlCompiler.Collation}" : Sql;

    /// <summary>Its SQL where it is sorted: a datetime by its instant, since clocks are put back, and events lie in several zones.</summary>
    public string Sortable => Utc ?? Comparable;

    /// <summary>Of a datetime, the time on the wall without its offset, which would spoil equality.</summary>
    public string Wall => $"substr({Sql}, 1, 19)";
}

/// <summary>How the text of an expression is written.</summary>
internal enum TextForm
{
    Any,

    /// <summary><c>2026-10-12</c></summary>
    Day,

    /// <summary><c>09:00:00</c></summary>
    TimeOfDay,
}
