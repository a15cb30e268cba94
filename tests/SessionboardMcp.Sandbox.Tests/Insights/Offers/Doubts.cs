using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Insights.Offers;

/// <summary>Queries that people and models write, and what they mean by them.</summary>
internal static class Doubts
{
    public static IReadOnlyList<Doubt> All { get; } = [.. Kinds(), .. Empty(), .. Related(), .. Days()];

    private static IEnumerable<Doubt> Kinds()
    {
        const string Code = "SBQL107";
        yield return new("SELECT COUNT(*) AS n FROM sessions", Code, e => [[e.Programme().Count()]]);
        yield return new("SELECT COUNT(id) AS n FROM sessions WHERE status_category = 'accepted' OR status_category = 'pending'", Code,
            e => [[e.Programme().Count(s => s.Core() is "accepted" or "pending")]]);
        yield return new("SELECT status_category, COUNT(*) AS submissions FROM sessions GROUP BY status_category", Code,
            e => e.Abstracts().GroupBy(s => s.Core()).Select(g => new object?[] { g.Key, g.Count() }));
        yield return new("SELECT speaker.id AS id, COUNT(session.id) AS n FROM speakers JOIN sessions GROUP BY speaker.id", Code, Busiest);
        yield return new("FIND Speaker INCLUDE id, COUNT(sessions.id) AS n GROUP BY id", Code, Busiest);
        yield return new("FIND Speaker INCLUDE id, sessions.friendly_id", Code,
            e => e.Talks(e.Programme()).Select(t => new object?[] { t.Speaker.Id, e.FriendlyId(t.Session) }));
        yield return new("SELECT speaker.company, COUNT(DISTINCT session.id) AS n FROM speakers JOIN sessions WHERE session.status_category = 'accepted' GROUP BY speaker.company", Code,
            e => e.Talks(e.Accepted()).ByText(t => t.Speaker.Company).Select(g => new object?[] { g.Key, g.Select(t => t.Session.Id).Distinct().Count() }));
        yield return new("FIND Track INCLUDE name, COUNT(sessions.id) AS n GROUP BY name", Code, e => By(e, s => s.Track?.Name));
        yield return new("SELECT track.name, COUNT(session.id) AS n FROM tracks JOIN sessions GROUP BY track.name", Code, e => By(e, s => s.Track?.Name));
        yield return new("SELECT level.name, COUNT(session.id) AS n FROM sessions JOIN levels GROUP BY level.name", Code, e => By(e, s => s.Level?.Name));
        yield return new("FIND Format INCLUDE name, COUNT(sessions.id) AS n GROUP BY name", Code, e => By(e, s => s.Format?.Name));
        yield return new("FIND Tag INCLUDE name, COUNT(sessions.id) AS n GROUP BY name", Code,
            e => e.Programme().SelectMany(s => s.Tags).ByText(tag => tag.Name).Select(g => new object?[] { g.Key, g.Count() }));
        yield return new("FIND Event INCLUDE id, COUNT(sessions.id) AS n GROUP BY id", Code, e => [[e.Id, e.Programme().Count()]]);
        yield return new("FIND Contact INCLUDE id, COUNT(sessions.id) AS n GROUP BY id", Code,
            e => e.Programme().SelectMany(s => e.People(s)).GroupBy(c => c.Id).Select(g => new object?[] { g.Key, g.Count() }));
        yield return new("FIND Contact INCLUDE id, COUNT(submitted_sessions.id) AS n GROUP BY id", Code,
            e => e.Abstracts().Where(s => s.SubmitterId != null).GroupBy(s => s.SubmitterId).Select(g => new object?[] { g.Key, g.Count() }));
        yield return new("FIND Participant WHERE role_slug = 'speaker' INCLUDE contact_id, COUNT(id) AS n GROUP BY contact_id", Code, Speaking);
        yield return new("SELECT participant_contact.contact_id, COUNT(*) AS n FROM participant_contacts WHERE participant_contact.role_slug = 'speaker' GROUP BY participant_contact.contact_id", Code, Speaking);
        yield return new("FIND Speaker WHERE participant_contacts.role_slug = 'speaker' INCLUDE participant_contacts.contact_id, COUNT(participant_contacts.id) AS n GROUP BY participant_contacts.contact_id", Code,
            e => Speaking(e).Where(row => e.AllSpeakers().Any(c => c.Id == (string)row[0]!)));
    }

    private static IEnumerable<Doubt> Empty()
    {
        const string Code = "SBQL108";
        yield return new("FIND Session WHERE track.name != 'Security' INCLUDE COUNT(id) AS n", Code, e => [[e.Programme().Count(s => s.Track?.Name != "Security")]]);
        yield return new("FIND Session WHERE NOT (track.name = 'Security' OR capacity > 100) INCLUDE COUNT(id) AS n", Code,
            e => [[e.Programme().Count(s => !(s.Track?.Name == "Security" || s.Capacity > 100))]]);
        yield return new("FIND Session WHERE NOT (track.name = 'Security' AND capacity > 100) INCLUDE COUNT(id) AS n", Code,
            e => [[e.Programme().Count(s => !(s.Track?.Name == "Security" && s.Capacity > 100))]]);
        yield return new("FIND Session WHERE room.name NOT IN ('Main Hall') AND description NOT LIKE '%the%' INCLUDE COUNT(id) AS n", Code,
            e => [[e.Programme().Count(s => s.Room?.Name != "Main Hall" && !s.Description.Has("the"))]]);
        yield return new("SELECT COUNT(id) AS n FROM sessions WHERE capacity NOT BETWEEN 50 AND 100 AND is_abstract = FALSE", Code,
            e => [[e.Programme().Count(s => s.Capacity is null or < 50 or > 100)]]);
        yield return new("FIND Abstract WHERE DATE(starts_at) <> '2026-11-01' INCLUDE COUNT(id) AS n", Code,
            e => [[e.Abstracts().Count(s => s.StartsAt is not { } start || e.Wall(start).Date != new DateTime(2026, 11, 1))]]);
        yield return new("FIND Contact WHERE about NOT CONTAINS 'the' INCLUDE COUNT(id) AS n", Code, e => [[e.Contacts.Count(c => !c.About.Has("the"))]]);
    }

    private static IEnumerable<Doubt> Related()
    {
        yield return new("FIND Session WHERE tags.name IN ('{0}', '{1}') INCLUDE friendly_id", "SBQL101",
            e => e.Programme().Where(s => s.Tags.Any(tag => tag.Name == Both(e).One || tag.Name == Both(e).Other)).Select(s => new object?[] { e.FriendlyId(s) }));
        yield return new("FIND Session WHERE speakers.company IS NOT NULL INCLUDE COUNT(id) AS n", "SBQL101",
            e => [[e.Programme().Count(s => e.Speakers(s).Any(c => c.Company != null))]]);
        yield return new("SELECT session.friendly_id FROM sessions JOIN speakers WHERE speaker.company LIKE 'A%' AND session.is_abstract = FALSE", "SBQL101",
            e => e.Programme().Where(s => e.Speakers(s).Any(c => c.Company?.StartsWith("A", StringComparison.OrdinalIgnoreCase) == true)).Select(s => new object?[] { e.FriendlyId(s) }));
        yield return new("FIND Session WHERE tags.name = '{0}' AND tags.name = '{1}' INCLUDE friendly_id", "SBQL109", e => WithBoth(e, e.Programme()));
        yield return new("FIND Abstract WHERE (tags.name = '{0}' AND tags.name = '{1}') INCLUDE friendly_id", "SBQL109", e => WithBoth(e, e.Abstracts()));
        yield return new("SELECT session.friendly_id FROM sessions JOIN tags WHERE tag.name = '{0}' AND tag.name = '{1}' AND session.is_abstract = FALSE", "SBQL109", e => WithBoth(e, e.Programme()));
        yield return new("FIND Session WHERE track.name = '{4}' AND track.name = '{5}' INCLUDE COUNT(id) AS n", "SBQL109",
            e => [[e.Programme().Count(s => s.Track == e.Tracks[0] || s.Track == e.Tracks[1])]]);
    }

    private static IEnumerable<Doubt> Days()
    {
        const string Code = "SBQL110";
        yield return new("FIND Session WHERE starts_at BETWEEN '{2}' AND '{3}' INCLUDE COUNT(id) AS n", Code, e => Count(e, (day, first, last) => day >= first && day <= last));
        yield return new("FIND Session WHERE starts_at = '{2}' INCLUDE COUNT(id) AS n", Code, e => Count(e, (day, first, _) => day == first));
        yield return new("FIND Session WHERE starts_at <= '{2}' INCLUDE COUNT(id) AS n", Code, e => Count(e, (day, first, _) => day <= first));
        yield return new("FIND Session WHERE '{2}' < starts_at INCLUDE COUNT(id) AS n", Code, e => Count(e, (day, first, _) => day > first));
        yield return new("FIND Session WHERE starts_at IN ('{2}', '{3}') INCLUDE COUNT(id) AS n", Code, e => Count(e, (day, first, last) => day == first || day == last));
        yield return new("SELECT COUNT(session.id) AS n FROM sessions WHERE session.start_date > '{2}' AND session.is_abstract = FALSE", Code, e => Count(e, (day, first, _) => day > first));
        yield return new("FIND Session INCLUDE track.name, MIN(starts_at) AS first GROUP BY track.name HAVING first <= '{2}'", Code,
            e => e.Programme().ByText(s => s.Track?.Name).Where(g => g.Min(s => s.StartsAt) is { } first && e.Wall(first).Date <= First(e)).Select(g => new object?[] { g.Key, g.Min(s => s.StartsAt) }));
    }

    /// <summary>The query with two tags that a session has both of, the first two days of the programme, and two tracks.</summary>
    public static string Filled(Doubt doubt, Event e) => string.Format(
        System.Globalization.CultureInfo.InvariantCulture, doubt.Query, Both(e).One, Both(e).Other, $"{First(e):yyyy-MM-dd}", $"{Last(e):yyyy-MM-dd}", e.Tracks[0].Name, e.Tracks[1].Name);

    private static IEnumerable<object?[]> Busiest(Event e) => e.Talks(e.Programme()).GroupBy(t => t.Speaker.Id).Select(g => new object?[] { g.Key, g.Count() });

    private static IEnumerable<object?[]> Speaking(Event e) =>
        e.Programme().SelectMany(s => s.Participants).Where(p => p.Role.Slug == "speaker").GroupBy(p => p.ContactId).Select(g => new object?[] { g.Key, g.Count() });

    private static IEnumerable<object?[]> By(Event e, Func<Session, string?> name) =>
        e.Programme().Where(s => name(s) != null).ByText(name).Select(g => new object?[] { g.Key, g.Count() });

    private static (string One, string Other) Both(Event e)
    {
        var tags = e.Programme().First(s => s.Tags.Count > 1).Tags;
        return (tags[0].Name, tags[1].Name);
    }

    private static IEnumerable<object?[]> WithBoth(Event e, IEnumerable<Session> sessions) =>
        sessions.Where(s => s.Tags.Any(tag => tag.Name == Both(e).One) && s.Tags.Any(tag => tag.Name == Both(e).Other)).Select(s => new object?[] { e.FriendlyId(s) });

    private static DateTime First(Event e) => e.Wall(e.Programme().Min(s => s.StartsAt)!.Value).Date;

    private static DateTime Last(Event e) => First(e).AddDays(1);

    private static IEnumerable<object?[]> Count(Event e, Func<DateTime, DateTime, DateTime, bool> wanted) =>
        [[e.Programme().Count(s => s.StartsAt is { } start && wanted(e.Wall(start).Date, First(e), Last(e)))]];
}
