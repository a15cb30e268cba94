using System.Text.Json;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Tests.Pages;

/// <summary>Change sets as planners make them, for the pages that show them.</summary>
internal static class SampleChanges
{
    public static readonly DateTimeOffset Now = new(2026, 11, 29, 9, 30, 0, TimeSpan.Zero);

    public static ChangeSet One(string title = "S-12 Scaling Postgres for conferences") => Of(
        $"Change room, starts at, ends at of \"{title}\".",
        ["The public sees the session."],
        ["The public sees it."],
        [
            Session(title, [
                Field("room_id", "room", "Hall B", "Room 2A"),
                Field("starts_at", "starts at", "2027-03-09T09:00:00-06:00", "2027-03-09T11:00:00-06:00"),
                Field("ends_at", "ends at", "2027-03-09T09:45:00-06:00", "2027-03-09T11:45:00-06:00"),
            ]),
        ]);

    public static ChangeSet Forty(int odd = 17) => Of(
        "Decline 40 abstracts.",
        ["Speakers see: declined. Sessionboard sends no e-mail by itself."],
        ["It changes 40 records.", "It decides about a status, which speakers see."],
        [
            .. Enumerable.Range(0, 40).Select(number => Session(
                $"A-{number + 1} {Titles[number % Titles.Length]}",
                [Field("status", "status", number == odd ? "accepted" : "pending", "declined")]) with
                { Id = $"00000000-0000-0000-0000-{number:000000000000}" }),
        ]);

    public static ChangeSet Conflict() => Of(
        "Change room of \"S-40 Keynote: what we learned\".",
        ["The public sees the session."],
        ["The public sees it.", "It would make a conflict."],
        [
            Session("S-40 Keynote: what we learned", [Field("room_id", "room", "Main stage", "Room 2A")]) with
            {
                Conflicts = ["Room 2A holds \"S-12 Scaling Postgres\" at that time.", "\"Ada Lovelace\" speaks in another session at that time."],
            },
        ]);

    public static ChangeSet LongText() => Of(
        "Change description of \"S-7 Testing in production\".",
        [],
        ["Not all of it can be undone."],
        [
            Session("S-7 Testing in production", [
                Field("description", "description", "", "") with
                {
                    Before = Json($"<p>{Prose}</p><p>Bring a laptop.</p>"),
                    After = Json($"<p>{Prose.Replace("no test has ever caught", "every test should have caught")}</p><p>Bring a laptop.</p>"),
                },
                Field("track_id", "track", "", "Reliability") with { NotUndoable = "Sessionboard's API cannot empty a field." },
            ]),
        ]);

    public static ChangeSet Created() => Of("Create the track \"AI & data\".", [], [], [
        new RecordChange { Kind = RecordKind.Track, Action = RecordAction.Create, Id = "t-1", Name = "AI & data", Fields = [Field("name", "name", "", "AI & data"), Field("color", "color", "", "#2b4fc7")], NotUndoable = null, Outcome = RecordOutcome.Changed },
    ]) with
    { State = ChangeState.Applied, DecidedBy = Deciders.Rules, DecidedAt = Now, SentAt = Now };

    public static ChangeSet Deleted() => Of("Delete 2 sessions.", [], ["It deletes."], [
        Session("S-1 Opening", []) with { Action = RecordAction.Delete },
        Session("S-2 Closing", []) with { Action = RecordAction.Delete, NotUndoable = "Sessionboard cannot bring it back." },
    ]);

    public static ChangeSet Refused() => One() with { State = ChangeState.Refused, DecidedBy = Deciders.Page, DecidedAt = Now };

    public static ChangeSet Expired() => One() with { State = ChangeState.Expired };

    public static ChangeSet Applied() => Done(One());

    public static ChangeSet Unknown() => One() with
    {
        State = ChangeState.Unknown,
        DecidedBy = Deciders.Page,
        DecidedAt = Now,
        SentAt = Now,
        Records = [One().Records[0] with { Outcome = RecordOutcome.Unknown, OutcomeNote = "Sessionboard gave no answer that tells whether it was written." }],
    };

    public static ChangeSet Partly()
    {
        var done = Done(Forty(odd: -1));
        return done.With(4, done.Records[4] with { Outcome = RecordOutcome.Conflict, OutcomeNote = "It was changed since it was read. Nothing of it was written." })
            .With(11, done.Records[11] with { Outcome = RecordOutcome.Refused, OutcomeNote = "Sessionboard refused it: \"status is locked by a review\"." }) with
        { State = ChangeState.PartlyApplied };
    }

    public static ChangeSet Done(ChangeSet change) => change with
    {
        State = ChangeState.Applied,
        DecidedBy = Deciders.Page,
        DecidedAt = Now,
        SentAt = Now,
        Records = [.. change.Records.Select(record => record with { Outcome = RecordOutcome.Changed, WrittenAt = Now })],
    };

    public static ChangeSet Of(string summary, IReadOnlyList<string> effects, IReadOnlyList<string> reasons, IReadOnlyList<RecordChange> records) => new()
    {
        Id = "Zm9yIHRlc3RzIG9ubHkhIQ",
        Connection = "connection-1",
        Client = "Claude",
        Tool = "update_session",
        Fingerprint = "f",
        EventId = 4711,
        EventName = "Meridian DevCon 2027",
        TimeZone = "America/Chicago",
        Summary = summary,
        Effects = effects,
        Reasons = reasons,
        Records = records,
        CreatedAt = Now,
        ExpiresAt = Now.AddHours(24),
        State = ChangeState.Waiting,
    };

    public static RecordChange Session(string name, IReadOnlyList<FieldChange> fields) => new()
    {
        Kind = RecordKind.Session,
        Action = RecordAction.Update,
        Id = "0b8f7f0e-8a55-4a0c-9a34-5f6f4e6b2d11",
        Name = name,
        AdminUrl = "https://app.sessionboard.com/sessions/0b8f7f0e",
        BaseUpdatedAt = Now,
        Fields = fields,
    };

    public static FieldChange Field(string name, string label, string before, string after) => new()
    {
        Field = name,
        Label = label,
        Before = before.Length == 0 ? null : Json(before),
        After = Json(after),
        ShownBefore = before,
        ShownAfter = after,
    };

    public static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text);

    private static readonly string[] Titles =
    [
        "Scaling Postgres for conferences", "What we learned from a thousand badges", "Type systems for the rest of us", "Observability on a budget",
        "A short history of schedule conflicts, and what people did about them over the years in halls large and small", "Zero downtime, really",
    ];

    private const string Prose =
        "Everybody tests in production; few admit it. This talk shows three teams that made it their method: how they cut the blast radius, which alarms they trust, and which failures no test has ever caught before the people who paid for them did. There will be graphs, and one confession.";
}
