using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Reading;

/// <summary>
/// rule = names phrase { ["and"] phrase };
/// phrase = ["only" | "not"] (when | "in" rooms | "for" names) | "before" session | "after" session | "alone" | "in one room" | "one after another"
/// | "not at the same time" | duration | "expects" number | "leaves" when | "arrives" when
/// </summary>
internal sealed class PhraseReader(NameReader names, WhenReader whens, IReadOnlyList<DateOnly> days)
{
    private static readonly string[] Fillers =
    [
        "is", "are", "be", "must", "should", "has", "have", "to", "can", "may", "will", "do", "does", "that", "who", "which", "there", "here", "also", "all", ":", "held",
        "talks", "sessions", "talk", "session", "speaks", "speak", "runs", "run", "happens", "happen", "takes place", "please", "scheduled", "placed", "remain", "remains",
    ];

    private static readonly string[] AtOnce = ["in parallel with each other", "in parallel", "parallel", "at the same time", "at once", "at a time", "simultaneously", "at one time", "overlapping", "overlap", "in the same slot"];

    public IEnumerable<Condition> Read(Cursor cursor)
    {
        var start = cursor.At;
        var subjects = names.ReadList(cursor);
        var conditions = new List<Condition>();
        while (!cursor.IsAtEnd)
        {
            if (conditions.Count > 0)
                cursor.Take(", and", ",", "and", ";");
            conditions.AddRange(Phrase(cursor, subjects));
        }

        return conditions.Count > 0 ? conditions : throw new NotUnderstoodException($"It is not said what holds for {cursor.Slice(start, cursor.At)}", cursor.At, "");
    }

    private IReadOnlyList<Condition> Phrase(Cursor cursor, IReadOnlyList<Subject> subjects)
    {
        cursor.Skip(Fillers);
        var isNot = cursor.Take("not", "never", "cannot", "can't", "isn't", "aren't", "don't", "doesn't", "no");
        cursor.Skip(Fillers);
        if (cursor.Take("unavailable", "away", "absent", "closed", "not available"))
            isNot = true;
        else
            cursor.Take("available", "open");
        var isOnly = cursor.Take("only");
        cursor.Take("available");
        if (isNot && !isOnly && cursor.Take(AtOnce))
            return cursor.Take("with anything", "with anything else", "as anything else", "as anything") ? Each(subjects, subject => new AloneCondition(subject)) : [new LimitCondition(subjects, 1)];
        if (!isNot && Relation(cursor, subjects) is { } relation)
            return relation;
        if (Place(cursor, subjects, isNot) is { } place)
            return place;
        var at = cursor.At;
        cursor.Take("starts", "start", "begins", "begin", "starting");
        if (whens.Read(cursor) is not { } when)
            throw new NotUnderstoodException(cursor.IsAtEnd ? "Something is missing at the end" : $"\"{cursor.Rest}\" is not understood", Math.Min(at, cursor.Tokens.Count), cursor.Rest);
        if (when.At is not { } start)
            return Each(subjects, subject => new TimeCondition(subject, when.Windows, !isNot));
        if (isNot || subjects.Any(subject => subject.Kind == SubjectKind.Room))
            throw new NotUnderstoodException($"\"at {Wording.Time(start)}\" is a start, which goes with sessions and without \"not\"; hours have a start and an end", at, cursor.Slice(at, cursor.At), $"from {Wording.Time(start)} to {Wording.Time(start.AddHours(1))}");
        return Each(subjects, subject => new StartCondition(subject, when.Days, start));
    }

    private IReadOnlyList<Condition>? Relation(Cursor cursor, IReadOnlyList<Subject> subjects)
    {
        if (cursor.Take("alone", "by itself", "by themselves", "on its own", "on their own", "with nothing else", "without anything else", "with nothing in parallel", "without anything in parallel"))
        {
            cursor.Take("at the same time", "in parallel", "at once");
            return Each(subjects, subject => new AloneCondition(subject));
        }

        if (Chain(cursor, subjects) is { } chain)
            return chain;
        if (cursor.Word is "before" or "after")
            return Order(cursor, subjects);
        if (cursor.Take("leaves", "leave"))
            return Stretch(cursor, subjects, isStart: false);
        if (cursor.Take("arrives", "arrive"))
            return Stretch(cursor, subjects, isStart: true);
        var before = cursor.At;
        var isLength = cursor.Take("takes", "take", "lasts", "last", "of");
        if (DurationReader.Read(cursor) is { } minutes)
        {
            cursor.Take("long", "each");
            return Each(subjects, subject => new LengthCondition(subject, minutes));
        }

        cursor.At = before;
        return isLength ? throw new NotUnderstoodException("A length in minutes or hours is missing", before, cursor.Rest) : Size(cursor, subjects);
    }

    private IReadOnlyList<Condition>? Chain(Cursor cursor, IReadOnlyList<Subject> subjects)
    {
        var before = cursor.At;
        var room = cursor.Take("keeps", "keep", "stays", "stay") && cursor.Take("to", "in") | cursor.Take("one room", "a single room", "the same room", "its room", "their room", "a room", "one");
        if (!room)
            cursor.At = before;
        room = room && cursor.Tokens[cursor.At - 1].Lower is "room" or "one" || cursor.Take("in one room", "in the same room", "in a single room");
        var row = cursor.Take("one after another", "one after the other", "back to back", "back-to-back", "in a row", "consecutively", "in sequence", "in this order");
        if (!row)
        {
            if (room)
                return [new OneRoomCondition(subjects)];
            cursor.At = before;
            return null;
        }

        cursor.Take("in this order");
        var rooms = new List<Condition>();
        if (!cursor.Take("in one room", "in the same room", "in a single room") && cursor.Take("in"))
            rooms.AddRange(Rooms(cursor, subjects, isOnly: true));
        if (subjects.Count < 2 || subjects.Any(subject => subject.Kind != SubjectKind.Session))
            throw new NotUnderstoodException("One after another are two sessions or more, each by its title", before, cursor.Slice(before, cursor.At));
        return [new ChainCondition(subjects), .. rooms];
    }

    private IReadOnlyList<Condition>? Order(Cursor cursor, IReadOnlyList<Subject> subjects)
    {
        var isBefore = cursor.Word == "before";
        if (WhenReader.Time(Ahead(cursor)) is not null || DayWords.Weekday(cursor.Peek(1)) is not null)
            return null;
        cursor.At++;
        var others = names.ReadList(cursor, SubjectKind.Session);
        if (subjects.FirstOrDefault(subject => subject.Kind != SubjectKind.Session) is { } wrong)
            throw new NotUnderstoodException($"Before and after go with sessions, and {wrong.Name} is a {wrong.Kind.ToString().ToLowerInvariant()}", 0, wrong.Name);
        return
        [
            .. from one in subjects
               from other in others
               select one == other
                   ? throw new NotUnderstoodException($"\"{one.Name}\" cannot be before or after itself", cursor.At - 1, other.Name)
                   : isBefore ? new OrderCondition(one, other) : new OrderCondition(other, one),
        ];
    }

    private static Cursor Ahead(Cursor cursor) => new(cursor.Text, cursor.Tokens) { At = cursor.At + 1 };

    // "leaves on Friday at 12:00": never from then on.
    private List<Condition> Stretch(Cursor cursor, IReadOnlyList<Subject> subjects, bool isStart)
    {
        var at = cursor.At;
        var when = whens.Read(cursor);
        var time = when?.At ?? (when?.Windows is [{ From: var from, To: var to }] ? (isStart ? from ?? to : to ?? from) : null);
        var day = when?.At is null ? when?.Windows is [{ Days: [var only] }] ? only : (DateOnly?)null : when.Days is [var one] ? one : null;
        if (time is null || day is null)
            throw new NotUnderstoodException($"Who {(isStart ? "arrives" : "leaves")} does so on one day, at a time", at, cursor.Slice(at, cursor.At), $"{cursor.Slice(at, cursor.At)} at 12:00".Trim());
        var others = days.Where(other => isStart ? other < day : other > day).ToList();
        var windows = new List<TimeWindow> { isStart ? new TimeWindow([day.Value], null, time) : new TimeWindow([day.Value], time, null) };
        if (others.Count > 0)
            windows.Add(new TimeWindow(others, null, null));
        return Each(subjects, subject => new TimeCondition(subject, windows, false));
    }

    private static List<Condition>? Size(Cursor cursor, IReadOnlyList<Subject> subjects)
    {
        var before = cursor.At;
        if (cursor.Take("fits", "fit"))
        {
            cursor.Take("in", "into");
            if (cursor.Take("the room", "its room", "their room", "the rooms", "their rooms", "rooms", "room"))
                return Each(subjects, subject => new FittingCondition(subject));
            cursor.At = before;
        }

        var isSaid = cursor.Take("expects", "expect", "needs", "need", "seats", "wants", "for");
        cursor.Take("room for", "space for", "a room for", "at least", "about");
        if (isSaid && ClockWords.Number(cursor.Word) is { } seats)
        {
            cursor.At++;
            if (cursor.Take("people", "persons", "guests", "attendees", "seats", "participants") || cursor.IsAtEnd)
                return Each(subjects, subject => new SizeCondition(subject, seats));
        }

        cursor.At = before;
        return null;
    }

    private List<Condition>? Place(Cursor cursor, IReadOnlyList<Subject> subjects, bool isNot)
    {
        var before = cursor.At;
        if (cursor.Take("reserved for", "for") && subjects.All(subject => subject.Kind == SubjectKind.Room) && !isNot)
        {
            var who = names.ReadList(cursor, SubjectKind.Session, SubjectKind.Person, SubjectKind.Track, SubjectKind.Format);
            return Each(subjects, room => new ReservedCondition(new Named(room.Id, room.Name), who));
        }

        cursor.At = before;
        if (cursor.Take("keeps to", "keep to", "stays in", "stay in", "keeps in", "stays to"))
            return [.. Rooms(cursor, subjects, !isNot)];
        // "in the morning" is a time.
        if (cursor.Word == "in" && whens.Read(cursor) is null)
        {
            cursor.At++;
            return [.. Rooms(cursor, subjects, !isNot)];
        }

        cursor.At = before;
        return null;
    }

    private List<Condition> Rooms(Cursor cursor, IReadOnlyList<Subject> subjects, bool isOnly)
    {
        if (subjects.FirstOrDefault(subject => subject.Kind == SubjectKind.Room) is { } wrong)
            throw new NotUnderstoodException($"{wrong.Name} is a room, which is in no room", 0, wrong.Name);
        var rooms = names.ReadList(cursor, SubjectKind.Room).Select(room => new Named(room.Id, room.Name)).ToList();
        return Each(subjects, subject => new RoomCondition(subject, rooms, isOnly));
    }

    private static List<Condition> Each(IReadOnlyList<Subject> subjects, Func<Subject, Condition> condition) => [.. subjects.Select(condition)];
}
