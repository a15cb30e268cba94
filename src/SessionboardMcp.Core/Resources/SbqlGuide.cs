using System.Globalization;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Queries;
using SessionboardMcp.SbQL;
using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.Core.Resources;

/// <summary>Writes how queries are written here: the grammar that the check knows, and the entities, fields and functions of the live schema.</summary>
internal static class SbqlGuide
{
    /// <summary>The longest guide, in characters.</summary>
    public const int MaxCharacters = 24_000;

    private const int MaxFields = 60;

    // Shown where they fit the schema: the check says so.
    private static readonly ReadQuery[] Examples = [.. new[]
    {
        "FIND Session WHERE status_category = 'accepted' INCLUDE track.name AS track, COUNT(id) AS sessions GROUP BY track.name ORDER BY sessions DESC",
        "FIND Session WHERE status_category = 'accepted' AND starts_at >= '2027-03-12' AND starts_at < '2027-03-13' INCLUDE title, room.name, starts_at",
        "SELECT speaker.full_name, COUNT(session.id) AS sessions FROM speakers JOIN sessions WHERE session.is_abstract = FALSE GROUP BY speaker.full_name ORDER BY sessions DESC LIMIT 10",
    }.Select(SbqlParser.Read)];

    /// <summary>The guide.</summary>
    /// <param name="schema">The live schema.</param>
    /// <param name="masked">Whether personal data is masked, so that its fields may not be tested.</param>
    /// <param name="words">Which fields are personal by their names; null for what is known without an operator.</param>
    public static string Write(InsightsSchema schema, bool masked, PersonalFields? words = null)
    {
        var facts = new FieldFacts(words ?? PersonalFields.Known, schema);
        var checks = SchemaForChecks.Of(schema);
        var examples = Examples.Where(example => !SbqlChecker.Check(example, checks, new CheckOptions()).HasErrors).Select(example => example.Text).ToList();
        var head = $"""
            SbQL reads; it never writes. Sessionboard publishes no grammar: this is what this server reads and checks, a part of it assumed.

            {SbqlGrammar.Ebnf}

            FIND Session is the programme, FIND Abstract the submissions to the call for papers; FROM sessions and
            every relationship to sessions is both: add is_abstract = FALSE.
            Fields of the entity are bare; related ones are dotted. A relationship with * leads to many records: one row for each, so COUNT(DISTINCT id).
            Texts stand in single quotes and compare without case; nulls sort last and pass neither = nor != (add OR … IS NULL). '2027-03-12' is midnight, '2027-03-12T09:00' the clock on the
            event's wall, '…Z' an instant. Prefer status_category (accepted, accept_queue, pending, decline_queue, declined) over status.

            {string.Join('\n', examples)}

            Functions by type: {string.Join("; ", Functions(schema))}.
            Entities: name (what FIND takes): fields, text unless said{(masked ? ", ! for masked ones that may not be tested" : "")} -> relationships.
            """;
        return head + Entities(facts, masked, MaxCharacters - head.Length);
    }

    private static IEnumerable<string> Functions(InsightsSchema schema) => schema.Entities
        .SelectMany(entity => entity.Fields)
        .Where(field => field.Functions.Count > 0)
        .GroupBy(field => field.Type, StringComparer.OrdinalIgnoreCase)
        .Select(type => $"{Name(type.Key)} {string.Join(' ', type.SelectMany(field => field.Functions).Distinct(StringComparer.OrdinalIgnoreCase).Select(Name))}");

    private static string Entities(FieldFacts facts, bool masked, int room)
    {
        var schema = facts.Schema;
        var written = "";
        foreach (var entity in schema.Entities)
        {
            var line = $"\n{Entity(entity, facts, masked)}";
            // What has no room is named, for get_schema to tell.
            if (written.Length + line.Length > room - 200)
                return $"{written}\n{Bounded($"More, see get_schema: {string.Join(' ', schema.Entities.SkipWhile(other => other != entity).Select(other => Name(other.Name)))}", 190)}";
            written += line;
        }

        return written;
    }

    private static string Entity(InsightsEntity entity, FieldFacts facts, bool masked)
    {
        var fields = entity.Fields.Where(field => !facts.IsSensitive(field.Name)).ToList();
        var shown = fields.Take(MaxFields).Select(field => Field(field, masked && facts.IsPersonal(field.Name)));
        var more = fields.Count > MaxFields ? string.Create(CultureInfo.InvariantCulture, $" and {fields.Count - MaxFields} more") : "";
        var find = entity.FindNames.Count > 0 ? $" (FIND {string.Join(", ", entity.FindNames.Select(Name))})" : "";
        var ways = entity.Relationships.Select(way => $"{Name(way.Name)}{(way.IsMany ? "*" : "")}").ToList();
        return $"{Name(entity.Name)}{find}: {string.Join(", ", shown)}{more}{(ways.Count > 0 ? $" -> {string.Join(", ", ways)}" : "")}";
    }

    private static string Field(InsightsField field, bool isMasked)
    {
        var type = field.Type.Equals("text", StringComparison.OrdinalIgnoreCase) ? "" : $" {Name(field.Type)}";
        return $"{Name(field.Name)}{(isMasked ? "!" : "")}{type}";
    }

    // Names of custom fields were written by somebody.
    private static string Name(string name) => StrangersText.Shown(name, masks: true, 60, out _);

    private static string Bounded(string text, int most) => text.Length > most ? text[..most] + "…" : text;
}
