namespace SessionboardMcp.Planning.Reading;

/// <summary>How far two short texts are from each other.</summary>
internal static class Spelling
{
    /// <summary>How many characters are looked at.</summary>
    public const int Judged = 64;

    /// <summary>Whether the texts are no farther from each other than so much; most are told apart by their lengths.</summary>
    public static bool IsWithin(string one, string other, int most) =>
        Math.Abs(Math.Min(one.Length, Judged) - Math.Min(other.Length, Judged)) <= most && Distance(one, other) <= most;

    /// <summary>Characters to insert, to drop, to change or to swap with their neighbour, of the first 64.</summary>
    public static int Distance(string one, string other)
    {
        one = one[..Math.Min(one.Length, Judged)];
        other = other[..Math.Min(other.Length, Judged)];
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var row = 0; row <= one.Length; row++)
            rows[row, 0] = row;
        for (var column = 0; column <= other.Length; column++)
            rows[0, column] = column;
        for (var row = 1; row <= one.Length; row++)
        {
            for (var column = 1; column <= other.Length; column++)
            {
                var change = one[row - 1] == other[column - 1] ? 0 : 1;
                rows[row, column] = Math.Min(Math.Min(rows[row - 1, column] + 1, rows[row, column - 1] + 1), rows[row - 1, column - 1] + change);
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                    rows[row, column] = Math.Min(rows[row, column], rows[row - 2, column - 2] + 1);
            }
        }

        return rows[one.Length, other.Length];
    }
}
