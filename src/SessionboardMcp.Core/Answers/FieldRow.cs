using System.Text.Json;

namespace SessionboardMcp.Core.Answers;

/// <summary>One property of a record that is shown by itself.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Value">Its value; an empty one is left out.</param>
internal sealed record FieldRow(string Field, JsonElement Value)
{
    private static readonly string[] Columns = ["field", "value"];

    /// <summary>The answer about one record.</summary>
    public static TableAnswer Answer(IEnumerable<FieldRow> fields, IReadOnlyList<string> notices, Receipt receipt)
    {
        var rows = fields
            .Where(row => row.Value.ValueKind != JsonValueKind.Null)
            .Select(row => (IReadOnlyList<JsonElement>)[Cells.Text(row.Field), row.Value])
            .ToList();
        return new TableAnswer(Columns, rows, rows.Count, receipt) { Limit = Math.Max(rows.Count, 1), Notices = notices };
    }
}
