namespace SessionboardMcp.Server.Pages;

/// <summary>What scopes mean, in words for people.</summary>
internal static class ScopeWords
{
    /// <summary>Whether a scope only reads.</summary>
    public static bool IsRead(string scope) => scope.StartsWith("read:", StringComparison.Ordinal);

    /// <summary>What a scope covers, such as "sessions and abstracts".</summary>
    public static string Of(string scope) => scope[(scope.IndexOf(':', StringComparison.Ordinal) + 1)..] switch
    {
        "events" => IsRead(scope) ? "events" : "agenda drafts, scheduling rules and saved reports",
        "sessions" => "sessions and abstracts",
        "contacts" => IsRead(scope) ? "speakers, contacts, sponsors and exhibitors" : "speakers and contacts",
        "insights" => "counts and reports (insights)",
        "exhibitors" => "exhibitors",
        "sponsors" => "sponsors",
        "fields" => "custom fields",
        "metadata" => "rooms, tracks, tags and other settings",
        "reports" => "saved reports",
        "dashboards" => "dashboards",
        "transcriptions" => "transcripts of sessions",
        "media" => "media files",
        var other => other,
    };

    /// <summary>What a scope lets an assistant do, such as "make and edit sessions and abstracts".</summary>
    public static string OfWrite(string scope) => scope switch
    {
        "write:events" => "Make, edit and delete saved reports, and delete agenda drafts",
        "write:sessions" => "Make and edit sessions and abstracts: titles, times, rooms, statuses; delete them",
        "write:contacts" => "Add, import, edit and delete speakers and contacts",
        "write:metadata" => "Make, edit and delete rooms, tracks, tags and other settings",
        "write:exhibitors" => "Add, edit and delete exhibitors",
        "write:sponsors" => "Add, edit and delete sponsors",
        _ => $"Change {Of(scope)}",
    };

    /// <summary>A region in words.</summary>
    public static string Region(string region) => region switch
    {
        "us" => "United States",
        "eu" => "European Union",
        _ => region,
    };
}
