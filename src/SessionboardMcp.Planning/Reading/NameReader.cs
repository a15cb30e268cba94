using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Reading;

/// <summary>
/// names = name { ("," | "and" | "or" | "then") name }; name = [kind] (quoted | words). Words are a name as far as the longest one that the event has; where it has
/// none, as far as the next word of the language, and then a part of a name is enough.
/// </summary>
internal sealed class NameReader(INameLookup names)
{
    private const int LongestName = 24, MostKnown = 5_000;

    private static readonly SubjectKind[] Any = [SubjectKind.Session, SubjectKind.Person, SubjectKind.Track, SubjectKind.Format, SubjectKind.Room];

    private static readonly Dictionary<string, SubjectKind> Kinds = new()
    {
        ["session"] = SubjectKind.Session,
        ["talk"] = SubjectKind.Session,
        ["person"] = SubjectKind.Person,
        ["speaker"] = SubjectKind.Person,
        ["track"] = SubjectKind.Track,
        ["format"] = SubjectKind.Format,
        ["room"] = SubjectKind.Room,
    };

    // A name that stands in many rules is looked up once.
    private readonly Dictionary<(string Name, int Kinds, bool IsWhole), IReadOnlyList<Subject>> _known = [];

    /// <summary>One name or several.</summary>
    /// <param name="cursor">Where.</param>
    /// <param name="kinds">What they can be; none is anything.</param>
    public IReadOnlyList<Subject> ReadList(Cursor cursor, params SubjectKind[] kinds)
    {
        var read = new List<Subject> { Read(cursor, kinds) };
        while (true)
        {
            var before = cursor.At;
            if (cursor.Take(", and", ", or", ", then", ",", "and then", "and", "or", "then") && !cursor.IsAtEnd)
            {
                var start = cursor.At;
                if (TryRead(cursor, kinds) is { } next)
                {
                    read.Add(next);
                    continue;
                }

                // What is no word of the language was meant as one more name.
                if (End(cursor) > start && !Keywords.BeginsTime(cursor.Word))
                    throw Unknown(cursor, start, kinds);
            }

            cursor.At = before;
            return [.. read.Distinct()];
        }
    }

    /// <summary>One name.</summary>
    /// <exception cref="NotUnderstoodException">No such name, or several.</exception>
    public Subject Read(Cursor cursor, params SubjectKind[] kinds)
    {
        var start = cursor.At;
        return TryRead(cursor, kinds) ?? throw Unknown(cursor, start, kinds);
    }

    /// <summary>Whether the event has a name of several words that begins here: then its words are not those of the language.</summary>
    public bool IsLongName(Cursor cursor) => Enumerable.Range(cursor.At + 2, Math.Max(0, Most(cursor) - 1)).Any(end => Find(cursor.Slice(cursor.At, end), Any, isWhole: true).Count > 0);

    // Up to how many words from here can be a name: no more than the longest name has that begins so.
    private int Most(Cursor cursor)
    {
        if (cursor.IsAtEnd)
            return 0;
        if (cursor.Tokens[cursor.At].IsQuoted)
            return 1;
        var most = names.Longest(cursor.Tokens[cursor.At].Text);
        if (cursor.Word == "the" && cursor.At + 1 < cursor.Tokens.Count)
            most = Math.Max(most, 1 + Math.Min(LongestName, names.Longest(cursor.Tokens[cursor.At + 1].Text)));
        return Math.Min(cursor.Tokens.Count - cursor.At, Math.Clamp(most, 1, LongestName));
    }

    private IReadOnlyList<Subject> Find(string name, SubjectKind[] kinds, bool isWhole)
    {
        var key = (name, kinds.Aggregate(0, (mask, kind) => mask | (1 << (int)kind)), isWhole);
        if (_known.TryGetValue(key, out var known))
            return known;
        var found = names.Find(name, kinds, isWhole);
        if (_known.Count < MostKnown)
            _known.Add(key, found);
        return found;
    }

    private Subject? TryRead(Cursor cursor, SubjectKind[] kinds)
    {
        var wanted = kinds.Length == 0 ? Any : kinds;
        if (kinds.Length == 0 && cursor.Take("everything", "everybody", "everyone", "all sessions", "all talks", "every session", "all"))
            return Subject.Everything;
        var start = cursor.At;
        if (Longest(cursor, wanted) is { } whole)
            return whole;
        if (Kinds.TryGetValue(cursor.Word.TrimEnd('s'), out var kind) && wanted.Contains(kind) && cursor.Peek(1) is not "," && cursor.At + 1 < cursor.Tokens.Count)
        {
            cursor.At++;
            if (Longest(cursor, [kind]) is { } named)
                return named;
            wanted = [kind];
        }

        var from = cursor.At;
        var end = End(cursor);
        if (end > from && One(cursor, from, end, wanted, isWhole: false) is { } part)
        {
            cursor.At = end;
            return part;
        }

        cursor.At = start;
        return null;
    }

    private Subject? Longest(Cursor cursor, SubjectKind[] kinds)
    {
        for (var end = cursor.At + Most(cursor); end > cursor.At; end--)
        {
            if (One(cursor, cursor.At, end, kinds, isWhole: true) is { } found)
            {
                cursor.At = end;
                return found;
            }
        }

        return null;
    }

    private Subject? One(Cursor cursor, int from, int to, SubjectKind[] kinds, bool isWhole)
    {
        var name = cursor.Slice(from, to);
        return Find(name, kinds, isWhole) switch
        {
            [] => null,
            [var only] => only,
            var several => throw Ambiguous(name, from, several),
        };
    }

    private static NotUnderstoodException Ambiguous(string name, int token, IReadOnlyList<Subject> several) => new(() => Meanings(name, several), token, name);

    private static NotUnderstoodException.Words Meanings(string name, IReadOnlyList<Subject> several)
    {
        var isOneKind = several.Select(subject => subject.Kind).Distinct().Count() == 1;
        var isNamed = several.Select(subject => subject.Name).Distinct().Count() == several.Count;
        var forms = several.Take(4).Select(subject => $"{subject.Kind.ToString().ToLowerInvariant()} \"{(isOneKind && !isNamed ? subject.Id : subject.Name)}\"").ToList();
        var what = Wording.List(several.Select(subject => $"the {subject.Kind.ToString().ToLowerInvariant()} {subject.Name}{(isNamed || !isOneKind ? "" : $" ({subject.Id})")}"), "or", 5);
        return new NotUnderstoodException.Words($"\"{name}\" can be {what}: say which", forms);
    }

    private NotUnderstoodException Unknown(Cursor cursor, int start, SubjectKind[] kinds)
    {
        var end = Math.Max(End(cursor), start + 1);
        if (start >= cursor.Tokens.Count)
            return new NotUnderstoodException($"A {Kind(kinds)} is missing at the end", start, "");
        var name = cursor.Slice(start, Math.Min(end, cursor.Tokens.Count));
        return new NotUnderstoodException(() => NoSuch(name, kinds), start, name);
    }

    private NotUnderstoodException.Words NoSuch(string name, SubjectKind[] kinds)
    {
        var near = names.Nearest(name, kinds.Length == 0 ? Any : kinds);
        return new NotUnderstoodException.Words(
            $"No {Kind(kinds)} is called \"{name}\"{(near.Count > 0 ? $": the nearest {(near.Count == 1 ? "is" : "are")} {Wording.List(near)}" : "")}", [.. near.Select(one => $"\"{one}\"")]);
    }

    private static string Kind(SubjectKind[] kinds) => kinds.Length == 0 ? "session, person, track, format or room" : Wording.List(kinds.Select(kind => kind.ToString().ToLowerInvariant()), "or");

    // "Lab 1", but not "Workshop 90 minutes".
    private static bool IsOfName(Cursor cursor, int token)
    {
        var next = token + 1 < cursor.Tokens.Count ? cursor.Tokens[token + 1].Lower : "";
        return cursor.Tokens[token].Lower.All(char.IsAsciiDigit) && cursor.Tokens[token].Lower.Length > 0 && !DurationReader.IsUnit(next) && next is not ("people" or "am" or "pm");
    }

    private static int End(Cursor cursor)
    {
        if (cursor.At < cursor.Tokens.Count && cursor.Tokens[cursor.At].IsQuoted)
            return cursor.At + 1;
        var end = cursor.At;
        while (end < cursor.Tokens.Count && !cursor.Tokens[end].IsQuoted && (!Keywords.EndsName(cursor.Tokens[end].Lower) || (end > cursor.At && IsOfName(cursor, end))))
            end++;
        return end;
    }
}
