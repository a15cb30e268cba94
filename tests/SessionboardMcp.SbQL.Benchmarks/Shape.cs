namespace SessionboardMcp.SbQL.Benchmarks;

/// <summary>A text of any length: a start, a middle that is repeated, and an end.</summary>
internal sealed record Shape(string Start, string Middle, string End)
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        new("FIND Session WHERE ", "title = 'a' AND ", "title = 'b'"),
        new("FIND Session WHERE ", "status = 'x' OR ", "status = 'y'"),
        new("FIND Session WHERE ", "titel = 'a' AND ", "titel = 'b'"),
        new("FIND Session WHERE ", "speakers.email = 'a' AND ", "is_abstract"),
        new("FIND Session WHERE title IN (", "'a', ", "'b')"),
        new("FIND Session INCLUDE ", "title, ", "title"),
        new("FIND Session INCLUDE ", "title AS a, ", "title"),
        new("FIND Session INCLUDE id", ".a", ""),
        new("FIND Session WHERE ", "(", ""),
        new("FIND Session WHERE ", "NOT ", "is_public"),
        new("FIND Session INCLUDE ", "UPPER(", "title"),
        new("FIND Session INCLUDE COUNT(id) GROUP BY ", "title, ", "title"),
        new("FIND Session WHERE title = '", "it's ", "'"),
        new("FIND Session WHERE title = '", "''", "'"),
        new("FIND Session ", "/* x */ -- y\n", ""),
        new("FIND ", "x", ""),
        new("SELECT title FROM sessions ", "JOIN tracks t ON t.id = s.id ", ""),
        new("SELECT title FROM sessions ", "JOIN tracks ", ""),
        new("SELECT title FROM sessions ", "ON ,", ""),
        new("FIND Session WHERE title = 'a' ", "WHERE title = 'b' ", ""),
        new("FIND Session INCLUDE ", "title title ", ""),
        new("FIND Session WHERE ", "CUONT(id) > 1 AND ", "is_public"),
    ];

    public string Name => Start.Length + Middle.Length > 32 ? $"…{Start[^Math.Min(Start.Length, 31 - Math.Min(Middle.Length, 20))..]}{Middle[..Math.Min(Middle.Length, 20)]}".ReplaceLineEndings(" ") : (Start + Middle).ReplaceLineEndings(" ");

    public string Of(int length) =>
        Start + string.Concat(Enumerable.Repeat(Middle, Math.Max(length - Start.Length - End.Length, 0) / Middle.Length)) + End;
}
