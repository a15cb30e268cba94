using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;
using SessionboardMcp.Core.Queries;
using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how a saved report is made or changed. Its query is judged and checked as one that is run.</summary>
internal static class ReportPlan
{
    private const int MaxName = ToolInput.LongestName;
    private const int MaxQuery = 20_000;
    private const string NoUndo = "Sessionboard keeps no earlier state of reports, and takes no guard against a change by somebody else.";

    /// <summary>The report to change.</summary>
    public static readonly ToolInput ReportId = ToolInput.Text("report_id", "Id or exact name.", "Sessions per track") with { IsRequired = true, Max = 500 };

    /// <summary>Its name.</summary>
    public static readonly ToolInput Name = ToolInput.Text("name", "Its name.", "Sessions per track");

    /// <summary>Its query.</summary>
    public static readonly ToolInput Query = ToolInput.Text("query", "SbQL, as run_query takes it.", "FIND Session INCLUDE track.name, COUNT(id) GROUP BY track.name") with { Max = MaxQuery };

    /// <summary>What it is filed under.</summary>
    public static readonly ToolInput Category = ToolInput.Text("category", "What it is filed under.", "sessions");

    /// <summary>The plan of saving a report.</summary>
    /// <exception cref="InvalidArgumentException">There is one of that name already, or an argument is wrong.</exception>
    /// <exception cref="QueryRefusedException">The query asks for a sensitive field, or tests a masked one.</exception>
    public static async Task<ChangePlan> CreateAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var fields = new HeldFields(asked, held: null);
        var name = SetLines(asked, fields)!;
        var effects = await SetQueryAsync(asked, fields, asked.Summary, cancellationToken);
        var known = await KnownAsync(asked, cancellationToken);
        RefuseSameName([.. known.Where(report => IsOf(report, asked.Summary.Id))], name);
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Create the report {StrangersText.Quoted(name, asked.Cells.Masks)}.",
            Effects = effects,
            Records =
            [
                new PlannedRecord(
                    new RecordChange { Kind = RecordKind.Report, Action = RecordAction.Create, Name = StrangersText.Shown(name, asked.Cells.Masks, 200, out _), Fields = fields.Changes },
                    Touches.None),
            ],
        };
    }

    /// <summary>The plan of changing a report.</summary>
    /// <exception cref="InvalidArgumentException">Nothing would change, the name is taken, or an argument is wrong.</exception>
    /// <exception cref="QueryRefusedException">The query asks for a sensitive field, or tests a masked one.</exception>
    public static async Task<ChangePlan> UpdateAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var (held, known) = await NamedAsync(asked, ReportId.Name, asked.Call.Arguments.RequiredText(ReportId.Name), cancellationToken);
        var fields = new HeldFields(asked, held, NoUndo);
        if (SetLines(asked, fields) is { } name)
            RefuseSameName([.. known.Where(report => report.Id != held.Id && IsOfAll(report) == IsOfAll(held))], name);
        var effects = await SetQueryAsync(asked, fields, IsOfAll(held) ? null : asked.Summary, cancellationToken);
        if (fields.Changes.Count == 0)
            throw NothingToChange.Of("the report is");
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Change {fields.Labels} of the report {StrangersText.Quoted(held.Name, asked.Cells.Masks)}{(IsOfAll(held) ? ", which is over all events" : "")}.",
            Effects = effects,
            Records =
            [
                new PlannedRecord(
                    new RecordChange
                    {
                        Kind = RecordKind.Report,
                        Action = RecordAction.Update,
                        Id = held.Id,
                        Name = StrangersText.Shown(held.Name, asked.Cells.Masks, 200, out _),
                        Base = held.Known,
                        Fields = fields.Changes,
                    },
                    Touches.None),
            ],
        };
    }

    /// <summary>The report that is meant, with all of the event and over all events: of a name the event's own comes first.</summary>
    /// <exception cref="InvalidArgumentException">There is none, or more than one.</exception>
    public static async Task<(HeldRecord Report, List<HeldRecord> Known)> NamedAsync(AskedEvent asked, string argument, string wanted, CancellationToken cancellationToken)
    {
        var known = (await KnownAsync(asked, cancellationToken)).Where(report => IsOf(report, asked.Summary.Id) || IsOfAll(report)).ToList();
        var own = known.FindAll(report => IsOf(report, asked.Summary.Id));
        var near = SameName.Among(own, report => report.Name, wanted).Count > 0 ? own : known;
        var meant = NameResolver.Resolve(argument, "report", wanted, near.Select(report => new NamedChoice(report.Id, report.Name)), "the saved reports");
        return (near.First(report => report.Id == meant.Id), known);
    }

    /// <summary>Whether a report is over all events.</summary>
    public static bool IsOfAll(HeldRecord report) => report.Value(HeldRecord.EventId) is null;

    private static string? SetLines(AskedEvent asked, HeldFields fields)
    {
        string? name = null;
        foreach (var argument in new[] { Name.Name, Category.Name })
        {
            if (asked.Call.Arguments.Text(argument) is not { } given)
                continue;
            var line = WrittenText.Line(argument, given, MaxName);
            name = argument == Name.Name ? line : name;
            fields.Set(argument, argument, argument, JsonValue.Of(line)!.Value);
        }

        return name;
    }

    // Whoever may save what they may not run would have others run it.
    private static async Task<IReadOnlyList<string>> SetQueryAsync(AskedEvent asked, HeldFields fields, EventSummary? @event, CancellationToken cancellationToken)
    {
        if (asked.Call.Arguments.Text(Query.Name) is not { } given)
            return [];
        var (call, most) = (asked.Call, Math.Min(MaxQuery, asked.Call.Queries.MaximumLength));
        MaskedQuery.RefuseIn(given);
        var query = WrittenText.Of(Query.Name, given, most);
        var schema = await call.Client.Insights.GetSchemaAsync(@event?.Id, cancellationToken);
        var prepared = await PreparedQuery.OfAsync(call, SbqlParser.Read(query), @event is null ? [] : [@event], schema.Value, cancellationToken);
        if (prepared.Check.HasErrors)
            throw new InvalidArgumentException($"Argument `{Query.Name}`: nothing was saved, as the query has errors. {string.Join(' ', prepared.Check.Sentences)} Try it with run_query, then save it.");
        prepared.Privacy.RequireProven();
        fields.Set(Query.Name, HeldRecord.Query, "query", JsonValue.Of(query)!.Value);
        return [.. new[] { prepared.Check.Explanation }.OfType<string>(), .. prepared.Check.Caveats.Take(3)];
    }

    private static async Task<IReadOnlyList<HeldRecord>> KnownAsync(AskedEvent asked, CancellationToken cancellationToken) =>
        [.. (await asked.Call.Client.Reports.ReadAsync(cancellationToken)).Select(HeldRecord.Of)];

    private static bool IsOf(HeldRecord report, int eventId) => JsonValue.AreSame(report.Value(HeldRecord.EventId), JsonValue.Of((int?)eventId));

    // By its name a report is run: two of one name could not be told apart.
    private static void RefuseSameName(IReadOnlyList<HeldRecord> known, string name)
    {
        if (SameName.Among(known, report => report.Name, name) is [var same, ..])
            throw new InvalidArgumentException($"Argument `{Name.Name}`: there is a report of this name already, {same.Id} {StrangersText.Bracketed(same.Name)}. Nothing was changed; change that one with update_report, or give another name.");
    }
}
