namespace SessionboardMcp.Planning.Reading;

/// <summary>The words of the language.</summary>
internal static class Keywords
{
    /// <summary>Every word that a misspelt one could have been.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "only", "not", "never", "away", "absent", "unavailable", "available", "before", "after", "between", "from", "until", "alone", "keeps", "stays", "needs", "expects",
        "takes", "minutes", "hours", "parallel", "leaves", "arrives", "another", "lunch", "free", "nothing", "people", "seats", "reserved", "same", "room", "most", "time", "once",
        "wish", "weight", "fits", "prefer", "morning", "afternoon", "evening", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "starts", "together",
    ];

    private static readonly HashSet<string> Ends =
    [
        ",", ";", ":", "(", ")", "-", "only", "not", "never", "away", "absent", "unavailable", "available", "at", "on", "in", "from", "after", "before", "between", "until", "till", "alone",
        "keep", "keeps", "stay", "stays", "need", "needs", "expect", "expects", "take", "takes", "last", "lasts", "is", "are", "must", "should", "may", "can", "cannot", "can't",
        "has", "have", "fit", "fits", "isn't", "aren't", "don't", "doesn't", "then", "and", "or", "start", "starts", "begin", "begins", "run", "runs", "one", "leave", "leaves", "arrive", "arrives", "with", "without",
        "free", "back", "consecutively", "to", "parallel", "overlap", "overlapping", "simultaneously", "reserved", "for",
    ];

    /// <summary>Whether a time can begin with the word, although a name can too.</summary>
    public static bool BeginsTime(string word) =>
        word is "day" or "first" or "second" or "third" or "last" or "every" or "each" or "daily" or "the" or "noon" or "during" || word.StartsWith("morning", StringComparison.Ordinal)
        || word.StartsWith("afternoon", StringComparison.Ordinal) || word.StartsWith("evening", StringComparison.Ordinal) || DayWords.Month(word) is not null;

    public static bool EndsName(string word) =>
        word.Length > 0 && (Ends.Contains(word) || ClockWords.Number(word) is not null || DayWords.Weekday(word) is not null || char.IsAsciiDigit(word[0]));
}
