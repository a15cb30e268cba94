using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Dashboards;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Queries;

namespace SessionboardMcp.Core.Tools;

/// <summary>
/// Makes the widgets of a dashboard fit to leave. No parameter asks Sessionboard to mask their rows, so each is judged by its query like
/// one of <c>run_query</c>; a widget without one, or with one that would be refused, shows no rows.
/// </summary>
internal sealed class WidgetRows
{
    private const int MaxRows = 20;
    private const int MaxAllRows = 60;
    private const int RowLength = 300;
    private const int QueryLength = 300;

    private readonly FieldFacts _facts;
    private readonly bool _masks;
    private readonly TextCells _cells;
    private readonly int _most;
    private readonly List<IReadOnlyList<JsonElement>> _rows = [];
    private readonly List<string> _notices = [];
    private readonly List<(string Title, QueryCheck Check)> _checks = [];

    /// <summary>Judges and cleans every widget.</summary>
    /// <param name="facts">What is known of the fields that their queries may name.</param>
    /// <param name="masks">Whether personal data is masked.</param>
    /// <param name="widgets">The widgets.</param>
    /// <param name="checks">What this server's check found in the query of each.</param>
    public WidgetRows(FieldFacts facts, bool masks, IReadOnlyList<DashboardWidget> widgets, IReadOnlyDictionary<DashboardWidget, QueryCheck> checks)
    {
        (_facts, _masks, _cells) = (facts, masks, new TextCells(masks));
        _most = Math.Clamp(MaxAllRows / Math.Max(widgets.Count, 1), 1, MaxRows);
        foreach (var widget in widgets.Take(MaxAllRows))
            Add(widget, checks.GetValueOrDefault(widget));
        if (widgets.Count > MaxAllRows)
            _notices.Add(string.Create(CultureInfo.InvariantCulture, $"The first {MaxAllRows} of {widgets.Count} widgets are shown."));
        var queries = widgets.Take(MaxRows).Where(widget => widget.Query is not null).Select(widget =>
            $"{Title(widget)}: {StrangersText.Plain(widget.Query!, masks, QueryLength, out _)}");
        Queries = string.Join("; ", queries) is { Length: > 0 } all ? all : null;
    }

    /// <summary>The rows of all widgets, in their order.</summary>
    public IReadOnlyList<IReadOnlyList<JsonElement>> Rows => _rows;

    /// <summary>What the reader must know.</summary>
    public IReadOnlyList<string> Notices => [.. _notices, .. _cells.Notices];

    /// <summary>What to keep in mind of the rows that are shown: each kind once, with the widgets that it is about.</summary>
    public IReadOnlyList<string> Caveats =>
    [
        .. _checks
            .SelectMany(shown => shown.Check.Caveats.Select(caveat => (shown.Title, Caveat: caveat)))
            .GroupBy(found => found.Caveat[..found.Caveat.IndexOf(':', StringComparison.Ordinal)], StringComparer.Ordinal)
            .Select(code => $"{string.Join(", ", code.Select(found => found.Title).Distinct(StringComparer.Ordinal).Take(3))}: {code.First().Caveat}"),
    ];

    /// <summary>The queries, each with its widget; null where none is told.</summary>
    public string? Queries { get; }

    private void Add(DashboardWidget widget, QueryCheck? check)
    {
        if (Judged(widget) is not { } privacy)
        {
            Row(widget, Cells.Null);
            return;
        }

        var columns = privacy.Of(widget.Columns);
        var cleaner = new ResultRows(columns, _masks);
        foreach (var row in widget.Rows.Take(_most))
        {
            var values = cleaner.Clean(row);
            Row(widget, _cells.Plain(string.Join(" | ", columns.Kept.Select((column, place) => $"{TextCells.Part(widget.Columns[column])}: {Told(values[place])}")), RowLength));
        }

        if (check is not null)
        {
            _checks.Add((Title(widget), check));
            _notices.AddRange(QueryAnswer.LimitNotice(check, widget.Rows.Count).Select(notice => $"{Title(widget)}: {notice}"));
        }

        if (columns.UnknownNotice is { } unknown)
            _notices.Add($"{Title(widget)}: {unknown}");
        if (widget.Rows.Count == 0)
            Row(widget, Cells.Text("(no rows)"));
        if (widget.Rows.Count > _most)
            _notices.Add(string.Create(CultureInfo.InvariantCulture, $"{Title(widget)}: {_most} of {widget.Rows.Count} rows are shown; run_query with its query gives all."));
    }

    private QueryPrivacy? Judged(DashboardWidget widget)
    {
        if (widget.Query is null)
        {
            _notices.Add($"{Title(widget)}: its query is not told, so its rows cannot be judged and are not shown; open it at Sessionboard.");
            return null;
        }

        try
        {
            var privacy = QueryPrivacy.Judge(widget.Query, _facts, _masks);
            privacy.RequireProven();
            return privacy;
        }
        catch (QueryRefusedException)
        {
            // The other widgets are worth showing all the same.
            _notices.Add($"{Title(widget)}: its rows are not shown, as they would tell sensitive or masked personal data.");
            return null;
        }
    }

    private void Row(DashboardWidget widget, JsonElement told) =>
        _rows.Add([_cells.Text(widget.Title, 80), _cells.Text(widget.Type, 40), told]);

    private string Title(DashboardWidget widget) =>
        StrangersText.Shown(widget.Title, _masks, 80, out _);

    private static string Told(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
