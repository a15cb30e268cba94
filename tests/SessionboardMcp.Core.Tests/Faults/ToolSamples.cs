using SessionboardMcp.Core.Tools;
using SessionboardMcp.Core.Tools.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Faults;

/// <summary>One right call of every tool.</summary>
internal static class ToolSamples
{
    private const int Event = SeededEvents.PublishingForum;

    private static readonly Dictionary<string, object?> Arguments = new()
    {
        ["list_events"] = null,
        ["find_event"] = new { name = "Forum" },
        ["get_event_overview"] = new { event_id = Event },
        ["search_sessions"] = new { event_id = Event },
        ["get_session"] = new { event_id = Event, session_id = SessionId },
        ["get_session_content"] = new { event_id = Event, session_id = SessionId },
        ["search_people"] = new { event_id = Event },
        ["get_person"] = new { event_id = Event, contact_id = SeededOrganization.Create().Events.First(seeded => seeded.Id == Event).Contacts[0].Id },
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
        ["run_report"] = new { report_id = SeededOrganization.Create().Reports[0].Id },
        ["list_dashboards"] = null,
        ["get_dashboard"] = new { dashboard_id = SeededOrganization.Create().Dashboards[0].Id },
        ["search"] = new { query = "rights" },
        ["fetch"] = new { id = $"session:{Event}:{SessionId}" },
    };

    /// <summary>So that the search over events looks into one.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?> { ["Tools:SearchEvents:0"] = $"{Event}" };

    public static TheoryData<string> Names => [.. ToolCatalogue.Create().Concat(DeepResearch.Create()).Select(tool => tool.ProtocolTool.Name)];

    private static Guid SessionId => PlantedRemarks.All.First(remark => remark.EventId == Event).SessionId;

    public static object? Of(string tool) =>
        Arguments.TryGetValue(tool, out var arguments) ? arguments : throw new KeyNotFoundException($"Add a right call of {tool} here.");
}
