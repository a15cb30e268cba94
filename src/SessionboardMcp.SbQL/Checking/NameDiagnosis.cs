using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Says of a name that does not exist what was meant.</summary>
internal static class NameDiagnosis
{
    public static Diagnostic Of(string text, SbqlSchema schema, DiagnosticRule rule, NameSought sought)
    {
        var name = sought.Name;
        var missing = Missing(sought);
        if (Elsewhere(schema, sought) is var (right, replacement) && NearestNames.Sole(name.Text, sought.Known) is null)
            return Diagnostic.Of(rule, name.Span, $"{missing}: it is {right}.", TextEdit.Replace(text, name.Span, replacement), safe: true);
        var known = sought.Known;
        if (known.Count == 0)
            return Diagnostic.Of(rule, name.Span, sought.Kind == "JOIN" ? $"{missing}: expected another entity." : $"{missing}, which has none.");
        var nearest = NearestNames.Closest(name.Text, known);
        var list = nearest.Count == 1 ? $"the nearest is {nearest[0]}" : $"the nearest are {Messages.And(nearest)}";
        if (NearestNames.Of(name.Text, known, 1) is [var near])
        {
            var sole = NearestNames.Sole(name.Text, known) is not null;
            return Diagnostic.Of(rule, name.Span, $"{missing}: {list}.", TextEdit.Replace(text, name.Span, NameText.Of(near)), sole);
        }

        // Another dialect writes texts in double quotes.
        return name.Quoted
            ? Diagnostic.Of(rule, name.Span, $"{missing}: a text stands in single quotes.", TextEdit.Replace(text, name.Span, NameText.Quoted(name.Text)), safe: true)
            : Diagnostic.Of(rule, name.Span, $"{missing}: {list}.");
    }

    private static string Missing(NameSought sought)
    {
        var name = Token.Short(sought.Name.Text);
        if (sought.Kind == "JOIN")
            return $"No relationship leads from {Messages.And([.. sought.From.Select(entity => entity.Name)])} to {name}";
        var where = sought.From.Count == 0 ? "" : $" in {TokenCursor.Listed([.. sought.From.Select(entity => entity.Name)])}";
        return $"There is no {sought.Kind} \"{name}\"{where}";
    }

    // The path that exists: what to say and what to write.
    private static (string Said, string Written)? Elsewhere(SbqlSchema schema, NameSought sought)
    {
        var name = sought.Name.Text;
        foreach (var from in sought.From)
        {
            if (sought.Kind == "field" && RelatedPaths.Find(schema, from, (_, end) => end.FindField(name) is not null) is var (way, end))
                return Twice($"{RelatedPaths.Text(way)}.{end.FindField(name)!.Name}");
            if (sought.Kind == "relationship"
                && RelatedPaths.Find(schema, from, (step, target) => Same(step.Name, name) || target.IsCalled(name)) is var (steps, _))
            {
                return Twice(RelatedPaths.Text(steps));
            }

            if (sought.Kind == "JOIN" && RelatedPaths.Find(schema, from, (_, target) => target.IsCalled(name)) is var (joins, last))
            {
                var path = string.Join(" JOIN ", joins.SkipLast(1).Select(step => NameText.Of(schema.FindEntity(step.Target)!.Name)).Append(NameText.Of(last.Name)));
                return ($"JOIN {path}", path);
            }
        }

        return null;

        static (string, string) Twice(string path) => (path, path);
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
