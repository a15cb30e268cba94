using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Reading;

/// <summary>What came of reading a rule: the rule, or why there is none.</summary>
public sealed class RuleReading
{
    private readonly Lazy<RuleError>? _error;

    internal RuleReading(string text, Rule? rule, Func<RuleError>? error) =>
        (Text, Rule, _error) = (text, rule, error is null ? null : new Lazy<RuleError>(error));

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>What it was understood as; null where it was not.</summary>
    public Rule? Rule { get; }

    /// <summary>What was not understood; null where all was. The nearest names and forms take a search, so it is made when somebody looks.</summary>
    public RuleError? Error => _error?.Value;
}

/// <summary>What was not understood of a rule.</summary>
/// <param name="Message">The same in words, with what to write instead.</param>
/// <param name="Position">Where it begins in the text.</param>
/// <param name="NotUnderstood">What was not understood; empty where something is missing.</param>
/// <param name="Nearest">The nearest right form: the text with what is wrong put right, where it is then understood, else an example of a form.</param>
public sealed record RuleError(string Message, int Position, string NotUnderstood, string Nearest);

/// <summary>Ends the reading of a rule inside this room; it never leaves it.</summary>
/// <param name="told">Makes what is told of it: what is wrong, without the nearest form, and what may have been meant by the part.</param>
/// <param name="token">Where.</param>
/// <param name="part">What.</param>
internal sealed class NotUnderstoodException(Func<NotUnderstoodException.Words> told, int token, string part) : Exception
{
    private readonly Lazy<Words> _told = new(told);

    /// <param name="message">What is wrong, without the nearest form.</param>
    /// <param name="token">Where.</param>
    /// <param name="part">What.</param>
    /// <param name="replacements">What may have been meant by the part.</param>
    public NotUnderstoodException(string message, int token, string part, params IReadOnlyList<string> replacements)
        : this(() => new Words(message, replacements), token, part)
    {
    }

    public int Token => token;

    public string Part => part;

    public Words Told => _told.Value;

    /// <summary>What is told.</summary>
    /// <param name="Message">What is wrong.</param>
    /// <param name="Replacements">What may have been meant.</param>
    internal sealed record Words(string Message, IReadOnlyList<string> Replacements);
}
