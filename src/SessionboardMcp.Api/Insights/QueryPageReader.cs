using System.Text.Json;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Insights;

/// <summary>Turns the rows of a query, bare objects each, into columns and rows.</summary>
internal static class QueryPageReader
{
    private static readonly JsonElement Missing = JsonElement.Parse("null"u8);

    public static QueryPage Read(JsonElement root, QueryRequest request, DateTimeOffset receivedAt) => Read(root, request.Page, request.Limit, receivedAt);

    public static QueryPage Read(JsonElement root, int page, int? limit, DateTimeOffset receivedAt)
    {
        var (columns, rows) = Table(Named(root), Envelope.Rows(root).EnumerateArray());
        var pages = Pagination.Of(root);
        return new QueryPage(
            columns,
            rows,
            pages.Page ?? page,
            pages.Size ?? limit ?? rows.Count,
            pages.Total,
            pages.TotalPages,
            receivedAt);
    }

    /// <summary>Columns and rows of bare objects; a value that is none is a row of one column.</summary>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<JsonElement>> Rows) Table(
        IReadOnlyList<string> named, IEnumerable<JsonElement> objects)
    {
        var columns = new ColumnSet(named);
        var rows = new List<List<JsonElement>>();
        foreach (var row in objects) rows.Add(Row(row, columns));

        // A column that a later row brings is missing in the earlier ones.
        foreach (var row in rows)
            while (row.Count < columns.Names.Count) row.Add(Missing);
        return (columns.Names, rows);
    }

    private static List<JsonElement> Row(JsonElement row, ColumnSet columns)
    {
        var cells = new List<JsonElement>();
        switch (row.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in row.EnumerateObject()) Put(cells, columns.Of(property.Name), property.Value);
                break;
            case JsonValueKind.Array:
                foreach (var (index, value) in row.EnumerateArray().Index()) Put(cells, columns.At(index), value);
                break;
            default:
                Put(cells, columns.Of("value"), row);
                break;
        }

        return cells;
    }

    private static void Put(List<JsonElement> cells, int column, JsonElement value)
    {
        while (cells.Count <= column) cells.Add(Missing);
        cells[column] = value;
    }

    private static IReadOnlyList<string> Named(JsonElement root) =>
        root.Look(out var columns, "columns") ? NamedItems.Texts(columns) : [];
}
