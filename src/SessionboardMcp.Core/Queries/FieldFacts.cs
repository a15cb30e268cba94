using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;

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
    private readonly SchemaFields _fields;

    // Of this call's names: those of queries are the caller's, and as many as one likes.
    private readonly Dictionary<string, bool> _judged = new(StringComparer.Ordinal);

    /// <summary>What a schema says by itself: nobody asked for definitions yet, so a field of which nothing is told is not held to be personal.</summary>
    /// <param name="words">What names say.</param>
    /// <param name="schema">The schema.</param>
    public FieldFacts(PersonalFields words, InsightsSchema schema)
        : this(words, schema, SchemaFields.Of(words, schema))
    {
    }

    private FieldFacts(PersonalFields words, InsightsSchema schema, SchemaFields fields) => (_words, Schema, _fields) = (words, schema, fields);

    /// <summary>The schema.</summary>
    public InsightsSchema Schema { get; }

    /// <summary>Gathers what is known of the fields that queries name. Definitions are asked for only where one may name a custom field.</summary>
    public static async Task<FieldFacts> OfAsync(
        ToolCall call, IEnumerable<ReadQuery> queries, IReadOnlyList<EventSummary> events, InsightsSchema schema, CancellationToken cancellationToken)
    {
        var custom = SchemaFields.CustomOf(call.Fields, schema);
        var mayNameOne = custom.Count > 0
            && queries.Any(query => MayReturnAny(query) || QueryNames.In(query.Text).Any(name => custom.Contains(FieldWords.Key(name))));
        var definitions = mayNameOne ? await DefinitionsAsync(call, events, cancellationToken) : [];
        return new FieldFacts(call.Fields, schema, SchemaFields.Of(call.Fields, schema, definitions));
    }

    /// <summary>Whether a field, or a path to one, never leaves.</summary>
    public bool IsSensitive(string name) => _words.IsSensitive(name) || _fields.IsSensitive(FieldWords.Key(Last(name)));

    /// <summary>Whether the schema has a personal field of that name, in singular or plural.</summary>
    public bool IsMarked(string name) => _fields.IsMarked(FieldWords.SingularKey(name));

    /// <summary>Whether the schema has a field of that name.</summary>
    public bool IsKnown(string name) => _fields.IsKnown(FieldWords.Key(name));

    /// <summary>Whether a field of that name is personal, by its words or by what is known of it. Of a name that is unknown only the words tell.</summary>
    public bool IsPersonal(string name) => _judged.TryGetValue(name, out var judged) ? judged : _judged[name] =
        _words.IsMaskedByName(name)
        || (_fields.IsPersonal(FieldWords.Key(name)) ?? _fields.IsMarked(FieldWords.SingularKey(name)));

    /// <summary>Whether it is known that a field of that name holds nothing personal.</summary>
    public bool IsHarmless(string name) => IsKnown(name) && !IsPersonal(name);

    /// <summary>Whether a field of that name holds a text; null where there is none.</summary>
    public bool? MayHoldText(string name)
    {
        var fields = SchemaForChecks.Of(Schema).Entities.SelectMany(entity => entity.Fields).Where(field => FieldWords.Key(field.Name) == FieldWords.Key(name)).ToList();
        return fields.Count == 0 ? null : fields.Exists(field => field.Type == SbqlType.Text);
    }

    // Without columns, or with a star, the result may hold any field.
    private static bool MayReturnAny(ReadQuery query) =>
        query.Query is { } read ? read.Columns.Count == 0 : query.Text.Contains('*', StringComparison.Ordinal);

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static async Task<IReadOnlyList<IndexPart<Setting>>> DefinitionsAsync(ToolCall call, IReadOnlyList<EventSummary> events, CancellationToken cancellationToken)
    {
        try
        {
            var all = new List<IndexPart<Setting>>();
            // A query over the whole organization needs no right to see its events, and gets none here.
            var known = events.Count > 0 || call.Caller.FirstMissing([Scopes.ReadEvents]) is not null ? events : (await call.Client.Events.ListAsync(cancellationToken)).Value;
            foreach (var one in known.Take(MostEvents))
                all.Add(await new EventIndex(call.Client, one.Id, call.Time).SettingsAsync(SettingKind.Fields, cancellationToken));
            return all;
        }
        catch (Exception failure) when (failure is SessionboardException or IndexIncompleteException)
        {
            // A query is not lost because its custom fields are not told: what only definitions could clear stays masked.
            return [];
        }
    }
}
