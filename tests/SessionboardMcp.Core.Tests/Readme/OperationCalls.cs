using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Readme;

/// <summary>Calls of tools beside their samples, where other arguments ask for other operations. Tools are called in the order of the catalogue.</summary>
internal static class OperationCalls
{
    private const int Event = SeededEvents.PublishingForum;

    private static readonly string[] Kinds = ["track", "room", "tag", "format", "level", "language"];

    private static readonly Organization Seed = FewerRecords.Organization;

    private static readonly Event Seeded = Seed.Events.First(one => one.Id == Event);

    private static readonly Event WithDraft = Seed.Events.First(one => one.Drafts.Count > 0);

    // Of an event that no other call changes: what moved live a moment before stops a commit.
    private static readonly AgendaDraft Committed = WithDraft.Drafts[0] with { Id = Guid.Parse("77777777-7777-8777-8777-777777777777"), IsCommitted = false, Placements = [] };

    /// <summary>The seed, with a draft that can be committed.</summary>
    public static Organization Organization { get; } = Seed with
    {
        Events = [.. Seed.Events.Select(one => one.Id == SeededEvents.HealthDay ? one with { Drafts = [Committed] } : one)],
    };

    private static readonly AgendaDraft Open = Seed.Events.First(one => one.Id == SeededEvents.DevCon).Drafts[0];

    private static readonly Session Unplaced = Seed.Events.First(one => one.Id == SeededEvents.DevCon).Sessions.First(session =>
        session is { IsAbstract: false, ParentId: null, ComposedInto: null, DeletedAt: null } && Open.Placements.All(placement => placement.SessionId != session.Id));

    // Not the first, which samples are about.
    private static readonly (string Kind, string Id)[] Restored =
    [
        ("contact", Seeded.Contacts[^1].Id), ("sponsor", Seeded.Sponsors[^1].Id), ("exhibitor", Seeded.Exhibitors[^1].Id),
        ("status", Seeded.Statuses.First(status => status is { IsCustom: true, DeletedAt: null }).Id),
    ];

    /// <summary>The calls of a tool.</summary>
    public static IEnumerable<object> Of(string tool) => tool switch
    {
        "list_event_settings" => new[] { "rooms", "tracks", "tags", "formats", "levels", "languages", "statuses", "fields" }.Select(kind => new { event_id = Event, kind }),
        "run_query" => [new { query = "FIND Session WHERE status_category = 'accepted' INCLUDE COUNT(id) AS sessions" }],
        "create_event_setting" => Kinds.Select(kind => new { event_id = Event, kind, name = $"Operations {kind}" }),
        "update_event_setting" => Kinds.Select(kind => new { event_id = Event, kind, setting = $"Operations {kind}", name = $"Operations {kind}, renamed" }),
        // Many: more than 25 go in bulk.
        "update_sessions" => [new { event_id = SeededEvents.DevCon, status = "pending", set_capacity = 41 }],
        "create_sponsor_exhibitor" => [new { event_id = SeededEvents.DevCon, kind = "exhibitor", name = "Operations exhibitor" }],
        "update_sponsor_exhibitor" => [new { event_id = SeededEvents.DevCon, kind = "exhibitor", id = "Operations exhibitor", name = "Operations exhibitor, renamed" }],
        "delete_record" =>
        [
            .. Kinds.Select(kind => new { event_id = Event, kind, id = $"Operations {kind}, renamed" }),
            .. Restored.Select(record => new { event_id = Event, kind = record.Kind, id = record.Id }),
            new { event_id = Event, kind = "report", id = Seed.Reports.First(report => report.EventId == Event).Id },
            new { event_id = WithDraft.Id, kind = "draft", id = $"{WithDraft.Drafts[^1].Id}" },
        ],
        "place_session" =>
        [
            new { event_id = SeededEvents.DevCon, draft_id = Open.Id, session_id = Unplaced.Id, starts_at = "2027-03-10T07:00", ends_at = "2027-03-10T08:00", room = Seed.Events.First(one => one.Id == SeededEvents.DevCon).Rooms[0].Id },
        ],
        "commit_agenda_draft" => [new { event_id = SeededEvents.HealthDay, draft_id = Committed.Id }],
        "restore_record" => Restored.Select(record => new { event_id = Event, kind = record.Kind, id = record.Id }),
        // Many: more than 25 go in bulk.
        "import_contacts" => [new { event_id = Event, csv = $"email\n{string.Join('\n', Enumerable.Range(0, 26).Select(number => $"operations{number}@example.com"))}" }],
        _ => [],
    };
}
