using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.Core.Queries;

/// <summary>
/// What is known of the fields that a query may name. A name that several entities have is judged by all of them, as nobody can be sure which
/// one Sessionboard means. A field of which nothing tells that it is harmless is personal.
/// </summary>
internal sealed class FieldFacts
{
    // Definitions are read event by event. Fields that belong to the organization are in each.
    private const int MostEvents = 5;

    private readonly PersonalFields _words;
    private readonly bool _isAsked;
    private readonly Dictionary<string, bool> _isPersonal = new(StringComparer.Ordinal);
    private readonly HashSet<string> _personalSingulars;
    private readonly HashSet<string> _sensitive = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _judged = new(StringComparer.Ordinal);

    /// <summary>Gathers what a schema and field definitions say.</summary>
    /// <param name="words">What names say.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="definitions">
    /// The definitions of the events' fields, as far as they can be had; null where nobody asked yet, so that a field of which nothing is told
    /// is not held to be personal.
    /// </param>
    public FieldFacts(PersonalFields words, InsightsSchema schema, IEnumerable<FieldDefinition>? definitions = null)
    {
        _isAsked = definitions is not null;
        _words = words;
        Schema = schema;
        var defined = (definitions ?? [])
            .Where(definition => !string.IsNullOrEmpty(definition.InternalName))
            .ToLookup(definition => FieldWords.Key(definition.InternalName!), StringComparer.Ordinal);
        foreach (var field in schema.Entities.SelectMany(entity => entity.Fields))
        {
            var key = FieldWords.Key(field.Name);
            _isPersonal[key] = _isPersonal.GetValueOrDefault(key) || IsPersonal(field, key, defined[key]);
            if (!CoreFields.Contain(key) && (Told(field).Any(words.IsSensitive) || defined[key].SelectMany(CustomFields.Names).Any(words.IsSensitive)))
                _sensitive.Add(key);
        }

        _personalSingulars = _isPersonal.Where(pair => pair.Value).Select(pair => FieldWords.SingularKey(pair.Key)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The schema.</summary>
    public InsightsSchema Schema { get; }

    /// <summary>Gathers what is known of the fields that queries name. Definitions are asked for only where one may name a custom field.</summary>
    public static async Task<FieldFacts> OfAsync(
        ToolCall call, IEnumerable<string> queries, IReadOnlyList<EventSummary> events, InsightsSchema schema, CancellationToken cancellationToken)
    {
        var names = schema.Entities.SelectMany(entity => entity.Fields).Select(field => field.Name).Where(name => !CoreFields.Contain(name)).ToList();
        var custom = names.Select(FieldWords.Key).Where(key => !call.Fields.IsMaskedByName(key)).ToHashSet(StringComparer.Ordinal);
        var mayNameOne = custom.Count > 0
            && queries.Any(query => MayReturnAny(query) || QueryNames.In(query).Any(name => custom.Contains(FieldWords.Key(name))));
        return new FieldFacts(call.Fields, schema, mayNameOne ? await DefinitionsAsync(call, events, cancellationToken) : []);
    }

    /// <summary>Whether a field, or a path to one, never leaves.</summary>
    public bool IsSensitive(string name) => _words.IsSensitive(name) || _sensitive.Contains(FieldWords.Key(Last(name)));

    /// <summary>Whether the schema has a personal field of that name, in singular or plural.</summary>
    public bool IsMarked(string name) => _personalSingulars.Contains(FieldWords.SingularKey(name));

    /// <summary>Whether the schema has a field of that name.</summary>
    public bool IsKnown(string name) => _isPersonal.ContainsKey(FieldWords.Key(name));

    /// <summary>Whether a field of that name is personal, by its words or by what is known of it. Of a name that is unknown only the words tell.</summary>
    public bool IsPersonal(string name) => _judged.TryGetValue(name, out var judged) ? judged : _judged[name] =
        _words.IsMaskedByName(name)
        || (_isPersonal.TryGetValue(FieldWords.Key(name), out var isPersonal) ? isPersonal : _personalSingulars.Contains(FieldWords.SingularKey(name)));

    /// <summary>Whether it is known that a field of that name holds nothing personal.</summary>
    public bool IsHarmless(string name) => IsKnown(name) && !IsPersonal(name);

    private bool IsPersonal(InsightsField field, string key, IEnumerable<FieldDefinition> definitions)
    {
        if (field.ContainsPii || PersonalFields.IsMaskedByType(field.Type) || _words.IsMaskedByName(field.Name))
            return true;
        if (!CoreFields.Contain(key) && field.Label is { } label && _words.IsMaskedByName(label))
            return true;
        var told = definitions.ToList();
        return told.Exists(IsPersonal) || (_isAsked && !(told.Count > 0 || field.TellsPii || CoreFields.Contain(key)));
    }

    private bool IsPersonal(FieldDefinition definition) =>
        // A photo is a file by type, and of core fields the list tells.
        definition.ContainsPii || (!CoreFields.Contain(definition.InternalName!) && CustomFields.IsPersonal(definition, _words));

    // Without columns, or with a star, the result may hold any field.
    private static bool MayReturnAny(string query) => SbqlParser.Parse(query).Query is { } read ? read.Columns.Count == 0 : query.Contains('*', StringComparison.Ordinal);

    // What the schema says of a custom field is what the organizer called it.
    private static IEnumerable<string> Told(InsightsField field) => new[] { field.Label, field.Description }.OfType<string>();

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static async Task<IReadOnlyList<FieldDefinition>> DefinitionsAsync(ToolCall call, IReadOnlyList<EventSummary> events, CancellationToken cancellationToken)
    {
        try
        {
            var all = new List<FieldDefinition>();
            // A query over the whole organization needs no right to see its events, and gets none here.
            var known = events.Count > 0 || call.Caller.FirstMissing([Scopes.ReadEvents]) is not null ? events : (await call.Client.Events.ListAsync(cancellationToken)).Value;
            foreach (var one in known.Take(MostEvents))
                all.AddRange((await new EventIndex(call.Client, one.Id, call.Time).SettingsAsync(SettingKind.Fields, cancellationToken)).Items.OfType<FieldDefinition>());
            return all;
        }
        catch (Exception failure) when (failure is SessionboardException or IndexIncompleteException)
        {
            // A query is not lost because its custom fields are not told: what only definitions could clear stays masked.
            return [];
        }
    }
}
