using System.Text.Json;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Insights;

/// <summary>
/// Reads the schema, whose JSON is unpublished. Lists may be arrays or objects keyed by name, names may stand under several
/// keys, wrappers may be around it; what is not understood is passed over.
/// </summary>
internal static class SchemaReader
{
    private const int MaxWrappers = 4;

    /// <summary>Reads a schema.</summary>
    /// <returns>The schema; null when no entity can be found in it.</returns>
    public static InsightsSchema? Read(JsonElement root)
    {
        var functions = FunctionList.ByType(root);
        var roles = Roles(root);
        for (var depth = 0; depth < MaxWrappers; depth++)
        {
            var entities = Entities(root, functions);
            if (entities.Count > 0) return new InsightsSchema(entities, roles);
            if (!root.Look(out root, "schema", "data", "results", "result")) return null;
            if (roles.Count == 0) roles = Roles(root);
            if (functions.Count == 0) functions = FunctionList.ByType(root);
        }

        return null;
    }

    private static List<InsightsEntity> Entities(JsonElement root, IReadOnlyDictionary<string, IReadOnlyList<string>> functions)
    {
        var list = root.Look(out var found, "entities", "tables", "models") ? found : root;
        var entities = new List<InsightsEntity>();
        foreach (var (key, value) in NamedItems.Of(list))
        {
            if (Entity(key, value, functions) is { } entity
                && !entities.Exists(known => known.Name.Equals(entity.Name, StringComparison.OrdinalIgnoreCase)))
                entities.Add(entity);
        }

        return entities;
    }

    private static InsightsEntity? Entity(
        string? key, JsonElement value, IReadOnlyDictionary<string, IReadOnlyList<string>> functions)
    {
        if (!value.Look(out var fieldList, "fields", "columns", "attributes", "properties")) return null;
        if ((value.Text("name", "key", "slug", "table", "entity") ?? key) is not { } name) return null;
        var fields = FieldReader.Read(fieldList, functions);
        var relationships = value.Look(out var relationList, "relationships", "relations", "joins", "associations")
            ? RelationshipReader.Read(relationList)
            : [];
        return new InsightsEntity(
            name,
            value.Text("singular", "name_singular", "singular_name", "nameSingular", "singularName"),
            value.Look(out var find, "find_names", "findNames", "find_name", "findName", "find", "aliases")
                ? NamedItems.Texts(find)
                : [],
            value.Text("description", "help", "comment"),
            fields,
            relationships);
    }

    private static List<ParticipantRole> Roles(JsonElement root)
    {
        var roles = new List<ParticipantRole>();
        if (!root.Look(out var list, "session_participant_roles", "sessionParticipantRoles", "participant_roles")) return roles;
        foreach (var (key, value) in NamedItems.Of(list))
        {
            if ((value.Text("name", "slug") ?? key) is { } name)
            {
                roles.Add(new ParticipantRole(
                    name,
                    value.Text("name_plural", "namePlural"),
                    value.Text("slug") ?? key,
                    value.Text("core_role", "coreRole")));
            }
        }

        return roles;
    }
}
