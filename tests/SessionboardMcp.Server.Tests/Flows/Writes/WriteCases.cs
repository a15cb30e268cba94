using System.Text.Json;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>A case for each tool that changes something. The tools are those of the catalogue: a new one without a case fails the tests.</summary>
internal static class WriteCases
{
    private const int Event = WritingServer.Event;

    private static readonly Guid Room = SeededOrganization.Create().Events.First(one => one.Id == Event).Rooms[0].Id;

    private static readonly WriteCase[] Known =
    [
        new(
            "create_event_setting",
            (_, word) => Task.FromResult<PreparedWrite?>(new(
                new { event_id = Event, kind = "track", name = $"Track {word}", color = "#3366ff" },
                "list_event_settings", new { event_id = Event, kind = "tracks" }, Has($"Track {word}"))),
            new { event_id = Event, kind = "status", name = "Maybe" },
            "statuses are made in Sessionboard"),
        new(
            "update_event_setting",
            async (assistant, word) => await assistant.TryChangeAsync("create_event_setting", new { event_id = Event, kind = "tag", name = $"Tag {word}" }) is null
                ? null
                : new(
                    new { event_id = Event, kind = "tag", setting = $"Tag {word}", name = $"Other {word}" },
                    "list_event_settings", new { event_id = Event, kind = "tags" }, Has($"Other {word}"))
                { NotUndoable = "Sessionboard keeps no earlier state of settings" },
            new { event_id = Event, kind = "tag", setting = "No such tag anywhere", name = "Another" },
            "Argument `setting`"),
        new(
            "create_session",
            (_, word) => Task.FromResult<PreparedWrite?>(new(
                new { event_id = Event, title = $"Session {word}", capacity = 40 },
                "search_sessions", new { event_id = Event, text = $"Session {word}" }, Has($"Session {word}"))),
            new { event_id = Event, title = "A session", starts_at = "2026-09-10T10:00" },
            "Argument `ends_at` is missing"),
        new(
            "update_session",
            async (assistant, word) => await SessionAsync(assistant, $"First {word}") is not { } id
                ? null
                : new(
                    new { event_id = Event, session_id = id, title = $"Second {word}" },
                    "get_session", new { event_id = Event, session_id = id }, Has($"Second {word}")),
            new { event_id = Event, session_id = "No such session anywhere", title = "Another" },
            "Argument `session_id`"),
        new(
            "update_sessions",
            async (assistant, word) => await SessionAsync(assistant, $"One of {word}") is not { } one || await SessionAsync(assistant, $"Two of {word}") is not { } two
                ? null
                : new(
                    new { event_id = Event, ids = new[] { one, two }, set_status = "declined" },
                    "search_sessions", new { event_id = Event, text = word, status = "declined" }, answer => answer.Rows().Length == 2),
            new { event_id = Event, ids = new[] { "No such session anywhere" }, set_status = "declined" },
            "Argument `ids`"),
        new(
            "plan_agenda",
            async (assistant, word) => await SessionAsync(assistant, $"Planned {word}") is null
                || await assistant.TryChangeAsync("create_agenda_draft", new { event_id = Event, name = $"Draft {word}" }) is null
                ? null
                : new(
                    new { event_id = Event, draft_id = $"Draft {word}", text = $"Planned {word}", status = "pending", minutes = 30, days = new[] { "2026-09-12" }, seconds = 1 },
                    "get_agenda_draft", new { event_id = Event, draft_id = $"Draft {word}" }, Has($"Planned {word}")),
            new { event_id = Event, draft_id = "No such draft anywhere" },
            "Argument `draft_id`"),
        new(
            "delete_record",
            async (assistant, word) => await SessionAsync(assistant, $"Gone {word}") is not { } id
                ? null
                : new(
                    new { event_id = Event, kind = "session", id },
                    "search_sessions", new { event_id = Event, text = $"Gone {word}" }, answer => !Has($"Gone {word}")(answer)),
            new { event_id = Event, kind = "session", id = "No such session anywhere" },
            "Argument `id`"),
        new(
            "restore_record",
            async (assistant, word) => await SessionAsync(assistant, $"Back {word}") is not { } id
                || await assistant.TryChangeAsync("delete_record", new { event_id = Event, kind = "session", id }) is null
                ? null
                : new(
                    new { event_id = Event, kind = "session", id },
                    "search_sessions", new { event_id = Event, text = $"Back {word}" }, Has($"Back {word}")),
            new { event_id = Event, kind = "session", id = "No such session anywhere" },
            "Argument `id`"),
        new(
            "create_contact",
            (_, word) => Task.FromResult<PreparedWrite?>(new(
                new { event_id = Event, email = $"{word}@example.com", first_name = "Grete", last_name = $"Hermann{word}" },
                "search_people", new { event_id = Event, text = $"Hermann{word}" }, Has($"Hermann{word}"))),
            new { event_id = Event, email = "no address", first_name = "Grete" },
            "Argument `email`"),
        new(
            "update_contact",
            async (assistant, word) => await assistant.TryChangeAsync(
                "create_contact", new { event_id = Event, email = $"{word}@example.com", first_name = "Grete", last_name = $"Henry{word}", job_title = "Philosopher" }) is not { } made
                ? null
                : new(
                    new { event_id = Event, contact_id = WritingAssistant.RecordId(made), job_title = $"Physicist {word}" },
                    "get_person", new { event_id = Event, contact_id = WritingAssistant.RecordId(made) }, HasAnywhere($"Physicist {word}")),
            new { event_id = Event, contact_id = "No such person anywhere", job_title = "Another" },
            "Argument `contact_id`"),
        new(
            "import_contacts",
            // These connections are masked, as they are by default: nothing of it can be checked then, so it is refused.
            async (assistant, word) =>
            {
                (await assistant.AskInVainAsync("import_contacts", new { event_id = Event, csv = $"email,first_name\n{word}@example.com,Grete" })).ShouldContain("personal data is masked");
                return null;
            },
            new { event_id = Event, csv = "email\nno address" },
            "personal data is masked"),
        new(
            "create_sponsor_exhibitor",
            (_, word) => Task.FromResult<PreparedWrite?>(new(
                new { event_id = Event, kind = "sponsor", name = $"Engines {word}" },
                "search_sponsors_exhibitors", new { event_id = Event, kind = "sponsors", text = $"Engines {word}" }, Has($"Engines {word}"))),
            new { event_id = Event, kind = "partner", name = "Engines" },
            "Argument `kind`"),
        new(
            "update_sponsor_exhibitor",
            async (assistant, word) => await assistant.TryChangeAsync("create_sponsor_exhibitor", new { event_id = Event, kind = "exhibitor", name = $"Looms {word}" }) is not { } made
                ? null
                : new(
                    new { event_id = Event, kind = "exhibitor", id = WritingAssistant.RecordId(made), name = $"Cards {word}" },
                    "search_sponsors_exhibitors", new { event_id = Event, kind = "exhibitors", text = word }, Has($"Cards {word}")),
            new { event_id = Event, kind = "exhibitor", id = "No such company anywhere", name = "Another" },
            "Argument `id`"),
        new(
            "create_report",
            (_, word) => Task.FromResult<PreparedWrite?>(new(
                new { event_id = Event, name = $"Report {word}", query = "FIND Session INCLUDE COUNT(id) AS sessions" },
                "list_reports", new { }, Has($"Report {word}"))),
            new { event_id = Event, name = "A report", query = "FIND Sesion INCLUDE COUNT(id)" },
            "the query has errors"),
        new(
            "update_report",
            async (assistant, word) => await assistant.TryChangeAsync(
                "create_report", new { event_id = Event, name = $"Count {word}", query = "FIND Session INCLUDE COUNT(id) AS sessions" }) is not { } made
                ? null
                : new(
                    new { event_id = Event, report_id = WritingAssistant.RecordId(made), name = $"Sum {word}" },
                    "list_reports", new { }, Has($"Sum {word}"))
                { NotUndoable = "Sessionboard keeps no earlier state of reports" },
            new { event_id = Event, report_id = "No such report anywhere", name = "Another" },
            "Argument `report_id`"),
        new(
            "create_agenda_draft",
            (_, word) => Task.FromResult<PreparedWrite?>(new(
                new { event_id = Event, name = $"Draft {word}" },
                "list_agenda_drafts", new { event_id = Event }, Has($"Draft {word}"))),
            new { event_id = Event, name = "Final agenda" },
            "there is an agenda draft of this name already"),
        new(
            "update_agenda_draft",
            async (assistant, word) => await DraftAsync(assistant, $"Draft {word}") is not { } id
                ? null
                : new(
                    new { event_id = Event, draft_id = id, name = $"Other {word}" },
                    "list_agenda_drafts", new { event_id = Event }, Has($"Other {word}")),
            new { event_id = Event, draft_id = "Final agenda", name = "Another" },
            "is committed, and is over"),
        new(
            "place_session",
            async (assistant, word) => await DraftAsync(assistant, $"Draft {word}") is not { } draft || await SessionAsync(assistant, $"Placed {word}") is not { } id
                ? null
                : new(
                    Place(draft, id),
                    "get_agenda_draft", new { event_id = Event, draft_id = draft }, Has($"Placed {word}")),
            new { event_id = Event, draft_id = "No such draft anywhere", session_id = "No such session anywhere" },
            "Argument `session_id`"),
        new(
            "remove_placement",
            async (assistant, word) => await DraftAsync(assistant, $"Draft {word}") is not { } draft || await SessionAsync(assistant, $"Placed {word}") is not { } id
                || await assistant.TryChangeAsync("place_session", Place(draft, id)) is null
                ? null
                : new(
                    new { event_id = Event, draft_id = draft, session_id = id },
                    "get_agenda_draft", new { event_id = Event, draft_id = draft }, answer => !Has($"Placed {word}")(answer)),
            new { event_id = Event, draft_id = "No such draft anywhere", session_id = "No such session anywhere" },
            "Argument `session_id`"),
        new(
            "commit_agenda_draft",
            // Nothing moves: one commit soon after another would be stopped, as Sessionboard's reads may be three minutes old.
            async (assistant, word) => await DraftAsync(assistant, $"Draft {word}") is not { } draft
                ? null
                : new(
                    new { event_id = Event, draft_id = draft },
                    "list_agenda_drafts", new { event_id = Event }, answer => answer.Rows().Any(row => row[0].GetString() == draft && row[2].GetString() == "committed"))
                { NotUndoable = "A committed draft stays committed" },
            new { event_id = Event, draft_id = "Final agenda" },
            "is committed, and is over"),
        new(
            "undo_change",
            async (assistant, word) => await assistant.TryChangeAsync("create_session", new { event_id = Event, title = $"Undone {word}" }) is not { } made
                ? null
                : new(
                    new { change_id = WritingAssistant.Id(made) },
                    "search_sessions", new { event_id = Event, text = $"Undone {word}" }, answer => !Has($"Undone {word}")(answer)),
            new { change_id = "no-such-change" },
            "this connection made no change with the id"),
    ];

    /// <summary>What is possible only where personal data is shown.</summary>
    public static IReadOnlyList<WriteCase> OfPersonalData { get; } =
    [
        new(
            "import_contacts",
            async (assistant, word) =>
            {
                await assistant.ChangeAsync("create_contact", new { event_id = Event, email = $"{word}@example.com", first_name = "Grete", last_name = $"Hermann{word}", job_title = "Philosopher" });
                return new(
                    new { event_id = Event, csv = $"E-Mail;Last name;Job title;Phone\n{word.ToUpperInvariant()}@EXAMPLE.COM;;Physicist {word};\nnew.{word}@example.com;{word};=1+1;+49 551 390\n" },
                    "search_people", new { event_id = Event, text = word }, answer => Has($"Physicist {word}")(answer) && answer.Rows().Length == 2);
            },
            new { event_id = Event, csv = "email,phone\nada@example.com,12" },
            "Line 2, column phone: this is no telephone number"),
        new(
            "update_contact",
            async (assistant, word) =>
            {
                var made = await assistant.ChangeAsync("create_contact", new { event_id = Event, email = $"{word}@example.com", first_name = "Grete", last_name = $"Henry{word}", phone = "+49 551 390" });
                return new(
                    new { event_id = Event, contact_id = WritingAssistant.RecordId(made), email = $"other.{word}@example.com", phone = "+49 421 218 1" },
                    "get_person", new { event_id = Event, contact_id = WritingAssistant.RecordId(made) },
                    answer => HasAnywhere($"other.{word}@example.com")(answer) && HasAnywhere("49 421 218 1")(answer));
            },
            new { event_id = Event, contact_id = "SPK-1", email = "no address" },
            "Argument `email`: this is no e-mail address. Give one alone, such as \"ada@example.com\"."),
    ];

    /// <summary>All of them, in the order of the catalogue.</summary>
    public static IReadOnlyList<WriteCase> All { get; } =
    [
        .. ToolCatalogue.Create().OfType<ChangeTool>().Select(tool => tool.ProtocolTool.Name)
            .Select(tool => Known.SingleOrDefault(known => known.Tool == tool) ?? throw new InvalidOperationException($"{tool} changes something, and has no case here. Add one.")),
    ];

    /// <summary>A session that nobody decided about and the public does not see; null where it could not be made.</summary>
    public static async Task<string?> SessionAsync(WritingAssistant assistant, string title) =>
        await assistant.TryChangeAsync("create_session", new { event_id = Event, title, capacity = 40 }) is { } made ? WritingAssistant.RecordId(made) : null;

    private static object Place(string draft, string session) => new { event_id = Event, draft_id = draft, session_id = session, starts_at = "2026-09-10T10:00", ends_at = "2026-09-10T10:45", room = Room };

    // A draft of this connection's own; null where it could not be made.
    private static async Task<string?> DraftAsync(WritingAssistant assistant, string name) =>
        await assistant.TryChangeAsync("create_agenda_draft", new { event_id = Event, name }) is { } made ? WritingAssistant.RecordId(made) : null;

    private static Func<JsonElement, bool> HasAnywhere(string text) => answer => answer.GetRawText().Contains(text, StringComparison.Ordinal);

    private static Func<JsonElement, bool> Has(string text) => answer => answer.GetProperty("rows").GetRawText().Contains(text, StringComparison.Ordinal);
}
