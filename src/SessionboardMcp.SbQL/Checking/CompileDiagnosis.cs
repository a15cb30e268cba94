using SessionboardMcp.SbQL.Diagnostics;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Turns what the compiler refuses into findings.</summary>
internal static class CompileDiagnosis
{
    public static Diagnostic Of(CheckedQuery query, SbqlErrorException error)
    {
        var rule = error.Rule ?? DiagnosticRules.Misplaced;
        if (error.Sought is { } sought)
        {
            return query.LeadsNowhere(sought)
                ? Diagnostic.Of(DiagnosticRules.UnknownSyntax, error.Span, $"This may be right but cannot be checked here: the schema does not say where {sought.Name.Text} leads.")
                : NameDiagnosis.Of(query.Text, query.Schema, rule, sought);
        }

        var (corrected, isSafe) = CompileFix.Of(query, error, rule);
        return Diagnostic.Of(rule, error.Span, error.Message, corrected, isSafe);
    }
}
