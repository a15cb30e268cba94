using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Queries;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>get_schema</c>: what a query may name.</summary>
internal sealed class GetSchemaTool() : SessionboardTool(
    "get_schema",
    "Get the query schema",
    "Returns what an SbQL query may name. Without entity: every entity with its fields and relationships. With entity: its fields with "
    + "type and meaning. Give event_id to include that event's custom fields and roles. Needed once per conversation, before run_query.",
    [Scopes.ReadInsights],
    new ToolInputs(EventId, Entity))
{
    private static readonly string[] EntityColumns = ["entity", "find", "fields", "relationships"];
    private static readonly string[] FieldColumns = ["field", "type", "meaning"];

    private static readonly ToolInput EventId = ToolInput.Text("event_id", "Event id or exact name.", "3960") with { Max = 200, Scope = Scopes.ReadEvents };
    private static readonly ToolInput Entity = ToolInput.Text("entity", "Entity to show in full, such as sessions.", "sessions") with { Max = 100 };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var chosen = call.Arguments.Text("event_id") is { } wanted
            ? EventResolver.Resolve("event_id", wanted, (await call.Client.Events.ListAsync(cancellationToken)).Value)
            : null;
        var schema = await call.Client.Insights.GetSchemaAsync(chosen?.Id, cancellationToken);
        var facts = new FieldFacts(call.Fields, schema.Value);
        var receipt = call.Receipts.Write(call.Caller, call.Client, schema.ReceivedAt, RateLimitCategory.Insights) with
        {
            Event = chosen is null ? null : EventName.Of(chosen),
        };
        return call.Arguments.Text("entity") is { } entity
            ? Fields(Find(entity, schema.Value), facts, receipt, call.MasksPersonalData)
            : Entities(facts, receipt);
    }

    private static InsightsEntity Find(string wanted, InsightsSchema schema)
    {
        var found = schema.Entities.FirstOrDefault(candidate => Names(candidate).Any(name => Choice.Folded(name) == Choice.Folded(wanted)));
        if (found is not null)
            return found;
        var nearest = NearestNames.Closest(wanted, schema.Entities.Select(candidate => candidate.Name));
        throw new InvalidArgumentException($"Argument `entity`: there is no entity \"{ClientText.Shown(wanted)}\". The nearest: {string.Join(", ", nearest)}.");
    }

    private static IEnumerable<string> Names(InsightsEntity entity) =>
        entity.Singular is null ? [entity.Name, .. entity.FindNames] : [entity.Name, entity.Singular, .. entity.FindNames];

    internal static TableAnswer Entities(FieldFacts facts, Receipt receipt)
    {
        var schema = facts.Schema;
        var rows = schema.Entities.Select(entity => (IReadOnlyList<JsonElement>)
        [
            Cells.Text(entity.Name),
            Cells.Text(string.Join(' ', entity.FindNames)),
            Cells.Text(string.Join(' ', Visible(entity, facts).Select(field => field.Name))),
            Cells.Text(string.Join(' ', entity.Relationships.Select(relationship => relationship.Name))),
        ]).ToList();
        var roles = schema.ParticipantRoles.Select(role => role.Slug).ToList();
        return new TableAnswer(EntityColumns, rows, rows.Count, WithWarnings(receipt, schema.Entities))
        {
            Notices = roles.Count > 0 ? [$"Participant roles (participant_contacts.role_slug): {string.Join(", ", roles)}."] : [],
        };
    }

    private static TableAnswer Fields(InsightsEntity entity, FieldFacts facts, Receipt receipt, bool masked)
    {
        var rows = Visible(entity, facts).Select(field => (IReadOnlyList<JsonElement>)
        [
            Cells.Text(field.Name),
            Cells.Text(field.Type),
            Cells.Text(Meaning(field, masked && facts.IsPersonal(field.Name))),
        ]).ToList();
        var related = entity.Relationships.Select(relationship =>
            $"{relationship.Name} → {relationship.Target}{(relationship.IsMany ? " (many)" : "")}").ToList();
        return new TableAnswer(FieldColumns, rows, rows.Count, WithWarnings(receipt, [entity]))
        {
            Limit = Math.Max(rows.Count, 1),
            Notices =
            [
                .. related.Count > 0 ? [$"Relationships of {entity.Name}: {string.Join(", ", related)}."] : (string[])[],
                .. Functions(entity, facts),
            ],
        };
    }

    // Fields of a type share their functions: told once, not on every row.
    private static IEnumerable<string> Functions(InsightsEntity entity, FieldFacts facts) => Visible(entity, facts)
        .Where(field => field.Functions.Count > 0)
        .GroupBy(field => field.Type, StringComparer.OrdinalIgnoreCase)
        .Select(type => $"Functions of {type.Key}: {string.Join(' ', type.SelectMany(field => field.Functions).Distinct())}.");

    private static IEnumerable<InsightsField> Visible(InsightsEntity entity, FieldFacts facts) =>
        entity.Fields.Where(field => !facts.IsSensitive(field.Name));

    private static string Meaning(InsightsField field, bool isMasked)
    {
        var meaning = StrangersText.Clean(field.Description ?? "", StrangersText.MaxLength, out _);
        return isMasked
            ? $"{meaning} (personal: masked, no filter)".Trim()
            : meaning;
    }

    private static Receipt WithWarnings(Receipt receipt, IReadOnlyList<InsightsEntity> entities) => receipt with
    {
        Caveats =
        [
            .. entities.SelectMany(entity => entity.Relationships)
                .Where(relationship => IsWarning(relationship.Description))
                .Select(relationship => StrangersText.Clean(relationship.Description!, StrangersText.MaxLength, out _))
                .Distinct(StringComparer.Ordinal)
                .Take(3),
        ],
    };

    // Relationship descriptions warn of evaluation data that SbQL does not read ("Sessions 2.0"); plain explanations stay away.
    private static bool IsWarning(string? description) =>
        description is not null
        && (description.Contains("Sessions 2.0", StringComparison.OrdinalIgnoreCase)
            || description.Contains("warning", StringComparison.OrdinalIgnoreCase));
}
