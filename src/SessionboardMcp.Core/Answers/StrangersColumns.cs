using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace SessionboardMcp.Core.Answers;

/// <summary>
/// Tells which columns of an answer, or fields of a record, hold words that a stranger could have written: all with texts in them but those
/// that are surely ours or Sessionboard's, so that a new one is told until somebody says otherwise.
/// </summary>
internal static class StrangersColumns
{
    private static readonly FrozenSet<string> Ours = FrozenSet.ToFrozenSet(
        [
            "id", "friendly_id", "kind", "starts_at", "ends_at", "created_at", "updated_at", "at", "admin_url", "links", "session_ids", "contact_ids",
            "problem", "missing", "change", "part", "sessions", "count", "group", "timezone", "core_status", "custom", "personal", "source",
            "capacity", "room_capacity", "abstracts", "records", "ceu_credits", "is_public", "merged_from", "photo", "email", "phone_home", "phone_mobile",
            "code", "severity", "line", "column", "message", "corrected", "entity", "find", "relationships", "field", "type",
        ],
        StringComparer.Ordinal);

    private static readonly string[] Typed = ["email", "phone_home", "phone_mobile"];

    private static readonly FrozenSet<string> CoreStatuses =
        FrozenSet.ToFrozenSet(["accepted", "accept_queue", "pending", "decline_queue", "declined"], StringComparer.Ordinal);

    /// <summary>The columns, or, where each row is a field of one record, the fields.</summary>
    public static IReadOnlyList<string> Of(TableAnswer answer, int rows) => answer.Label switch
    {
        StrangersLabel.None => [],
        StrangersLabel.ByName when answer.Columns is ["field", "value"] =>
            [.. answer.Rows.Take(rows).Where(row => IsText(row[1]) && !IsOurs(answer, row[0].GetString()!)).Select(row => row[0].GetString()!).Distinct(StringComparer.Ordinal)],
        StrangersLabel.ByName => [.. Columns(answer, rows, column => !IsOurs(answer, column))],
        _ => [.. Columns(answer, rows, _ => true)],
    };

    // A mask is ours; an address or a number that is shown is what somebody typed into a form.
    private static bool IsOurs(TableAnswer answer, string name) => Ours.Contains(name) && (answer.Receipt.Masked || !Typed.Contains(name));

    private static IEnumerable<string> Columns(TableAnswer answer, int rows, Func<string, bool> isAsked) => answer.Columns
        .Where((name, column) => isAsked(name) && answer.Rows.Take(rows).Any(row => column < row.Count && (row is LeftRow left ? left.IsText(column) : IsText(row[column]))));

    /// <summary>Whether a value holds words: numbers, times, ids and core statuses say nothing that anybody made up.</summary>
    public static bool IsText(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return false;
        var text = value.GetString()!;
        return text.Length > 0 && !CoreStatuses.Contains(text) && !Guid.TryParse(text, out _)
            && !(char.IsAsciiDigit(text[0]) && (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _)));
    }
}
