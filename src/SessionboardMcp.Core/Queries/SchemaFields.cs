using System.Runtime.CompilerServices;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Queries;

/// <summary>What a schema and field definitions say of the fields, worked out once for each version of them.</summary>
internal sealed class SchemaFields
{
    // A schema belongs to the one credential that read it, and so does what is made of it.
    private static readonly ConditionalWeakTable<InsightsSchema, MadeOnce> Made = [];

    private readonly PersonalFields _words;
    private readonly bool _isAsked;
    private readonly Dictionary<string, bool> _isPersonal = new(StringComparer.Ordinal);
    private readonly HashSet<string> _personalSingulars;
    private readonly HashSet<string> _sensitive = new(StringComparer.Ordinal);

    private SchemaFields(PersonalFields words, InsightsSchema schema, IEnumerable<FieldDefinition>? definitions)
    {
        _isAsked = definitions is not null;
        _words = words;
        var defined = (definitions ?? [])
            .Where(definition => !string.IsNullOrEmpty(definition.InternalName))
            .ToLookup(definition => FieldWords.Key(definition.InternalName!), StringComparer.Ordinal);
        foreach (var field in schema.Entities.SelectMany(entity => entity.Fields))
        {
            var key = FieldWords.Key(field.Name);
            _isPersonal[key] = _isPersonal.GetValueOrDefault(key) || IsPersonal(field, defined[key]);
            if (!CoreFields.Contain(field.Name) && (Told(field).Any(words.IsSensitive) || defined[key].SelectMany(CustomFields.Names).Any(words.IsSensitive)))
                _sensitive.Add(key);
        }

        _personalSingulars = _isPersonal.Where(pair => pair.Value).Select(pair => FieldWords.SingularKey(pair.Key)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What a schema says by itself, before anybody asked for definitions: a field of which nothing is told is not held to be personal.</summary>
    /// <param name="words">What names say.</param>
    /// <param name="schema">The schema.</param>
    public static SchemaFields Of(PersonalFields words, InsightsSchema schema) =>
        Made.GetOrCreateValue(schema).Of((typeof(SchemaFields), words), () => new SchemaFields(words, schema, null));

    /// <summary>What a schema and definitions say.</summary>
    /// <param name="words">What names say.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="definitions">The definitions of the events' fields, as far as they can be had.</param>
    public static SchemaFields Of(PersonalFields words, InsightsSchema schema, IReadOnlyList<IndexPart<Setting>> definitions) =>
        Made.GetOrCreateValue(schema).Of(
            (typeof(SchemaFields), words, definitions.Count),
            definitions,
            () => new SchemaFields(words, schema, definitions.SelectMany(part => part.Items).OfType<FieldDefinition>()));

    /// <summary>The fields of a schema, by their keys, that only definitions can clear.</summary>
    public static HashSet<string> CustomOf(PersonalFields words, InsightsSchema schema) => Made.GetOrCreateValue(schema).Of(("custom", words), () => schema.Entities
        .SelectMany(entity => entity.Fields)
        .Where(field => !CoreFields.Contain(field.Name))
        .Select(field => FieldWords.Key(field.Name))
        .Where(key => !words.IsMaskedByName(key))
        .ToHashSet(StringComparer.Ordinal));

    /// <summary>Whether a field of that key never leaves.</summary>
    public bool IsSensitive(string key) => _sensitive.Contains(key);

    /// <summary>Whether a personal field has that key, in singular or plural.</summary>
    public bool IsMarked(string singularKey) => _personalSingulars.Contains(singularKey);

    /// <summary>Whether there is a field of that key.</summary>
    public bool IsKnown(string key) => _isPersonal.ContainsKey(key);

    /// <summary>Whether a field of that key is personal; null where there is none.</summary>
    public bool? IsPersonal(string key) => _isPersonal.TryGetValue(key, out var isPersonal) ? isPersonal : null;

    private bool IsPersonal(InsightsField field, IEnumerable<FieldDefinition> definitions)
    {
        if (field.ContainsPii || PersonalFields.IsMaskedByType(field.Type) || _words.IsMaskedByName(field.Name))
            return true;
        if (!CoreFields.Contain(field.Name) && field.Label is { } label && _words.IsMaskedByName(label))
            return true;
        var told = definitions.ToList();
        return told.Exists(IsPersonal) || (_isAsked && !(told.Count > 0 || field.TellsPii || CoreFields.Contain(field.Name)));
    }

    private bool IsPersonal(FieldDefinition definition) =>
        // A photo is a file by type, and of core fields the list tells.
        definition.ContainsPii || (!CoreFields.Contain(definition.InternalName!) && CustomFields.IsPersonal(definition, _words));

    // What the schema says of a custom field is what the organizer called it.
    private static IEnumerable<string> Told(InsightsField field) => new[] { field.Label, field.Description }.OfType<string>();
}
