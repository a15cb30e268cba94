using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Reading;

/// <summary>Reads rules: short texts in the language of <see cref="RuleForms"/>. What is not understood is an error, and never a guess.</summary>
/// <param name="names">Knows the event's names.</param>
/// <param name="days">The days to plan, in order: what weekdays and "day 2" mean.</param>
public sealed class RuleReader(INameLookup names, IReadOnlyList<DateOnly> days)
{
    private const int LongestText = 500, MostTries = 12;

    private readonly NameReader _names = new(names);
    private readonly WhenReader _whens = new(days);

    /// <summary>Reads several rules, each by itself.</summary>
    public IReadOnlyList<RuleReading> ReadAll(IEnumerable<string> texts) => [.. texts.Select(Read)];

    /// <summary>Reads one rule.</summary>
    public RuleReading Read(string text)
    {
        text = text.Trim();
        if (text.Length > LongestText)
            return new RuleReading(text, null, () => TooLong(text));
        var (rule, fault) = Try(text);
        return new RuleReading(text, rule, fault is null ? null : () => Error(text, fault));
    }

    // It is not taken apart: it may be of any length.
    private static RuleError TooLong(string text)
    {
        var nearest = RuleForms.Nearest(text[..LongestText]).Example;
        return new RuleError($"A rule has {LongestText} characters at most. The nearest right form: {nearest}", 0, "", nearest);
    }

    private (Rule? Rule, NotUnderstoodException? Fault) Try(string text)
    {
        var cursor = new Cursor(text, RuleToken.Of(text));
        try
        {
            var (weight, end) = WishReader.Read(cursor, _names.IsLongName(cursor));
            var inner = new Cursor(text, [.. cursor.Tokens.Take(end)]) { At = cursor.At };
            if (inner.IsAtEnd)
                throw new NotUnderstoodException("The rule is empty", inner.At, "");
            var conditions = (_names.IsLongName(inner) ? null : new LeadingForms(_names, _whens).Read(inner)) ?? new PhraseReader(_names, _whens, days).Read(inner).ToList();
            if (!inner.IsAtEnd)
                throw new NotUnderstoodException($"\"{inner.Rest}\" is not understood", inner.At, inner.Rest);
            if (weight is not null && conditions.OfType<LengthCondition>().Any())
                throw new NotUnderstoodException("A length cannot be a wish", 0, text);
            return (new Rule(text, RuleWords.Of(conditions, weight), conditions, weight), null);
        }
        catch (NotUnderstoodException fault)
        {
            return (null, fault);
        }
    }

    private RuleError Error(string text, NotUnderstoodException fault)
    {
        var tokens = RuleToken.Of(text);
        var position = fault.Token < tokens.Count ? tokens[fault.Token].Start : text.Length;
        var nearest = Corrected(text, tokens, fault) ?? RuleForms.Nearest(text).Example;
        return new RuleError($"{fault.Told.Message}. The nearest right form: {nearest}", position, fault.Part, nearest);
    }

    // What is put right is tried before it is told.
    private string? Corrected(string text, List<RuleToken> tokens, NotUnderstoodException fault)
    {
        var tries = Replaced(text, tokens, fault).Concat(Respelt(text, tokens)).Take(MostTries);
        return tries.FirstOrDefault(candidate => candidate.Length <= LongestText && Try(candidate).Rule is not null);
    }

    private static IEnumerable<string> Replaced(string text, List<RuleToken> tokens, NotUnderstoodException fault)
    {
        var start = fault.Token < tokens.Count ? tokens[fault.Token].Start : text.Length;
        var length = fault.Token < tokens.Count && tokens[fault.Token].IsQuoted ? tokens[fault.Token].End - start : Math.Min(fault.Part.Length, text.Length - start);
        return fault.Told.Replacements.Select(replacement => start == text.Length ? $"{text} {replacement}" : text[..start] + replacement + text[(start + length)..]);
    }

    private static IEnumerable<string> Respelt(string text, List<RuleToken> tokens) =>
        from token in tokens
        where token.Lower.Length > 3 && !Keywords.All.Contains(token.Lower)
        from word in Keywords.All.Where(word => Spelling.IsWithin(word, token.Lower, word.Length > 5 ? 2 : 1)).OrderBy(word => Spelling.Distance(word, token.Lower)).Take(2)
        select text[..token.Start] + (char.IsUpper(token.Text[0]) ? char.ToUpperInvariant(word[0]) + word[1..] : word) + text[token.End..];
}
