namespace SessionboardMcp.Server.Pages;

/// <summary>What scopes mean, in words for people.</summary>
internal static class ScopeWords
{
    private static readonly string[] Order =
    [
        "read:events", "read:sessions", "read:contacts", "read:insights", "read:reports", "read:dashboards", "read:transcriptions", "read:media",
        "write:sessions", "write:contacts", "write:metadata", "write:sponsors", "write:exhibitors", "write:events",
    ];

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

    /// <summary>Where a scope stands among others, in the order in which an organizer thinks of them.</summary>
    public static int Place(string scope) => Array.IndexOf(Order, scope) is var place and >= 0 ? place : Order.Length;

    /// <summary>What a scope lets an assistant read: a few words, and what belongs to it.</summary>
    public static (string Words, string? Detail) Reading(string scope) => scope switch
    {
        "read:events" => ("Events", "dates, places, saved reports"),
        "read:sessions" => ("Sessions and abstracts", "texts, times, rooms, tracks, statuses"),
        "read:contacts" => ("People", "speakers, contacts, sponsors, exhibitors"),
        "read:insights" => ("Reports", "counts and charts"),
        "read:transcriptions" => ("Transcripts", "what was said in sessions"),
        _ => (Upper(Of(scope)), null),
    };

    /// <summary>What a scope lets an assistant do, such as "Add, edit and delete sessions and abstracts": a few words, and what belongs to it.</summary>
    public static (string Words, string? Detail) Writing(string scope) => scope switch
    {
        "write:sessions" => ("Add, edit and delete sessions and abstracts", "titles, times, rooms, statuses"),
        "write:contacts" => ("Add, edit and delete speakers and contacts", "also from a list"),
        "write:metadata" => ("Add, edit and delete rooms, tracks, tags and other settings", null),
        "write:sponsors" => ("Add, edit and delete sponsors", null),
        "write:exhibitors" => ("Add, edit and delete exhibitors", null),
        "write:events" => ("Make, edit and delete saved reports and agenda drafts", "and make a draft the live agenda"),
        _ => ($"Change {Of(scope)}", null),
    };

    /// <summary>A region in words.</summary>
    public static string Region(string region) => region switch
    {
        "us" => "United States",
        "eu" => "European Union",
        _ => region,
    };

    private static string Upper(string text) => text.Length == 0 ? text : string.Concat(text[..1].ToUpperInvariant(), text.AsSpan(1));
}
