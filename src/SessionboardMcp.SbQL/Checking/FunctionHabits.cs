namespace SessionboardMcp.SbQL.Checking;

/// <summary>Functions of other languages, and what SbQL has instead.</summary>
internal static class FunctionHabits
{
    private const string NoWeeks = "expected DATE with two days, as SbQL has no weeks or quarters";
    private const string NoTexts = "expected the columns themselves, as SbQL does not build or cut texts";
    private const string NoCondition = "expected a condition in WHERE, and one query for each case";
    private const string NoSpan = "expected two days compared with DATE, as SbQL does not reckon with them";
    private const string Today = "expected the day itself, such as '2026-10-12', as SbQL does not know today's";

    private static readonly Dictionary<string, (string? Meant, string Said)> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AVERAGE"] = ("AVG", "expected AVG"),
        ["MEAN"] = ("AVG", "expected AVG"),
        ["TOTAL"] = ("SUM", "expected SUM"),
        ["LCASE"] = ("LOWER", "expected LOWER"),
        ["UCASE"] = ("UPPER", "expected UPPER"),
        ["WEEKDAY"] = ("DAY_OF_WEEK", "expected DAY_OF_WEEK"),
        ["DAYOFWEEK"] = ("DAY_OF_WEEK", "expected DAY_OF_WEEK"),
        ["DAYNAME"] = ("DAY_OF_WEEK", "expected DAY_OF_WEEK"),
        ["DAY"] = (null, "expected DATE, or FORMAT_DATE with 'DD'"),
        ["HOUR"] = (null, "expected TIME, or FORMAT_DATE with 'HH'"),
        ["TO_DATE"] = (null, "expected the day as a text, such as '2026-10-12'"),
        ["WEEK"] = (null, NoWeeks),
        ["WEEKOFYEAR"] = (null, NoWeeks),
        ["YEARWEEK"] = (null, NoWeeks),
        ["QUARTER"] = (null, NoWeeks),
        ["DATE_TRUNC"] = (null, "expected DATE, MONTH and YEAR, or FORMAT_DATE"),
        ["EXTRACT"] = (null, "expected MONTH, YEAR or DAY_OF_WEEK"),
        ["DATEDIFF"] = (null, NoSpan),
        ["DATE_DIFF"] = (null, NoSpan),
        ["DATE_ADD"] = (null, NoSpan),
        ["DATE_SUB"] = (null, NoSpan),
        ["CONCAT"] = (null, NoTexts),
        ["GROUP_CONCAT"] = (null, NoTexts),
        ["STRING_AGG"] = (null, NoTexts),
        ["SUBSTRING"] = (null, NoTexts),
        ["SUBSTR"] = (null, NoTexts),
        ["TRIM"] = (null, NoTexts),
        ["LENGTH"] = (null, NoTexts),
        ["LEN"] = (null, NoTexts),
        ["COALESCE"] = (null, "expected IS NULL or IS NOT NULL in WHERE"),
        ["IFNULL"] = (null, "expected IS NULL or IS NOT NULL in WHERE"),
        ["ISNULL"] = (null, "expected IS NULL or IS NOT NULL in WHERE"),
        ["NVL"] = (null, "expected IS NULL or IS NOT NULL in WHERE"),
        ["NULLIF"] = (null, "expected IS NULL or IS NOT NULL in WHERE"),
        ["IF"] = (null, NoCondition),
        ["IIF"] = (null, NoCondition),
        ["CAST"] = (null, "expected the column itself, as values are compared by its type"),
        ["TO_CHAR"] = ("FORMAT_DATE", "expected FORMAT_DATE"),
        ["DATE_FORMAT"] = ("FORMAT_DATE", "expected FORMAT_DATE"),
        ["NOW"] = (null, Today),
        ["TODAY"] = (null, Today),
        ["GETDATE"] = (null, Today),
        ["CURRENT_DATE"] = (null, Today),
        ["CURRENT_TIMESTAMP"] = (null, Today),
        ["EXISTS"] = (null, "expected IS NOT EMPTY behind a relationship"),
    };

    /// <summary>What to write instead, if it is one word, and what to say of it.</summary>
    public static (string? Meant, string Said)? Of(string name) => All.TryGetValue(name, out var habit) ? habit : null;
}
