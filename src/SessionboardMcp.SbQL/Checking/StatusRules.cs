using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Names;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Judges filters on the status of sessions.</summary>
internal static class StatusRules
{
    private static readonly string[] Fields = ["status", "status_category", "display_status"];

    // What people call a decision, and what is no status but a fact of its own.
    private static readonly Dictionary<string, string> Habits = new(StringComparer.OrdinalIgnoreCase)
    {
        ["confirmed"] = "accepted",
        ["approved"] = "accepted",
        ["selected"] = "accepted",
        ["accept"] = "accepted",
        ["published"] = "accepted",
        ["rejected"] = "declined",
        ["refused"] = "declined",
        ["denied"] = "declined",
        ["decline"] = "declined",
        ["submitted"] = "pending",
        ["open"] = "pending",
        ["new"] = "pending",
        ["undecided"] = "pending",
        ["in review"] = "pending",
        ["under review"] = "pending",
    };

    private static readonly Dictionary<string, string> Facts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["withdrawn"] = "is_withdrawn",
        ["cancelled"] = "is_withdrawn",
        ["canceled"] = "is_withdrawn",
        ["draft"] = "is_draft",
    };

    public static IEnumerable<Diagnostic> In(CheckedQuery query)
    {
        foreach (var condition in TreeWalk.Leaves(query.Query.Where))
        {
            var (path, values) = Tested(condition);
            if (path is null || !Fields.Contains(path.Parts[^1].Text, StringComparer.OrdinalIgnoreCase)
                || query.Resolve(path) is not var (source, field) || source.Entity.FindField("status_category") is null
                || !Fields.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            var isDisplayed = field.Name.Equals("display_status", StringComparison.OrdinalIgnoreCase);
            var known = isDisplayed || query.Options.CoreStatuses.Count == 0 ? query.Options.KnownStatuses : query.Options.CoreStatuses;
            var unknown = values.Where(value => !Exists(known, value.Value)).ToList();
            foreach (var value in unknown)
            {
                var isCustom = !isDisplayed && query.Options.KnownStatuses.Contains(value.Value, StringComparer.OrdinalIgnoreCase);
                yield return isCustom ? Custom(query, path, value) : Unknown(query, source.Entity, field.Name, condition, value, known);
            }

            if (unknown.Count > 0 || !field.Name.Equals("status", StringComparison.OrdinalIgnoreCase) || TellsOfCustom(field))
                continue;
            var corrected = TextEdit.Replace(query.Text, path.Parts[^1].Span, "status_category");
            yield return Diagnostic.Of(DiagnosticRules.StatusCategory, path.Parts[^1].Span,
                "status may leave out custom statuses: status_category counts each of them by what it means.", corrected);
        }
    }

    // Where the schema says what becomes of custom statuses, it is believed.
    private static bool TellsOfCustom(SbqlField field) => field.Description?.Contains("custom", StringComparison.OrdinalIgnoreCase) == true;

    private static (PathExpression? Path, IEnumerable<TextLiteral> Values) Tested(Condition condition) => condition switch
    {
        ComparisonCondition { Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual } compared => (compared.Left, compared.Right) switch
        {
            (PathExpression path, TextLiteral value) => (path, [value]),
            (TextLiteral value, PathExpression path) => (path, [value]),
            _ => (null, []),
        },
        InCondition { Left: PathExpression path } list => (path, list.Values.OfType<TextLiteral>()),
        _ => (null, []),
    };

    private static bool Exists(IReadOnlyCollection<string> known, string status) =>
        known.Count == 0 || known.Contains(status, StringComparer.OrdinalIgnoreCase);

    // A custom status is found by the name that people see.
    private static Diagnostic Custom(CheckedQuery query, PathExpression path, TextLiteral value) => Diagnostic.Of(
        DiagnosticRules.UnknownStatus, value.Span,
        $"'{Token.Short(value.Value)}' is a custom status, which {path.Parts[^1].Text} does not hold: expected display_status.",
        TextEdit.Replace(query.Text, path.Parts[^1].Span, "display_status"), safe: true);

    private static Diagnostic Unknown(
        CheckedQuery query, SbqlEntity entity, string field, Condition condition, TextLiteral value, IReadOnlyCollection<string> known)
    {
        // A custom status may be called so, where a field holds core ones only.
        var missing = known == query.Options.KnownStatuses ? $"No status is called '{Token.Short(value.Value)}'" : $"{field} is never '{Token.Short(value.Value)}'";
        if (Facts.TryGetValue(value.Value, out var fact) && entity.FindField(fact) is not null)
        {
            var isEqual = condition is ComparisonCondition { Operator: ComparisonOperator.Equal, Left: PathExpression };
            return Diagnostic.Of(DiagnosticRules.UnknownStatus, value.Span, $"{missing}: expected {fact} = TRUE.",
                isEqual ? TextEdit.Replace(query.Text, condition.Span, $"{Beside((PathExpression)((ComparisonCondition)condition).Left, fact)} = TRUE") : null);
        }

        if (Habits.TryGetValue(value.Value, out var habit) && known.Contains(habit, StringComparer.OrdinalIgnoreCase))
        {
            return Diagnostic.Of(DiagnosticRules.UnknownStatus, value.Span, $"{missing}: '{habit}' is probably meant.",
                TextEdit.Replace(query.Text, value.Span, NameText.Quoted(habit)));
        }

        var message = $"{missing}: the nearest are {Messages.And(NearestNames.Closest(value.Value, known))}.";
        var near = NearestNames.Of(value.Value, known, 1);
        var corrected = near.Count == 0 ? null : TextEdit.Replace(query.Text, value.Span, NameText.Quoted(near[0]));
        return Diagnostic.Of(DiagnosticRules.UnknownStatus, value.Span, message, corrected, NearestNames.Sole(value.Value, known) is not null);
    }

    private static string Beside(PathExpression path, string field) =>
        ExpressionText.Of(path with { Parts = [.. path.Parts.SkipLast(1), path.Parts[^1] with { Text = field, Quoted = false }] });
}
