using System.Diagnostics;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>How the schema names types, and the functions that it lists for them.</summary>
internal static class TypeNames
{
    public static string Of(SbqlType type) => type switch
    {
        SbqlType.Text => "text",
        SbqlType.Datetime => "datetime",
        SbqlType.Decimal => "decimal",
        SbqlType.Int => "int",
        SbqlType.Boolean => "boolean",
        SbqlType.Uuid => "uuid",
        _ => throw new UnreachableException(),
    };

    /// <summary>What Sessionboard's documentation lists. The arguments of DATE_RANGE and FORMAT_DATE, which are not published, are assumed.</summary>
    public static IReadOnlyList<string> FunctionsOf(SbqlType type) => type switch
    {
        SbqlType.Text => ["UPPER", "LOWER"],
        SbqlType.Datetime => ["DAY_OF_WEEK", "DATE", "TIME", "MONTH", "YEAR", "FORMAT_DATE", "DATE_RANGE"],
        SbqlType.Decimal => ["ROUND"],
        _ => [],
    };
}
