using System.Text.Json;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Agenda;

/// <summary>
/// Reads what a draft would change. The API's description says in words that additions, modifications and removals are summed up, and
/// nothing of the JSON: so lists by kind, one list with a kind on each, and sessions as ids or objects are all understood.
/// </summary>
internal static class DraftChangesReader
{
    /// <summary>The changes; null where nothing in the answer looks like any.</summary>
    public static IReadOnlyList<DraftChange>? Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
            return [.. root.EnumerateArray().Select(item => Change(item, null, null)).OfType<DraftChange>()];
        if (root.ValueKind != JsonValueKind.Object)
            return null;

        List<DraftChange>? found = null;
        foreach (var property in root.EnumerateObject())
        {
            if (KindOf(property.Name) is not { } kind || property.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object)) continue;
            found ??= [];
            found.AddRange(NamedItems.Of(property.Value).Select(item => Change(item.Value, item.Key, kind)).OfType<DraftChange>());
        }

        return found ?? (root.Look(out var inner, "data", "changes", "results", "summary") ? Read(inner) : null);
    }

    private static DraftChange? Change(JsonElement item, string? key, DraftChangeKind? listed)
    {
        if (item.ValueKind == JsonValueKind.String)
            return listed is { } given && item.GetString() is { Length: > 0 } text ? new DraftChange(given, text, null) : null;
        var session = item.Look(out var nested, "session") && nested.ValueKind == JsonValueKind.Object ? nested : default;
        var id = item.Text("session_id", "sessionId") ?? session.Text("id") ?? item.Text("id") ?? key;
        var kind = listed ?? (item.Text("type", "action", "kind", "change_type", "operation") is { } word ? KindOf(word) : null);
        return id is not null && kind is { } known
            ? new DraftChange(known, id, item.Text("title", "session_title") ?? session.Text("title", "name"))
            : null;
    }

    private static DraftChangeKind? KindOf(string word) => word.ToUpperInvariant() switch
    {
        "ADDITIONS" or "ADDITION" or "ADDED" or "ADD" or "CREATED" or "CREATE" or "NEW" => DraftChangeKind.Added,
        "MODIFICATIONS" or "MODIFICATION" or "MODIFIED" or "MODIFY" or "UPDATED" or "UPDATES" or "UPDATE" or "MOVED" or "MOVE" or "CHANGED" => DraftChangeKind.Moved,
        "REMOVALS" or "REMOVAL" or "REMOVED" or "REMOVE" or "DELETED" or "DELETIONS" or "DELETE" => DraftChangeKind.Removed,
        _ => null,
    };
}
