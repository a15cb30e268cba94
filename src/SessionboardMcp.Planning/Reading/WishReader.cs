namespace SessionboardMcp.Planning.Reading;

/// <summary>wish = ("wish" | "prefer" | "ideally") [number] [":"] rule | rule ("if possible" | "ideally" | "weight" number)</summary>
internal static class WishReader
{
    /// <summary>Reads what makes a rule a wish, before and behind it.</summary>
    /// <param name="cursor">At the start of the rule.</param>
    /// <param name="isName">Whether the rule begins with a name, be it "Wish you were here".</param>
    /// <returns>The weight, null for a rule that always holds, and before which token the rule ends.</returns>
    public static (int? Weight, int End) Read(Cursor cursor, bool isName)
    {
        int? weight = null;
        if (!isName && cursor.Take("wish", "prefer", "preferably", "ideally", "if possible", "nice to have"))
        {
            weight = 1;
            cursor.Skip("(");
            cursor.Take("weight");
            if (cursor.Peek(1) is ":" or ")" or "," && ClockWords.Number(cursor.Word) is { } number)
                (weight, cursor.At) = (Checked(number, cursor), cursor.At + 1);
            else if (int.TryParse(cursor.Word, out var bare) && !DurationReader.IsUnit(cursor.Peek(1)))
                (weight, cursor.At) = (Checked(bare, cursor), cursor.At + 1);
            cursor.Skip(")", ":", ",");
        }
        else if (!isName)
        {
            cursor.Take("must :", "hard :", "always :", "rule :");
        }

        return Behind(cursor, weight);
    }

    private static (int? Weight, int End) Behind(Cursor cursor, int? weight)
    {
        var end = cursor.Tokens.Count;
        string Back(int from) => end - from >= 0 ? cursor.Tokens[end - from].Lower : "";
        if (Back(1) == ")")
            end--;
        if (Back(2) == "weight" && ClockWords.Number(Back(1)) is { } number)
        {
            weight = Checked(number, cursor);
            end -= 2;
        }

        if ((Back(2), Back(1)) is ("if", "possible"))
            (weight, end) = (weight ?? 1, end - 2);
        else if (Back(1) is "ideally" or "preferably")
            (weight, end) = (weight ?? 1, end - 1);
        while (end > cursor.At && Back(1) is "(" or ",")
            end--;
        return (weight, Math.Max(end, cursor.At));
    }

    private static int Checked(int weight, Cursor cursor) => weight is >= 1 and <= 100 ? weight
        : throw new NotUnderstoodException("A weight is 1 to 100", cursor.At, cursor.Word, "1", "100");
}
