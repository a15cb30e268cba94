namespace SessionboardMcp.SbQL.Checking;

/// <summary>Functions of other languages, and what SbQL has instead.</summary>
internal static class FunctionHabits
{
    private const string Today = "expected the day itself, such as '2026-10-12', as SbQL does not know today's";

    private static readonly Dictionary<string, (string? Meant, string Said)> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AVERAGE"] = ("AVG", "expected AVG"),
        ["MEAN"] = ("AVG", "expected AVG"),
        ["TOTAL"] = ("SUM", "expected SUM"),
        ["LCASE"] = ("LOWER", "expected LOWER"),
        ["UCASE"] = ("UPPER", "expected UPPER"),
        ["WEEKDAY"] = ("DAY_OF_WEEK", "expected DAY_OF_WEEK"),
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
