using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Reading;

/// <summary>
/// Rules that do not begin with a name: "at most" number names "at a time" | "no two" names "at once" | "lunch" ["free"] hours | "lunch" duration hours
/// | "everybody" duration hours | "nothing" when
/// </summary>
internal sealed class LeadingForms(NameReader names, WhenReader whens)
{
    private static readonly string[] AtOnce = ["at a time", "at any time", "at once", "in parallel", "at the same time", "simultaneously", "overlap", "overlapping", "in the same slot", "in a slot", "per slot", "parallel"];

    /// <summary>What stands here; null where it is none of these, and nothing is read.</summary>
    public IReadOnlyList<Condition>? Read(Cursor cursor)
    {
        var before = cursor.At;
        var read = Limit(cursor) ?? Lunch(cursor) ?? Pause(cursor) ?? Nothing(cursor);
        if (read is null)
            cursor.At = before;
        return read;
    }

    private LimitCondition[]? Limit(Cursor cursor)
    {
        var before = cursor.At;
        int? most = null;
        if (cursor.Take("no two", "never two", "not two", "only one", "no 2"))
            most = 1;
        else if (cursor.Take("at most", "no more than", "not more than", "never more than", "maximum", "max", "up to", "only") && ClockWords.Number(cursor.Word) is { } number)
            (most, cursor.At) = (number, cursor.At + 1);
        if (most is null)
        {
            cursor.At = before;
            return null;
        }

        if (most < 1)
            throw new NotUnderstoodException("At most is one or more", cursor.At - 1, cursor.Tokens[cursor.At - 1].Text, "1");
        // A track may be called "Track 4".
        while (cursor.Word is "of" or "the" or "sessions" or "talks" or "session" or "talk" or "from" or "in" or "track" && !names.IsLongName(cursor))
            cursor.At++;
        var subjects = names.ReadList(cursor, SubjectKind.Track, SubjectKind.Format, SubjectKind.Person, SubjectKind.Session);
        cursor.Skip("talks", "sessions", "talk", "session", "run", "runs", "are", "is", "may", "can", "be", "of", "track", "each", "other", "ever");
        return cursor.Take(AtOnce)
            ? [new LimitCondition(subjects, most.Value)]
            : throw new NotUnderstoodException(cursor.IsAtEnd ? "\"at a time\" is missing at the end" : $"\"{cursor.Rest}\" is not understood: \"at a time\" is expected", cursor.At, cursor.Rest, "at a time");
    }

    private Condition[]? Lunch(Cursor cursor)
    {
        cursor.Skip("keep", "the", "a", "leave");
        if (!cursor.Take("lunch"))
            return null;
        cursor.Skip("is", "break", "time", "free", "stays", "for", "everybody", "everyone", "all", ":", "kept");
        if (cursor.IsAtEnd)
            return [new TimeCondition(Subject.Everything, [new TimeWindow([], new TimeOnly(12, 0), new TimeOnly(13, 0))], false)];
        if (DurationReader.Read(cursor) is { } minutes)
            return [Pause(cursor, minutes)];
        return whens.Read(cursor) is { At: null } when
            ? [new TimeCondition(Subject.Everything, when.Windows.All(window => window is { From: null, To: null }) ? [.. when.Windows.Select(window => window with { From = new(12, 0), To = new(13, 0) })] : when.Windows, false)]
            : throw new NotUnderstoodException($"\"{cursor.Rest}\" is not understood: hours are expected", cursor.At, cursor.Rest, "from 12:00 to 13:00");
    }

    private Condition[]? Pause(Cursor cursor)
    {
        var before = cursor.At;
        if (cursor.Take("everybody", "everyone", "each person", "every person", "all speakers", "every speaker", "each speaker", "speakers"))
        {
            cursor.Skip("has", "have", "gets", "get", "is", "are", "a", "free", "needs");
            if (DurationReader.Read(cursor) is { } minutes)
                return [Pause(cursor, minutes)];
        }

        cursor.At = before;
        return null;
    }

    private PauseCondition Pause(Cursor cursor, int minutes)
    {
        cursor.Skip("free", "break", "pause", "of", "rest", "off", "for", "lunch");
        return whens.Read(cursor) is { Windows: [{ From: not null, To: not null } window] }
            ? new PauseCondition(minutes, window)
            : throw new NotUnderstoodException("A pause needs hours in which it lies", cursor.At, cursor.Rest, "between 11:30 and 14:00");
    }

    private TimeCondition[]? Nothing(Cursor cursor)
    {
        if (!cursor.Take("nothing", "no sessions", "no session", "no talks"))
            return null;
        cursor.Skip("runs", "run", "is", "are", "else", "happens", "starts");
        return whens.Read(cursor) is { At: null } when
            ? [new TimeCondition(Subject.Everything, when.Windows, false)]
            : throw new NotUnderstoodException($"\"{cursor.Rest}\" is not understood: days or hours are expected", cursor.At, cursor.Rest, "from 12:00 to 13:00");
    }
}
