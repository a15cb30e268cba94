using System.Globalization;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Checks;

/// <summary>Finds what is wrong with single sessions and their speakers.</summary>
internal sealed class SessionRules(IReadOnlyList<IndexedSession> live, IReadOnlyDictionary<string, IndexedPerson> people, EventClock clock)
{
    private const int MaxSessions = 3;

    /// <summary>What is wrong with sessions.</summary>
    public IEnumerable<Problem> Sessions() => live.SelectMany(Of);

    /// <summary>What speakers of the programme and of its parts lack; the contact tells it, or where it is not listed, the session.</summary>
    public IEnumerable<Problem> Speakers()
    {
        var speaking = live
            .SelectMany(session => session.Everybody.Where(part => part.Speaks).Select(part => (Part: part, Session: session)))
            .GroupBy(pair => pair.Part.ContactId, StringComparer.Ordinal);
        foreach (var speaker in speaking)
        {
            var part = speaker.First().Part;
            var known = people.GetValueOrDefault(part.ContactId);
            var person = known is null ? new ConcernedPerson(part.ContactId, part.Name, null) : ConcernedPerson.Of(known);
            var detail = SpeaksIn([.. speaker.Select(pair => pair.Session).DistinctBy(session => session.Record.Id)]);
            if (!(known is null ? part.HasBiography : !known.Biography.IsEmpty))
                yield return new Problem(ProblemKinds.NoBiography, [], [person], detail);
            if (!(known?.HasPhoto ?? part.HasPhoto))
                yield return new Problem(ProblemKinds.NoPhoto, [], [person], detail);
        }
    }

    /// <summary>Sessions whose titles are the same words, however they are spelt.</summary>
    public IEnumerable<Problem> Titles() => live
        .Where(session => session.Title.Length > 0)
        .GroupBy(session => Folding.Words(session.Title) is { Length: > 0 } words ? words : session.Title, StringComparer.Ordinal)
        .Where(title => title.Skip(1).Any())
        .Select(title => new Problem(
            ProblemKinds.SameTitle,
            [.. title.OrderBy(session => session.Record.FriendlyIdRaw)],
            [],
            title.DistinctBy(session => session.Title, StringComparer.OrdinalIgnoreCase).Skip(1).Any() ? "written differently: accents, dashes, quotes, spaces or other signs" : null));

    private static string SpeaksIn(List<IndexedSession> sessions) =>
        $"speaks in {string.Join("; ", sessions.Take(MaxSessions).Select(session => $"{session.Record.FriendlyId ?? session.Record.Id} {StrangersText.Clean(session.Title, 60, out _)}"))}"
        + (sessions.Count > MaxSessions ? string.Create(CultureInfo.InvariantCulture, $" and {sessions.Count - MaxSessions} more") : "");

    private IEnumerable<Problem> Of(IndexedSession session)
    {
        var record = session.Record;
        if (record.Capacity > record.Room?.Capacity)
            yield return Problem.Of(ProblemKinds.CapacityAboveRoom, session, string.Create(CultureInfo.InvariantCulture, $"{record.Capacity} planned, {TextCells.Part(record.Room!.Name)} holds {record.Room.Capacity}"));
        if (record.EndsAt <= record.StartsAt)
            yield return Problem.Of(ProblemKinds.EndsBeforeStart, session, Times(record.StartsAt, record.EndsAt));
        foreach (var part in session.Subsessions.Where(part => part.Record.EndsAt <= part.Record.StartsAt))
            yield return Problem.Of(ProblemKinds.EndsBeforeStart, session, $"its part {part.Shown}: {Times(part.Record.StartsAt, part.Record.EndsAt)}");
        if (!session.Everybody.Any(part => part.Speaks))
            yield return Problem.Of(ProblemKinds.NoSpeaker, session, session.People.Count == 0 ? "nobody in it" : $"only {string.Join(", ", session.People.Select(part => part.Role).Distinct(StringComparer.Ordinal))}");
        if (record.Room is null)
            yield return Problem.Of(ProblemKinds.NoRoom, session, clock.Text(record.StartsAt));
        if (record.StartsAt is null || record.EndsAt is null)
            yield return Problem.Of(ProblemKinds.NoTime, session, (record.StartsAt, record.EndsAt) switch
            {
                (null, null) => "no start, no end",
                (null, _) => "no start",
                _ => "no end",
            });
        if (session.Description.IsEmpty)
            yield return Problem.Of(ProblemKinds.NoDescription, session);
    }

    private string Times(DateTimeOffset? start, DateTimeOffset? end) =>
        start == end ? $"ends when it starts, {clock.Text(start)}" : $"from {clock.Text(start)} to {clock.Text(end)}";
}
