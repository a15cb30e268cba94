using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Judges filters on the status of sessions.</summary>
internal static class StatusRules
{
    private static readonly string[] Fields = ["status", "status_category", "display_status"];

    public static IEnumerable<Diagnostic> In(CheckedQuery query)
    {
        foreach (var condition in TreeWalk.Leaves(query.Query.Where))
        {
            var (path, values) = Tested(condition);
            if (path is null || query.Resolve(path) is not var (source, field) || source.Entity.FindField("status_category") is null
                || !Fields.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            var isDisplayed = field.Name.Equals("display_status", StringComparison.OrdinalIgnoreCase);
            var known = isDisplayed || query.Options.CoreStatuses.Count == 0 ? query.Options.KnownStatuses : query.Options.CoreStatuses;
            foreach (var value in values.Where(value => !Exists(known, value.Value)))
            {
                var isCustom = !isDisplayed && query.Options.KnownStatuses.Contains(value.Value, StringComparer.OrdinalIgnoreCase);
                yield return isCustom ? Custom(query, path, value) : Unknown(query, field.Name, value, known);
            }

            if (!field.Name.Equals("status", StringComparison.OrdinalIgnoreCase))
                continue;
            var mended = TextEdit.Replace(query.Text, path.Parts[^1].Span, "status_category");
            yield return Diagnostic.Of(DiagnosticRules.StatusCategory, path.Parts[^1].Span,
                "status leaves out custom statuses: status_category, which counts them by what they mean, is almost always meant.", mended);
        }
    }

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

    private static Diagnostic Unknown(CheckedQuery query, string field, TextLiteral value, IReadOnlyCollection<string> known)
    {
        // A custom status may be called so, where a field holds core ones only.
        var missing = known == query.Options.KnownStatuses ? $"No status is called '{Token.Short(value.Value)}'" : $"{field} is never '{Token.Short(value.Value)}'";
        var message = $"{missing}: the nearest are {Messages.And(NearestNames.Closest(value.Value, known))}.";
        var near = NearestNames.Of(value.Value, known, 1);
        var mended = near.Count == 0 ? null : TextEdit.Replace(query.Text, value.Span, NameText.Quoted(near[0]));
        return Diagnostic.Of(DiagnosticRules.UnknownStatus, value.Span, message, mended, NearestNames.Sole(value.Value, known) is not null);
    }
}
