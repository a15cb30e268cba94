using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Reading;

/// <summary>What came of reading a rule: the rule, or why there is none.</summary>
/// <param name="Text">The text.</param>
/// <param name="Rule">What it was understood as.</param>
/// <param name="Error">What was not understood.</param>
public sealed record RuleReading(string Text, Rule? Rule, RuleError? Error);

/// <summary>What was not understood of a rule.</summary>
/// <param name="Message">The same in words, with what to write instead.</param>
/// <param name="Position">Where it begins in the text.</param>
/// <param name="NotUnderstood">What was not understood; empty where something is missing.</param>
/// <param name="Nearest">The nearest right form: the text with what is wrong put right, where it is then understood, else an example of a form.</param>
public sealed record RuleError(string Message, int Position, string NotUnderstood, string Nearest);

/// <summary>Ends the reading of a rule inside this room; it never leaves it.</summary>
/// <param name="message">What is wrong, without the nearest form.</param>
/// <param name="token">Where.</param>
/// <param name="part">What.</param>
/// <param name="replacements">What may have been meant by the part.</param>
internal sealed class NotUnderstoodException(string message, int token, string part, params IReadOnlyList<string> replacements) : Exception(message)
{
    public int Token => token;

    public string Part => part;

    public IReadOnlyList<string> Replacements => replacements;
}
