using System.Text.RegularExpressions;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Seed;

/// <summary>
/// Finds defects from their definitions alone, knowing nothing of how they were planted. A finding is written
/// "event: session ids | contact ids", each sorted, so that it can be compared with the table.
/// </summary>
internal static partial class DefectDetector
{
    public static IReadOnlyList<string> Find(DefectKind kind, Event @event)
    {
        var programme = @event.LiveProgramme();
        return [.. (kind switch
        {
            DefectKind.PersonInTwoPlaces => Pairs(programme).Where(Overlap)
                .SelectMany(pair => pair.A.Participants.Select(part => part.ContactId).Distinct()
                    .Intersect(pair.B.Participants.Select(part => part.ContactId))
                    .Select(person => Finding(@event, [pair.A, pair.B], person))),
            DefectKind.RoomUsedTwice => Pairs(programme)
                .Where(pair => pair.A.RoomId is { } room && room == pair.B.RoomId && Overlap(pair))
                .Select(pair => Finding(@event, [pair.A, pair.B])),
            DefectKind.CapacityAboveRoom => Each(session => session.Capacity > session.Room?.Capacity),
            DefectKind.AcceptedWithoutSpeaker => Each(session => session.Participants.All(part => part.Role.Core != CoreRole.Speaker)),
            DefectKind.SpeakerWithoutBiography => Speakers().Where(contact => IsEmpty(contact.About)).Select(contact => Finding(@event, [], contact.Id)),
            DefectKind.SpeakerWithoutPhoto => Speakers().Where(contact => string.IsNullOrWhiteSpace(contact.PhotoUrl)).Select(contact => Finding(@event, [], contact.Id)),
            DefectKind.AcceptedWithoutRoom => Each(session => session.Room is null),
            DefectKind.AcceptedWithoutTime => Each(session => session.StartsAt is null || session.EndsAt is null),
            DefectKind.AcceptedWithoutDescription => Each(session => IsEmpty(session.Description)),
            DefectKind.EndsBeforeStart => Each(session => session.EndsAt < session.StartsAt),
            DefectKind.SameTitleTwice => Pairs(programme)
                .Where(pair => string.Equals(pair.A.Title.Trim(), pair.B.Title.Trim(), StringComparison.OrdinalIgnoreCase))
                .Select(pair => Finding(@event, [pair.A, pair.B])),
            DefectKind.SameNameTwoEmails => Doubles(contact => contact.FullName, contact => contact.Email),
            DefectKind.SameEmailTwoNames => Doubles(contact => contact.Email, contact => contact.FullName),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        }).Order(StringComparer.Ordinal)];

        IEnumerable<string> Each(Func<Session, bool> isDefective) =>
            programme.Where(isDefective).Select(session => Finding(@event, [session]));

        IEnumerable<Contact> Speakers()
        {
            var ids = programme.SelectMany(session => session.Participants)
                .Where(part => part.Role.Core == CoreRole.Speaker).Select(part => part.ContactId).ToHashSet();
            return @event.Contacts.Where(contact => ids.Contains(contact.Id));
        }

        IEnumerable<string> Doubles(Func<Contact, string> same, Func<Contact, string> different) =>
            from byKey in @event.Contacts.GroupBy(contact => same(contact).Trim().ToUpperInvariant())
            from a in byKey
            from b in byKey
            where a.Number < b.Number && !string.Equals(different(a), different(b), StringComparison.OrdinalIgnoreCase)
            select Finding(@event, [], a.Id, b.Id);
    }

    public static string Planted(PlantedDefect defect) => Written(defect.EventId, defect.SessionIds, defect.ContactIds);

    private static IEnumerable<(Session A, Session B)> Pairs(List<Session> sessions) =>
        from a in sessions from b in sessions where a.Number < b.Number select (a, b);

    private static bool Overlap((Session A, Session B) pair) =>
        pair.A.StartsAt < pair.A.EndsAt && pair.B.StartsAt < pair.B.EndsAt && pair.A.StartsAt < pair.B.EndsAt && pair.B.StartsAt < pair.A.EndsAt;

    private static bool IsEmpty(string? html) => string.IsNullOrWhiteSpace(Markup().Replace(html ?? "", " ").Replace("&nbsp;", " ", StringComparison.Ordinal));

    private static string Finding(Event @event, IEnumerable<Session> sessions, params string[] contacts) =>
        Written(@event.Id, sessions.Select(session => session.Id), contacts);

    private static string Written(int eventId, IEnumerable<Guid> sessions, IEnumerable<string> contacts) =>
        $"{eventId}: {string.Join(' ', sessions.Order())} | {string.Join(' ', contacts.Order(StringComparer.Ordinal))}";

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();
}
