using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>
/// Says that drafts and withdrawn submissions are counted by their status, and which query leaves them out: the reads that spend no query
/// budget do not tell them (openapi.yaml, Session), only insights do (is_draft, is_withdrawn).
/// </summary>
internal static class DraftsCaveat
{
    private const string Neither = "is_draft = FALSE AND is_withdrawn = FALSE";

    /// <summary>For totals of sessions and abstracts by status.</summary>
    public static IEnumerable<string> OfTotals(IReadOnlyCollection<IndexedSession> counted) =>
        Of(counted, $"SELECT is_abstract, status_category, COUNT(id) AS n FROM sessions WHERE {Neither} GROUP BY is_abstract, status_category");

    /// <summary>For what a search found.</summary>
    /// <param name="found">What it found.</param>
    /// <param name="kind">session or abstract; null for both.</param>
    /// <param name="written">What a query tests to find the same, as far as one can: empty for nothing, null where none can.</param>
    public static IEnumerable<string> OfFound(IReadOnlyCollection<IndexedSession> found, string? kind, string? written)
    {
        if (written is null)
            return found.Count == 0 ? [] : [$"Drafts and withdrawn ones count by their status here; a query with {Neither} leaves them out."];
        var tests = written.Length > 0 ? $"{written} AND {Neither}" : Neither;
        return Of(found, kind switch
        {
            null => $"SELECT is_abstract, COUNT(id) AS n FROM sessions WHERE {tests} GROUP BY is_abstract",
            "abstract" => $"FIND Abstract WHERE {tests} INCLUDE COUNT(id) AS n",
            _ => $"FIND Session WHERE {tests} INCLUDE COUNT(id) AS n",
        });
    }

    /// <summary>For the uses of settings.</summary>
    public static IEnumerable<string> OfUses(IReadOnlyCollection<IndexedSession> counted, SettingKind kind)
    {
        var field = kind switch
        {
            SettingKind.Tags => "tags.name",
            SettingKind.Statuses => "display_status",
            SettingKind.Fields => null,
            _ => $"{kind.ToString().TrimEnd('s').ToLowerInvariant()}.name",
        };
        return field is null ? [] : Of(counted, $"FIND Abstract WHERE {Neither} INCLUDE {field}, COUNT(id) AS n GROUP BY {field}");
    }

    /// <summary>For the programme as it stands.</summary>
    public static IEnumerable<string> OfProgramme(IReadOnlyCollection<IndexedSession> sessions) => Of(
        sessions.Any(session => session.IsLive) ? sessions : [],
        "FIND Session WHERE status_category = 'accepted' AND (is_draft = TRUE OR is_withdrawn = TRUE) INCLUDE friendly_id, title",
        "Which they are");

    private static IEnumerable<string> Of(IReadOnlyCollection<IndexedSession> counted, string query, string answered = "Without them") => counted.Count == 0
        ? []
        : [$"Drafts and withdrawn ones count by their status here. {answered}, by run_query: `{query}`."];
}
