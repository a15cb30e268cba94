using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL;

/// <summary>Checks a query before it costs a request.</summary>
/// <remarks>
/// No grammar of SbQL is published, so an error is a strong opinion and no proof: whoever sends queries should let it be overruled.
/// The rules are <see cref="DiagnosticRules.All"/>.
/// </remarks>
public static class SbqlChecker
{
    // A finding holds the whole corrected text: ten thousand of them in a long text would exhaust the memory and help nobody.
    private const int MostFoundByRule = 20;

    /// <summary>Everything that is wrong or doubtful, the first of a kind where there are many, in <paramref name="text"/>; never throws for what the text holds.</summary>
    /// <param name="text">The query, in either dialect.</param>
    /// <param name="schema">What may be named; relationships that lead to no entity of it are not judged.</param>
    /// <param name="options">What is known beside the schema.</param>
    public static CheckResult Check(string text, SbqlSchema schema, CheckOptions options)
    {
        var most = Math.Min(options.MaxLength, SbqlParser.MaxLength);
        if (text.Length > most)
        {
            var message = $"The query has {text.Length} characters: expected at most {most}.";
            return new CheckResult([Diagnostic.Of(DiagnosticRules.TooLarge, new TextSpan(new TextPosition(0, 1, 1), 0), message)], null);
        }

        var tokens = Tokenizer.Read(text);
        var personal = new PersonalFilters(schema, options);
        SbqlQuery query;
        try
        {
            query = new QueryGrammar(new TokenCursor(tokens)).Query();
        }
        catch (SbqlErrorException error)
        {
            var found = ParseDiagnosis.Of(text, tokens, error, schema, options);
            return new CheckResult([found, .. options.MasksPersonalData ? personal.In(tokens).Take(MostFoundByRule) : []], null);
        }

        List<Diagnostic> all =
        [
            .. Check(text, query, schema, options, personal)
                .DistinctBy(found => (found.Code, found.Span))
                .OrderByDescending(found => found.Severity)
                .ThenBy(found => found.Span.Start.Offset),
        ];
        // What is offered for a doubt must not hold an error that stands beside it.
        var isWrong = all.Exists(found => found.Severity == DiagnosticSeverity.Error);
        return new CheckResult(isWrong ? all.ConvertAll(found => found.Severity == DiagnosticSeverity.Warning ? found with { CorrectedQuery = null, IsSafeToFix = false } : found) : all, query);
    }

    /// <summary>
    /// The fields that a query compares with texts, as <c>entity.field</c> in small letters, so that their values can be looked up for
    /// <see cref="CheckOptions.KnownValues"/>; none where it cannot be read.
    /// </summary>
    /// <param name="text">The query.</param>
    /// <param name="schema">What may be named.</param>
    public static IReadOnlySet<string> FieldsComparedWithTexts(string text, SbqlSchema schema)
    {
        var sound = SchemaMapping.Sound(schema);
        if (SbqlParser.Parse(text).Query is not { } query || sound.FindEntity(query.Entity.Text) is null)
            return new HashSet<string>();
        try
        {
            var compiler = new QueryCompiler(query, sound, SchemaMapping.Of(sound));
            compiler.Compile([0]);
            return KnownValueRule.Tested(new CheckedQuery(text, query, sound, schema, new CheckOptions(), compiler)).Select(test => test.Field).ToHashSet();
        }
        catch (SbqlErrorException)
        {
            return new HashSet<string>();
        }
    }

    private static List<Diagnostic> Check(string text, SbqlQuery query, SbqlSchema live, CheckOptions options, PersonalFilters personal)
    {
        var schema = SchemaMapping.Sound(live);
        QueryCompiler compiler;
        try
        {
            compiler = new QueryCompiler(query, schema, SchemaMapping.Of(schema));
        }
        catch (SbqlErrorException error)
        {
            return [error.Sought is { } sought
                ? NameDiagnosis.Of(text, schema, DiagnosticRules.UnknownEntity, sought)
                : Diagnostic.Of(DiagnosticRules.UnknownEntity, error.Span, error.Message, TextEdit.Replace(text, error.Span, error.Error.Expected!), safe: true)];
        }

        var checkedQuery = new CheckedQuery(text, query, schema, live, options, compiler);
        var found = new List<Diagnostic>();
        try
        {
            compiler.Compile([0]);
            found.AddRange(Doubts(checkedQuery));
        }
        catch (SbqlErrorException error)
        {
            found.Add(CompileDiagnosis.Of(checkedQuery, error));
            // The compiler stops at the first; the other names are looked up one by one.
            if (checkedQuery.IsJoined)
                found.AddRange(OtherNames(checkedQuery).Take(MostFoundByRule));
        }

        if (options.MasksPersonalData)
            found.AddRange(personal.In(checkedQuery).Take(MostFoundByRule));
        return
        [
            .. found,
            .. StatusRules.In(checkedQuery).Take(MostFoundByRule),
            .. KnownValueRule.In(checkedQuery).Take(MostFoundByRule),
            .. AbstractRule.In(checkedQuery).Take(MostFoundByRule),
            .. RatingRule.In(checkedQuery),
            .. NullRule.In(checkedQuery).Take(MostFoundByRule),
            .. AssumptionRule.In(checkedQuery).Take(MostFoundByRule),
        ];
    }

    // What the query says, and hardly means.
    private static IEnumerable<Diagnostic> Doubts(CheckedQuery query)
    {
        var related = RelatedConditionRule.In(query);
        // A condition that is meant otherwise gives other rows.
        var rows = related ?? RepeatedRowsRule.In(query);
        return
        [
            .. MultiplicationRule.In(query).Take(MostFoundByRule),
            .. rows is null ? [] : (Diagnostic[])[rows],
            .. MixedKindsRule.In(query),
            .. EmptyLeftOutRule.In(query),
            .. MidnightRule.In(query),
        ];
    }

    private static IEnumerable<Diagnostic> OtherNames(CheckedQuery query) =>
        from path in TreeWalk.Values(query.Query).SelectMany(TreeWalk.Paths)
        let error = query.ErrorOf(path)
        where error is not null
        select CompileDiagnosis.Of(query, error);
}
