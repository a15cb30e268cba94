using System.Globalization;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>Finds what is wrong with single sessions and their speakers.</summary>
internal sealed class SessionRules(KnownContacts contacts, EventClock clock)
{
    private const int MaxSessions = 3;

    /// <summary>The event's time.</summary>
    public EventClock Clock => clock;

    /// <summary>What speakers of the programme and of its parts lack; the contact tells it, or where it is not listed, the session.</summary>
    /// <param name="speaking">Who speaks in which session, by contact.</param>
    public List<Found> Speakers(IEnumerable<Placed<SpeakingPart>> speaking) =>
        Groups.Find(speaking, static _ => true, part => part.Part.ContactId, StringComparer.Ordinal, Lacking);

    /// <summary>Sessions whose titles are the same words, however they are spelt.</summary>
    /// <param name="titled">Sessions, by title.</param>
    public static List<Found> Titles(IEnumerable<Placed<IndexedSession>> titled) => Groups.Find(
        titled,
        alike => alike.Count > 1,
        session => SessionKeys.TitleOf(session)!,
        StringComparer.Ordinal,
        title => title.Count == 1 ? [] :
        [
            new Problem(
                ProblemKinds.SameTitle,
                [.. title.OrderBy(session => session.Record.FriendlyIdRaw)],
                [],
                title.DistinctBy(session => session.Title, StringComparer.OrdinalIgnoreCase).Skip(1).Any() ? "written differently: accents, dashes, quotes, spaces or other signs" : null),
        ]);

    private IEnumerable<Problem> Lacking(List<SpeakingPart> speaker)
    {
        var part = speaker[0].Part;
        var known = contacts.Find(part.ContactId);
        var (hasBiography, hasPhoto) = known is null ? (part.HasBiography, part.HasPhoto) : (!known.Biography.IsEmpty, known.HasPhoto);
        if (hasBiography && hasPhoto)
            yield break;
        var (person, detail) = (contacts.Concerned(part), SpeaksIn([.. speaker.Select(pair => pair.Session).DistinctBy(session => session.Record.Id)]));
        if (!hasBiography)
            yield return new Problem(ProblemKinds.NoBiography, [], [person], detail);
        if (!hasPhoto)
            yield return new Problem(ProblemKinds.NoPhoto, [], [person], detail);
    }

    private static string SpeaksIn(List<IndexedSession> sessions) =>
        $"speaks in {string.Join("; ", sessions.Take(MaxSessions).Select(session => $"{session.Record.FriendlyId ?? session.Record.Id} {StrangersText.Clean(session.Title, 60, out _)}"))}"
        + (sessions.Count > MaxSessions ? string.Create(CultureInfo.InvariantCulture, $" and {sessions.Count - MaxSessions} more") : "");

    /// <summary>What is wrong with a session by itself.</summary>
    public IEnumerable<Problem> Of(IndexedSession session)
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

/// <summary>A person who speaks in a session, or in a part of it.</summary>
internal readonly record struct SpeakingPart(IndexedPart Part, IndexedSession Session);
