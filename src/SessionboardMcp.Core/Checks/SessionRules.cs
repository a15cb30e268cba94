using System.Globalization;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>Finds what is wrong with single sessions and their speakers.</summary>
internal sealed class SessionRules(IReadOnlyList<IndexedSession> live, IReadOnlyDictionary<string, IndexedPerson> people, EventClock clock)
{
    /// <summary>What is wrong with sessions.</summary>
    public IEnumerable<Problem> Sessions() => live.SelectMany(Of);

    /// <summary>What speakers of the programme lack; the contact tells it, or where it is not listed, the session.</summary>
    public IEnumerable<Problem> Speakers()
    {
        var speaking = live.SelectMany(session => session.People).Where(part => part.Speaks).DistinctBy(part => part.ContactId);
        foreach (var part in speaking)
        {
            var known = people.GetValueOrDefault(part.ContactId);
            var person = known is null ? new ConcernedPerson(part.ContactId, part.Name, null) : ConcernedPerson.Of(known);
            if (!(known is null ? part.HasBiography : known.Biography.Length > 0))
                yield return new Problem(ProblemKinds.NoBiography, [], [person]);
            if (!(known?.HasPhoto ?? part.HasPhoto))
                yield return new Problem(ProblemKinds.NoPhoto, [], [person]);
        }
    }

    /// <summary>Sessions with the same title, but for case and space around it.</summary>
    public IEnumerable<Problem> Titles() => live
        .Where(session => session.Title.Length > 0)
        .GroupBy(session => session.Title, StringComparer.OrdinalIgnoreCase)
        .Where(title => title.Skip(1).Any())
        .Select(title => new Problem(ProblemKinds.SameTitle, [.. title.OrderBy(session => session.Record.FriendlyIdRaw)], []));

    private IEnumerable<Problem> Of(IndexedSession session)
    {
        var record = session.Record;
        if (record.Capacity > record.Room?.Capacity)
            yield return Problem.Of(ProblemKinds.CapacityAboveRoom, session, string.Create(CultureInfo.InvariantCulture, $"{record.Capacity} planned, {TextCells.Part(record.Room!.Name)} holds {record.Room.Capacity}"));
        if (record.EndsAt < record.StartsAt)
            yield return Problem.Of(ProblemKinds.EndsBeforeStart, session, $"from {clock.Text(record.StartsAt)} to {clock.Text(record.EndsAt)}");
        if (!session.People.Any(part => part.Speaks))
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
        if (session.Description.Length == 0)
            yield return Problem.Of(ProblemKinds.NoDescription, session);
    }
}
