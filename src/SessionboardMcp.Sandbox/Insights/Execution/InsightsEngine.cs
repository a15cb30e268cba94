using System.Globalization;
using SessionboardMcp.Sandbox.Insights.Projection;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Sqlite;
using SessionboardMcp.SbQL.Sqlite.Execution;
using SessionboardMcp.SbQL.Sqlite.Shaping;

namespace SessionboardMcp.Sandbox.Insights.Execution;

/// <summary>Answers queries: parses, compiles, runs, masks, searches, sorts and cuts out the page.</summary>
internal sealed class InsightsEngine(QueryBounds bounds)
{
    /// <summary>Runs the request over the organization. Safe to call at the same time.</summary>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public InsightsResult Execute(Organization organization, InsightsRequest request, CancellationToken cancellation = default)
    {
        var parsed = SbqlParser.Parse(request.Query);
        if (parsed.Query is null)
            return InsightsResult.Invalid(Sentence(parsed.Error!));
        var database = ProjectionDatabase.Of(organization);
        var compiled = SbqlCompiler.Compile(
            parsed.Query, SchemaFor(organization, request.EventIds), database.Mapping, request.EventIds);
        if (compiled.Query is not { } query)
            return InsightsResult.Invalid(Sentence(compiled.Error!));
        using var connection = database.OpenReader();
        return connection.Run(query, bounds, cancellation) is { } rows
            ? Page(query, rows, request)
            : InsightsResult.Invalid(string.Create(
                CultureInfo.InvariantCulture,
                $"The query is too much to run: expected at most {bounds.Rows} rows. Narrow it by WHERE, or count by GROUP BY."));
    }

    // Custom fields are an event's own, so a query over several events has none.
    private static SbqlSchema SchemaFor(Organization organization, IReadOnlyList<int> eventIds) =>
        eventIds is [var only] && organization.Events.FirstOrDefault(e => e.Id == only) is { } @event
            ? InsightsSchema.OfEvent(@event)
            : InsightsSchema.OfOrganization;

    private static InsightsResult Page(CompiledQuery query, IReadOnlyList<object?[]> rows, InsightsRequest request)
    {
        // Masked first: what the caller may not see it cannot search for or sort by either.
        if (request.MasksPii)
            ResultMask.Apply(query.Columns, rows);
        if (!string.IsNullOrEmpty(request.Search))
            rows = [.. rows.Where(row => Contains(query.Columns, row, request.Search))];
        var columns = query.Columns;
        var (groupBy, pivot, sortBy) = (Place(columns, request.GroupBy), Place(columns, request.Pivot) ?? query.PivotColumn, request.SortBy);
        if (groupBy < 0 || pivot < 0)
            return NoColumn(groupBy < 0 ? "groupBy" : "pivot", columns);
        if (groupBy is not null && groupBy == pivot)
            return InsightsResult.Invalid("groupBy and pivot name the same column.");
        if (groupBy is not null || pivot is not null)
        {
            if (new CrossTable(columns, groupBy, pivot).Of(rows) is not { } table)
                return InsightsResult.Invalid(string.Create(CultureInfo.InvariantCulture, $"The pivot makes too many columns: expected at most {CrossTable.MaxColumns}."));
            (columns, rows) = table;
        }
        if (Place(columns, sortBy) is { } column)
        {
            if (column < 0)
                return NoColumn("sortBy", columns);
            rows = [.. rows.OrderBy(row => row[column], new ValueOrder(columns[column].Type, request.SortDescending))];
        }
        var page = rows.Skip((int)Math.Min((request.Page - 1L) * request.Limit, int.MaxValue)).Take(request.Limit);
        return new InsightsResult(new InsightsPage(columns, [.. page], request.Page, request.Limit, rows.Count), null);
    }

    // Null where none is named, -1 where it is none of the result.
    private static int? Place(IReadOnlyList<ResultColumn> columns, string? name) =>
        name is null ? null : columns.ToList().FindIndex(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static InsightsResult NoColumn(string parameter, IReadOnlyList<ResultColumn> columns) =>
        InsightsResult.Invalid($"{parameter} names no column of the result: expected one of {string.Join(", ", columns.Select(column => column.Name))}.");

    private static bool Contains(IReadOnlyList<ResultColumn> columns, object?[] row, string search)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (columns[i].Type == SbqlType.Text && row[i] is string text && text.Contains(search, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    private static string Sentence(SbqlError error) =>
        string.Create(CultureInfo.InvariantCulture, $"{error.Message} (line {error.Line}, column {error.Column})");
}
