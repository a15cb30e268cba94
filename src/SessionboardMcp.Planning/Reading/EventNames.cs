using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Reading;

/// <summary>The names of an input: sessions, people, tracks, formats and rooms. Ids are names too.</summary>
public sealed class EventNames : INameLookup
{
    private static readonly string[] Fillers = ["talks", "talk", "sessions", "session", "track", "room"];

    // What is longer than any name that is worth a guess.
    private const int LongestGuessed = 128;

    private readonly Func<string, string> _fold;
    private readonly List<(Subject Subject, string Folded)> _all;
    private readonly ILookup<string, Subject> _whole;
    private readonly Dictionary<string, int> _longest = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, int>> _byWord;

    /// <param name="input">Whose names.</param>
    /// <param name="fold">Makes alike what people write for the same name; null only ignores case and spaces.</param>
    public EventNames(PlanInput input, Func<string, string>? fold = null)
    {
        _fold = text => string.Join(' ', (fold?.Invoke(text) ?? text).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var subjects = input.Sessions.Select(session => new Subject(SubjectKind.Session, session.Id, session.Title))
            .Concat(Named(SubjectKind.Person, input.People, input.Sessions.SelectMany(session => session.People)))
            .Concat(Named(SubjectKind.Track, input.Tracks, input.Sessions.Select(session => session.Track).OfType<string>()))
            .Concat(Named(SubjectKind.Format, input.Formats, input.Sessions.Select(session => session.Format).OfType<string>()))
            .Concat(input.Rooms.Select(room => new Subject(SubjectKind.Room, room.Id, room.Name)))
            .ToList();
        _all = [.. subjects.Select(subject => (subject, _fold(subject.Name)))];
        List<(Subject Subject, string Folded, string Written)> names = [.. _all.Select(one => (one.Subject, one.Folded, one.Subject.Name)), .. _all.Select(one => (one.Subject, _fold(one.Subject.Id), one.Subject.Id))];
        _whole = names.Select(one => (one.Subject, one.Folded)).Distinct().ToLookup(one => one.Folded, one => one.Subject, StringComparer.Ordinal);
        foreach (var (_, folded, written) in names)
        {
            // As many words as a rule has that names it, and some for signs that a name is written with or without.
            var first = First(folded);
            _longest[first] = Math.Max(_longest.GetValueOrDefault(first), Math.Max(RuleToken.Of(written).Count, folded.Count(character => character == ' ') + 1) + 2);
        }

        _byWord = new(() => _all.SelectMany((one, index) => Beginnings(one.Folded).Distinct().Select(word => (word, index))).ToLookup(one => one.word, one => one.index, StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Subject> Find(string name, IReadOnlyCollection<SubjectKind> kinds, bool isWhole)
    {
        var wanted = _fold(name);
        var found = new List<Subject>();
        // A session or a person of that name hides no track, format or room: those names are the organizers', and these are strangers'.
        foreach (var form in Forms(wanted))
            found.AddRange([.. _whole[form].Where(subject => kinds.Contains(subject.Kind) && !found.Contains(subject) && (found.Count == 0 || (IsOrganizers(subject) && !found.Exists(IsOrganizers)))).Distinct()]);
        if (found.Count > 0)
            return found;
        return isWhole || wanted.Length < 3 ? [] : [.. Holding(wanted).Where(one => kinds.Contains(one.Subject.Kind) && HasWords(one.Folded, wanted)).Select(one => one.Subject)];
    }

    /// <inheritdoc/>
    public int Longest(string word)
    {
        // "Ada's talk" begins with another word than the name that it means.
        var folded = _fold(word);
        var bare = folded.Replace('\u2019', '\'').Replace("'s", "", StringComparison.Ordinal).TrimEnd('\'');
        // Of a sign alone nothing is left: any name may be behind it.
        return folded.Length == 0 ? int.MaxValue : Math.Max(_longest.GetValueOrDefault(First(folded)), _longest.GetValueOrDefault(First(bare)));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Nearest(string name, IReadOnlyCollection<SubjectKind> kinds)
    {
        var wanted = _fold(name);
        var most = Math.Max(2, Math.Min(wanted.Length, Spelling.Judged) / 3);
        return wanted.Length > LongestGuessed ? [] : [.. _all
            .Where(one => kinds.Contains(one.Subject.Kind) && Spelling.IsWithin(wanted, one.Folded, most))
            .Select(one => (one.Subject.Name, Far: Spelling.Distance(wanted, one.Folded)))
            .OrderBy(one => one.Far)
            .Select(one => one.Name)
            .Distinct()
            .Take(3)];
    }

    // Only names that have the rarest of its words.
    private IEnumerable<(Subject Subject, string Folded)> Holding(string wanted) =>
        wanted.Split(' ').Select(word => _byWord.Value[word]).MinBy(names => names.Count())!.Select(index => _all[index]);

    private static string First(string folded) => (folded.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? folded[..end] : folded).TrimEnd(':', ',', '.', '!', '?');

    // Its words, and what of them stands before a colon or a comma: "Trust" is a part of "Trust: who has it".
    private static IEnumerable<string> Beginnings(string folded) =>
        from word in folded.Split(' ')
        from end in Enumerable.Range(1, word.Length)
        where end == word.Length || word[end] is ':' or ','
        select word[..end];

    private static bool IsOrganizers(Subject subject) => subject.Kind is SubjectKind.Track or SubjectKind.Format or SubjectKind.Room;

    private static IEnumerable<Subject> Named(SubjectKind kind, IReadOnlyList<Named> names, IEnumerable<string> ids) =>
        names.Concat(ids.Select(id => new Named(id, id))).DistinctBy(one => one.Id).Select(one => new Subject(kind, one.Id, one.Name));

    // "The Workshops" and "Security talks" are Workshop and Security, unless something is called so.
    private static IEnumerable<string> Forms(string name)
    {
        yield return name;
        if (name.StartsWith("the ", StringComparison.Ordinal))
            name = name[4..];
        name = name.Replace('\u2019', '\'').Replace("'s", "", StringComparison.Ordinal).TrimEnd('\'');
        foreach (var form in Numbers(name))
            yield return form;
        if (name.LastIndexOf(' ') is > 0 and var last && Fillers.Contains(name[(last + 1)..]))
        {
            foreach (var form in Numbers(name[..last]))
                yield return form;
        }
    }

    private static IEnumerable<string> Numbers(string name)
    {
        yield return name;
        yield return name + "s";
        if (name.Length > 3 && name.EndsWith('s'))
            yield return name[..^1];
        if (name.Length > 4 && name.EndsWith("ies", StringComparison.Ordinal))
            yield return name[..^3] + "y";
    }

    private static bool HasWords(string name, string part)
    {
        for (var at = name.IndexOf(part, StringComparison.Ordinal); at >= 0; at = name.IndexOf(part, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || name[at - 1] == ' ') && (at + part.Length == name.Length || name[at + part.Length] is ' ' or ':' or ','))
                return true;
        }

        return false;
    }
}
