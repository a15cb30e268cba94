using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>One person's time in a session, or in a part of one.</summary>
/// <param name="Person">Who.</param>
/// <param name="Session">The session.</param>
/// <param name="Part">The part of it; null where the person is there for the whole.</param>
/// <param name="StartsAt">From when.</param>
/// <param name="EndsAt">To when, later than the start.</param>
internal sealed record Booking(IndexedPart Person, IndexedSession Session, IndexedSubsession? Part, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    /// <summary>
    /// Whether nobody can be at both. A session and its own part go together, and so do its parts where it alone has a time.
    /// </summary>
    public bool Excludes(Booking other)
    {
        if (StartsAt >= other.EndsAt || other.StartsAt >= EndsAt)
            return false;
        return Session.Record.Id != other.Session.Record.Id
            || (Part is { HasTime: true } && other.Part is { HasTime: true } && Part.Record.Id != other.Part.Record.Id);
    }

    /// <summary>What tells two times of a person apart: the session, and the part within one session.</summary>
    public string PlaceBeside(Booking other) =>
        Session.Record.Id == other.Session.Record.Id ? $"{Session.Record.Id}/{Part?.Record.Id}" : Session.Record.Id;

    /// <summary>Everybody's times in a session, in whatever role. What does not end after it starts takes up no time.</summary>
    public static IEnumerable<Booking> Of(IndexedSession session)
    {
        var (start, end) = (session.Record.StartsAt, session.Record.EndsAt);
        if (session.HasTime)
        {
            foreach (var person in session.People.DistinctBy(part => part.ContactId))
                yield return new Booking(person, session, null, start!.Value, end!.Value);
        }

        foreach (var part in session.Subsessions.Where(part => part.HasTime || session.HasTime))
        {
            var (from, to) = part.HasTime ? (part.Record.StartsAt, part.Record.EndsAt) : (start, end);
            foreach (var person in part.Speakers.DistinctBy(speaker => speaker.ContactId))
                yield return new Booking(person, session, part, from!.Value, to!.Value);
        }
    }
}
