using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Reading;

/// <summary>The names of an input: sessions, people, tracks, formats and rooms. Ids are names too.</summary>
public sealed class EventNames : INameLookup
{
    private static readonly string[] Fillers = ["talks", "talk", "sessions", "session", "track", "room"];

    private readonly Func<string, string> _fold;
    private readonly List<(Subject Subject, string Folded)> _all;
    private readonly ILookup<string, Subject> _whole;

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
        _whole = _all.Select(one => (one.Subject, Name: one.Folded)).Concat(_all.Select(one => (one.Subject, Name: _fold(one.Subject.Id)))).Distinct().ToLookup(one => one.Name, one => one.Subject, StringComparer.Ordinal);
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
        return isWhole || wanted.Length < 3 ? [] : [.. _all.Where(one => kinds.Contains(one.Subject.Kind) && HasWords(one.Folded, wanted)).Select(one => one.Subject)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Nearest(string name, IReadOnlyCollection<SubjectKind> kinds) => [.. _all
        .Where(one => kinds.Contains(one.Subject.Kind))
        .Select(one => (one.Subject.Name, Far: Spelling.Distance(_fold(name), one.Folded)))
        .Where(one => one.Far <= Math.Max(2, name.Length / 3))
        .OrderBy(one => one.Far)
        .Select(one => one.Name)
        .Distinct()
        .Take(3)];

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

    private static bool HasWords(string name, string part) =>
        $" {name} ".Contains($" {part} ", StringComparison.Ordinal) || $" {name}".Contains($" {part}:", StringComparison.Ordinal) || $" {name}".Contains($" {part},", StringComparison.Ordinal);
}
