using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Names;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Says of a name that does not exist what was meant.</summary>
internal static class NameDiagnosis
{
    private const int MostNamed = 3;

    public static Diagnostic Of(string text, SbqlSchema schema, DiagnosticRule rule, NameSought sought)
    {
        var name = sought.Name;
        var missing = Missing(sought);
        if (NearestNames.Sole(name.Text, sought.Known) is null && Elsewhere(schema, sought) is [var right, ..] ways)
        {
            // One way is surely meant; of several, each is another question.
            var corrected = TextEdit.Replace(text, name.Span, right);
            var said = sought.Kind == "JOIN" ? $"JOIN {right}" : TokenCursor.Listed([.. ways.Take(MostNamed)]);
            return Diagnostic.Of(rule, name.Span, $"{missing}: it is {said}.", corrected, safe: ways.Count == 1);
        }

        var known = sought.Known;
        if (known.Count == 0)
            return Diagnostic.Of(rule, name.Span, sought.Kind == "JOIN" ? $"{missing}: expected another entity." : $"{missing}, which has none.");
        if (sought.Kind == "function" && FunctionHabits.Of(name.Text) is var (meant, advice))
            return Diagnostic.Of(rule, name.Span, $"{missing}: {advice}.", meant is null ? null : TextEdit.Replace(text, name.Span, meant), safe: true);
        // A function that is only called alike does something else.
        if (sought.Kind == "function" && NearestNames.Sole(name.Text, known) is null)
            return Diagnostic.Of(rule, name.Span, $"{missing}: SbQL has {Messages.And([.. known])}.");
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

    // The ways that exist, as they are written.
    private static List<string> Elsewhere(SbqlSchema schema, NameSought sought)
    {
        var name = sought.Name.Text;
        return sought.From.Select(from => Ways(schema, from, sought.Kind, name)).FirstOrDefault(ways => ways.Count > 0) ?? [];
    }

    private static List<string> Ways(SbqlSchema schema, SbqlEntity from, string kind, string name) => kind switch
    {
        "field" => [.. RelatedPaths.Find(schema, from, (_, end) => end.FindField(name) is not null)
            .Select(found => $"{RelatedPaths.Text(found.Way)}.{found.End.FindField(name)!.Name}")],
        "relationship" => [.. RelatedPaths.Find(schema, from, (step, target) => Same(step.Name, name) || target.IsCalled(name))
            .Select(found => RelatedPaths.Text(found.Way))],
        "JOIN" => [.. RelatedPaths.Find(schema, from, (_, target) => target.IsCalled(name))
            .Select(found => string.Join(" JOIN ", found.Way.Select(step => NameText.Of(schema.FindEntity(step.Target)!.Name)))).Distinct()],
        _ => [],
    };

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
