namespace SessionboardMcp.Clients;

/// <summary>The tools that every client sees by default, in their order.</summary>
internal static class VisibleTools
{
    public static string[] Names { get; } =
    [
        "list_events",
        "find_event",
        "get_event_overview",
        "search_sessions",
        "get_session",
        "get_session_content",
        "search_people",
        "get_person",
        "search_sponsors_exhibitors",
        "list_event_settings",
        "check_programme",
        "whats_changed",
        "list_agenda_drafts",
        "get_agenda_draft",
        "get_schema",
        "run_query",
        "ask_data",
        "list_reports",
        "run_report",
        "list_dashboards",
        "get_dashboard",
    ];
}
