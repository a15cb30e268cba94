using SessionboardMcp.Sandbox.Insights.Catalogue;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights;

/// <summary>The schemas that queries are checked against.</summary>
internal static class InsightsSchema
{
    /// <summary>The organization's: what every event has, without custom fields.</summary>
    public static SbqlSchema OfOrganization { get; } = new([.. InsightsCatalogue.Entities.Select(entity => ToSchema(entity, []))]);

    /// <summary>An event's: the organization's and the event's custom fields.</summary>
    public static SbqlSchema OfEvent(Event @event) => new([.. InsightsCatalogue.Entities.Select(entity => ToSchema(
        entity,
        entity.CustomModule is { } module ? CustomFields.Of(@event, module).Select(CustomFields.ToSchema) : []))]);

    private static SbqlEntity ToSchema(EntityDefinition entity, IEnumerable<SbqlField> customFields) => new(
        entity.Name,
        entity.Singular,
        entity.FindNames,
        // A custom field that is named like a standard one cannot be told from it in a query: the standard one stands.
        [.. entity.Fields.Concat(customFields).DistinctBy(field => field.Name, StringComparer.OrdinalIgnoreCase)],
        [.. Relationships.All.Where(definition => definition.Entity == entity.Name).Select(definition => definition.Relationship)],
        entity.Description)
    {
        DefaultFields = entity.DefaultFields,
    };
}
