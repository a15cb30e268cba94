using System.Globalization;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.Core.Queries;

/// <summary>
/// Finds the conditions that look in a text for what the mask hides in it: whoever may ask for one value after the other need not see it. What
/// may be known by few digits, and by words, see the decisions.
/// </summary>
internal static class QueryProbes
{
    /// <summary>What such a condition looks in, as the query writes it; null where there is none.</summary>
    /// <param name="query">The query.</param>
    /// <param name="mayHoldText">Whether a name may mean a text.</param>
    public static string? Find(SbqlQuery query, Func<PathExpression, bool> mayHoldText)
    {
        var (where, having) = (In(query.Where, isNot: false, mayHoldText), In(query.Having, isNot: false, mayHoldText));
        // In several pieces, too: LIKE '%512%' AND LIKE '%555%' AND LIKE '%9931%'.
        return where.Field ?? having.Field ?? (where.Digits + having.Digits >= ProbedText.LeastDigits ? where.Piece ?? having.Piece : null);
    }

    /// <summary>Whether a text of a query that could not be read is looked for.</summary>
    /// <param name="quoted">What stands in quotes.</param>
    public static bool AreIn(IEnumerable<string> quoted)
    {
        var digits = 0;
        foreach (var text in quoted)
        {
            digits += ProbedText.BareDigits(text);
            if (ProbedText.IsPart(text) || digits >= ProbedText.LeastDigits)
                return true;
        }

        return false;
    }

    /// <summary>Looks at the words of a question.</summary>
    /// <exception cref="QueryRefusedException">They hold what the mask hides.</exception>
    public static void RefuseInWords(string question)
    {
        if (ProbedText.IsValue(question))
            throw Refusal("a text");
    }

    /// <summary>Why a query is not sent.</summary>
    /// <param name="place">What it looks in, as it is told.</param>
    public static QueryRefusedException Refusal(string place) =>
        new($"Not sent: personal data is masked, and looking in {place} for an e-mail address, a telephone number or a part of one would reveal it value by value. "
            + "Leave that out, or use search_sessions, which looks in what is shown. The person can allow personal data with Privacy:ShowPersonalData.");

    private static Probe In(Condition? condition, bool isNot, Func<PathExpression, bool> mayHoldText)
    {
        if (condition is NotCondition not)
            return In(not.Inner, !isNot, mayHoldText);
        if (condition is not LogicalCondition logical)
            return condition is null ? default : InLeaf(condition, mayHoldText);
        var all = default(Probe);
        foreach (var part in logical.Conditions)
        {
            var found = In(part, isNot, mayHoldText);
            // Of what one of must hold, each is asked for alone.
            all = new(all.Field ?? found.Field, all.Piece ?? found.Piece, logical.All != isNot ? all.Digits + found.Digits : Math.Max(all.Digits, found.Digits));
        }

        return all;
    }

    private static Probe InLeaf(Condition leaf, Func<PathExpression, bool> mayHoldText)
    {
        var isWhole = leaf is InCondition or ComparisonCondition { Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual };
        var texts = Literals(leaf).ToList();
        var isProbe = texts.Exists(isWhole ? ProbedText.IsValue : ProbedText.IsPart);
        var digits = isWhole ? 0 : texts.Select(ProbedText.BareDigits).DefaultIfEmpty().Max();
        if (!isProbe && digits == 0)
            return default;
        var paths = QueryPaths.Tested(leaf).ToList();
        return paths.Find(path => mayHoldText(path)) is { } path ? new(isProbe ? path.Text : null, path.Text, digits) : default;
    }

    private static IEnumerable<string> Literals(Condition leaf) => leaf switch
    {
        LikeCondition like => [like.Pattern.Value],
        MatchCondition match => [match.Part.Value],
        InCondition list => list.Values.Prepend(list.Left).SelectMany(Literals),
        ComparisonCondition compared => Literals(compared.Left).Concat(Literals(compared.Right)),
        BetweenCondition between => new[] { between.Left, between.Low, between.High }.SelectMany(Literals),
        TruthCondition truth => Literals(truth.Value),
        _ => [],
    };

    private static IEnumerable<string> Literals(Expression value) => value switch
    {
        TextLiteral text => [text.Value],
        NumberLiteral number => [number.Value.ToString(CultureInfo.InvariantCulture)],
        FunctionExpression function => function.Arguments.SelectMany(Literals),
        AggregateExpression { Argument: { } argument } => Literals(argument),
        _ => [],
    };

    // What is surely looked in; what digits that are too few are looked for in, and how many digits together.
    private readonly record struct Probe(string? Field, string? Piece, int Digits);
}
