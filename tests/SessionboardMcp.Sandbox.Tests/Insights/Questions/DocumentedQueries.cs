using SessionboardMcp.Sandbox.World;
using static SessionboardMcp.Sandbox.Tests.Insights.Seeded;

namespace SessionboardMcp.Sandbox.Tests.Insights.Questions;

/// <summary>The queries that Sessionboard's documentation and report builder are known to write, over two events.</summary>
internal static class DocumentedQueries
{
    public static IEnumerable<Question> All => Over(DevCon, "the big event").Concat(Over(Publishing, "the past event"));

    private static IEnumerable<Question> Over(int id, string name) =>
    [
        new($"Who speaks in what, with e-mail and company ({name})?", id,
            "first_name, last_name, email, company, job_title, session_title, track, status",
            e => e.Accepted().SelectMany(s => e.Speakers(s).DefaultIfEmpty(), (s, c) => new object?[]
                { c?.FirstName, c?.LastName, c?.Email, c?.Company, c?.JobTitle, s.Title, s.Track?.Name, s.Status.Name }))
        {
            Find = """
                FIND Session
                WHERE status_category = 'accepted'
                INCLUDE speakers.first_name AS first_name, speakers.last_name AS last_name, speakers.email AS email,
                        speakers.company AS company, speakers.title AS job_title, title AS session_title,
                        track.name AS track, display_status AS status
                ORDER BY speakers.last_name ASC, speakers.first_name ASC
                """,
            Order = "last_name, first_name",
        },
        new($"When and where are the accepted sessions ({name})?", id, "title, room.name, starts_at",
            e => e.Accepted().Select(s => new object?[] { s.Title, s.Room?.Name, s.StartsAt }))
        {
            Find = """
                FIND Session
                  INCLUDE title, room.name, starts_at
                  WHERE status = 'accepted'
                  ORDER BY starts_at ASC
                """,
            Order = "starts_at",
        },
        new($"What is in the programme ({name})?", id, "id, title, status, starts_at, ends_at, track_name, room_name",
            e => e.Programme().Select(s => new object?[] { s.Id, s.Title, s.Core(), s.StartsAt, s.EndsAt, s.Track?.Name, s.Room?.Name }))
        {
            Find = "FIND Session",
        },
        new($"What was submitted ({name})?", id, "id, title, status, starts_at, ends_at, track_name, room_name",
            e => e.Abstracts().Select(s => new object?[] { s.Id, s.Title, s.Core(), s.StartsAt, s.EndsAt, s.Track?.Name, s.Room?.Name }))
        {
            Find = "FIND Abstract",
        },
        new($"What is accepted, programme and submissions ({name})?", id, "session.title, session.status",
            e => e.All().Where(s => s.Status.Core == CoreStatus.Accepted).Select(s => new object?[] { s.Title, "accepted" }))
        {
            Select = "SELECT session.title, session.status FROM sessions WHERE session.status = 'accepted'",
        },
        new($"What is the status of everything ({name})?", id, "sessions.title, sessions.status",
            e => e.All().Select(s => new object?[] { s.Title, s.Core() }))
        {
            Select = "SELECT sessions.title, sessions.status FROM sessions",
        },
        new($"How many sessions has each speaker ({name})?", id, "speaker.full_name, session_count",
            e => e.Talks(e.All()).ByText(t => t.Speaker.FullName)
                .Select(g => new object?[] { g.First().Speaker.FullName, g.Count() }))
        {
            Select = """
                SELECT speaker.full_name, COUNT(session.id) AS session_count FROM speakers JOIN sessions
                  GROUP BY speaker.full_name ORDER BY session_count DESC
                """,
            Order = "session_count DESC",
        },
        new($"What is on in the first track, in order ({name})?", id, "session.title, session.start_date, track.name",
            e => e.All().Where(s => s.Status.Core == CoreStatus.Accepted && s.Track == e.Tracks[0])
                .Select(s => new object?[] { s.Title, s.StartsAt, s.Track!.Name }))
        {
            Select = $"""
                SELECT session.title, session.start_date, track.name FROM sessions JOIN tracks
                  WHERE session.status = 'accepted' AND track.name = '{Event(id).Tracks[0].Name}' ORDER BY session.start_date ASC
                """,
            Order = "session.start_date",
        },
    ];
}
