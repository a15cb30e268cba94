using System.Globalization;

namespace SessionboardMcp.SbQL.Tests.Generated;

/// <summary>A record and one of the related ones, as a joined row has them.</summary>
internal readonly record struct NaiveRow(Talk Talk, Person? Speaker);

/// <summary>A condition as text, and what it is worth for a row: true, false, or null for what cannot be told.</summary>
internal sealed record NaiveCondition(string Text, Func<NaiveRow, bool?> Holds, bool IsOfSpeakers = false)
{
    private static readonly (string Sign, Func<int, bool> Fits)[] Signs =
        [("=", c => c == 0), ("!=", c => c != 0), ("<", c => c < 0), ("<=", c => c <= 0), (">", c => c > 0), (">=", c => c >= 0)];

    public static NaiveCondition Any(Random random, Zone zone, int depth)
    {
        if (depth == 0)
            return Leaf(random, zone);
        var (one, other) = (Any(random, zone, depth - 1), Any(random, zone, depth - 1));
        var speakers = one.IsOfSpeakers || other.IsOfSpeakers;
        return random.Next(4) switch
        {
            0 => new($"({one.Text} AND {other.Text})", row => And(one.Holds(row), other.Holds(row)), speakers),
            1 => new($"({one.Text} OR {other.Text})", row => !And(!one.Holds(row), !other.Holds(row)), speakers),
            2 => new($"NOT ({one.Text})", row => !one.Holds(row), one.IsOfSpeakers),
            _ => one,
        };
    }

    private static NaiveCondition Leaf(Random random, Zone zone)
    {
        var (sign, fits) = World.Pick(random, Signs);
        var title = World.Pick(random, World.Titles);
        var number = random.Next(0, 6) * 10;
        var moment = zone.At(random);
        var wall = moment.Wall;
        return random.Next(22) switch
        {
            0 => new($"title {sign} '{title}'", row => row.Talk.Title is { } own ? fits(Compare(own, title)) : null),
            1 => Part("CONTAINS", title, (own, part) => own.Contains(part, StringComparison.OrdinalIgnoreCase), random),
            2 => Part("STARTS WITH", title, (own, part) => own.StartsWith(part, StringComparison.OrdinalIgnoreCase), random),
            3 => Part("ENDS WITH", title, (own, part) => own.EndsWith(part, StringComparison.OrdinalIgnoreCase), random),
            4 => new("title IS EMPTY", row => string.IsNullOrEmpty(row.Talk.Title)),
            5 => new("title IS NOT NULL", row => row.Talk.Title is not null),
            6 => new($"capacity {sign} {number}", row => row.Talk.Capacity is { } own ? fits(own.CompareTo(number)) : null),
            7 => new($"capacity BETWEEN {number} AND 40", row => row.Talk.Capacity is { } own ? own >= number && own <= 40 : null),
            8 => new($"capacity IN ({number}, NULL)", row => row.Talk.Capacity == number && row.Talk.Capacity is not null ? true : null),
            9 => new($"capacity NOT IN ({number}, 20)", row => row.Talk.Capacity is { } own ? own != number && own != 20 : null),
            10 => new("is_public", row => row.Talk.IsPublic),
            11 => new($"track.name {sign} 'keynotes'", row => row.Talk.Track is { } own ? fits(Compare(own.Name, "keynotes")) : null),
            12 => new($"starts_at {sign} '{Moment.Text(wall)}'", row => row.Talk.StartsAt is { } own ? fits(own.Wall.CompareTo(wall)) : null),
            13 => new($"starts_at {sign} '{moment.UtcText}'", row => row.Talk.StartsAt is { } own ? fits(own.Utc.CompareTo(moment.Utc)) : null),
            14 => new($"DATE(starts_at) {sign} '{wall:yyyy-MM-dd}'", row => row.Talk.StartsAt is { } own ? fits(own.Wall.Date.CompareTo(wall.Date)) : null),
            15 => new($"FORMAT_DATE(starts_at, 'DD/HH') = '{wall.ToString("dd'/'HH", CultureInfo.InvariantCulture)}' AND DAY_OF_WEEK(starts_at) != 'saturday'",
                row => row.Talk.StartsAt is { } own
                    ? (own.Wall.Day, own.Wall.Hour) == (wall.Day, wall.Hour) && own.Wall.DayOfWeek != DayOfWeek.Saturday
                    : null),
            16 => new($"DATE_RANGE(starts_at, '{wall:yyyy-MM-dd}', '{wall.AddDays(1):yyyy-MM-dd}')",
                row => row.Talk.StartsAt is { } own ? own.Wall.Date >= wall.Date && own.Wall.Date <= wall.Date.AddDays(1) : null),
            17 => new($"TIME(starts_at) {sign} '{wall:HH:mm}'", row => row.Talk.StartsAt is { } own ? fits(own.Wall.TimeOfDay.CompareTo(wall.TimeOfDay)) : null),
            18 => new($"MONTH(starts_at) {sign} {wall.Month}", row => row.Talk.StartsAt is { } own ? fits(own.Wall.Month.CompareTo(wall.Month)) : null),
            19 => new($"starts_at BETWEEN '{moment.UtcText}' AND '{Moment.Text(wall.AddHours(1))}'",
                row => row.Talk.StartsAt is { } own ? own.Utc >= moment.Utc && own.Wall <= wall.AddHours(1) : null),
            20 => new("speakers IS NOT EMPTY", row => row.Talk.Speakers.Count > 0),
            _ => new($"speakers.company {sign} 'ACME'", row => row.Speaker?.Company is { } own ? fits(Compare(own, "ACME")) : null, true),
        };
    }

    private static NaiveCondition Part(string word, string title, Func<string, string, bool> holds, Random random)
    {
        var part = string.Concat(title.EnumerateRunes().Take(random.Next(5)));
        var negated = random.Next(2) == 0;
        return new($"title {(negated ? "NOT " : "")}{word} '{part}'", row => row.Talk.Title is { } own ? holds(own, part) != negated : null);
    }

    public static int Compare(string one, string other) => StringComparer.OrdinalIgnoreCase.Compare(one, other);

    private static bool? And(bool? one, bool? other) => one == false || other == false ? false : one is null || other is null ? null : true;
}
