using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Faults;

/// <summary>Right calls of every tool.</summary>
internal static class ToolSamples
{
    private const int Event = SeededEvents.PublishingForum;
    private const int OtherEvent = SeededEvents.DevCon;

    private static readonly Organization Seed = SeededOrganization.Create();

    private static readonly Dictionary<string, object?> Arguments = new()
    {
        ["list_events"] = null,
        ["find_event"] = new { name = "Forum" },
        ["get_event_overview"] = new { event_id = Event },
        ["search_sessions"] = new { event_id = Event },
        ["get_session"] = new { event_id = Event, session_id = SessionOf(Event) },
        ["get_session_content"] = new { event_id = Event, session_id = SessionOf(Event) },
        ["search_people"] = new { event_id = Event },
        ["get_person"] = new { event_id = Event, contact_id = ContactOf(Event) },
        ["search_sponsors_exhibitors"] = new { event_id = Event, kind = "sponsors" },
        ["list_event_settings"] = new { event_id = Event, kind = "rooms" },
        ["check_programme"] = new { event_id = Event },
        ["whats_changed"] = new { event_id = Event, since = "2026-10-01" },
        ["list_agenda_drafts"] = new { event_id = Event },
        ["get_agenda_draft"] = new { event_id = Event, draft_id = "Final agenda" },
        ["get_schema"] = new { event_id = Event },
        ["run_query"] = new { event_id = Event, query = "FIND Session INCLUDE COUNT(id) AS sessions" },
        ["ask_data"] = new { event_id = Event, question = "How many sessions are accepted?" },
        ["list_reports"] = null,
        ["run_report"] = new { report_id = Seed.Reports[0].Id },
        ["list_dashboards"] = null,
        ["get_dashboard"] = new { dashboard_id = Seed.Dashboards[0].Id },
        ["search"] = new { query = "rights" },
        ["fetch"] = new { id = $"session:{Event}:{SessionOf(Event)}" },
    };

    /// <summary>
    /// Right calls that nothing answers which was read for <see cref="Of"/>. Tools are missing that answer every call from one list.
    /// </summary>
    public static IReadOnlyDictionary<string, object> Others { get; } = new Dictionary<string, object>
    {
        ["get_event_overview"] = new { event_id = OtherEvent },
        ["search_sessions"] = new { event_id = OtherEvent },
        ["get_session"] = new { event_id = OtherEvent, session_id = SessionOf(OtherEvent) },
        ["get_session_content"] = new { event_id = OtherEvent, session_id = SessionOf(OtherEvent) },
        ["search_people"] = new { event_id = OtherEvent },
        ["get_person"] = new { event_id = OtherEvent, contact_id = ContactOf(OtherEvent) },
        ["search_sponsors_exhibitors"] = new { event_id = OtherEvent, kind = "exhibitors" },
        ["list_event_settings"] = new { event_id = OtherEvent, kind = "tracks" },
        ["check_programme"] = new { event_id = OtherEvent },
        ["whats_changed"] = new { event_id = Event, since = "2026-09-01" },
        ["list_agenda_drafts"] = new { event_id = OtherEvent },
        ["get_agenda_draft"] = new { event_id = OtherEvent, draft_id = "After the programme meeting" },
        ["get_schema"] = new { event_id = OtherEvent },
        ["run_query"] = new { event_id = Event, query = "FIND Session INCLUDE title" },
        ["ask_data"] = new { event_id = Event, question = "Show me the top 10 speakers by session count" },
        ["run_report"] = new { report_id = Seed.Reports[1].Id },
        ["get_dashboard"] = new { dashboard_id = Seed.Dashboards[1].Id },
        ["fetch"] = new { id = $"person:{OtherEvent}:{ContactOf(OtherEvent)}" },
    };

    /// <summary>So that the search over events looks into one.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?> { ["Tools:SearchEvents:0"] = $"{Event}" };

    public static object? Of(string tool) =>
        Arguments.TryGetValue(tool, out var arguments) ? arguments : throw new KeyNotFoundException($"Add a right call of {tool} here.");

    private static Guid SessionOf(int eventId) => PlantedRemarks.All.First(remark => remark.EventId == eventId).SessionId;

    private static string ContactOf(int eventId) => Seed.Events.First(seeded => seeded.Id == eventId).Contacts[0].Id;
}
