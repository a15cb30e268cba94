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

            foreach (var value in values.Where(value => !Exists(query.Options.KnownStatuses, value.Value)))
                yield return Unknown(query, value);
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

    private static Diagnostic Unknown(CheckedQuery query, TextLiteral value)
    {
        var known = query.Options.KnownStatuses;
        var message = $"No status is called '{Token.Short(value.Value)}': the nearest are {Messages.And(NearestNames.Closest(value.Value, known))}.";
        var near = NearestNames.Of(value.Value, known, 1);
        var mended = near.Count == 0 ? null : TextEdit.Replace(query.Text, value.Span, NameText.Quoted(near[0]));
        return Diagnostic.Of(DiagnosticRules.UnknownStatus, value.Span, message, mended, NearestNames.Sole(value.Value, known) is not null);
    }
}
