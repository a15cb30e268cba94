using System.Text;

namespace SessionboardMcp.Core.Answers;

/// <summary>
/// Masks personal data the way Sessionboard does (FACTS: <c>j***@a***.com</c>, <c>***-***-4567</c>): e-mail addresses and telephone numbers keep so
/// much that a person recognizes their own; everything else says nothing. Without regular expressions, so that no text takes long.
/// </summary>
internal static class PersonalDataMask
{
    private const string Nothing = "***";

    /// <summary>Masks a value that is known to be personal.</summary>
    public static string Value(string value)
    {
        var clean = StrangersText.OneLine(value);
        if (clean.Length == 0 || IsMaskedNumber(clean))
            return clean;
        var folded = FoldedText.Of(clean);
        var mail = MailAddresses.Find(folded, clean).FirstOrDefault();
        if (mail.End == clean.Length && mail.Start == 0)
            return mail.Mask;
        return PhoneNumbers.IsOne(folded) ? PhoneNumbers.Mask(folded) : Nothing;
    }

    /// <summary>Masks e-mail addresses, telephone numbers and bank accounts that stand inside a text.</summary>
    public static string Within(string text)
    {
        var spans = Spans(text);
        if (spans.Count == 0)
            return text;
        var masked = new StringBuilder(text.Length);
        var place = 0;
        foreach (var span in spans)
        {
            masked.Append(text, place, span.Start - place).Append(span.Mask);
            place = span.End;
        }

        return masked.Append(text, place, text.Length - place).ToString();
    }

    /// <summary>What is personal inside a text, in order and without overlaps.</summary>
    public static IReadOnlyList<PersonalSpan> Spans(string text)
    {
        var folded = FoldedText.Of(text);
        List<PersonalSpan> found = [.. MailAddresses.Find(folded, text), .. BankAccounts.Find(folded), .. PhoneNumbers.Find(folded)];
        if (found.Count < 2)
            return found;
        var end = 0;
        return [.. found.OrderBy(span => span.Start).ThenByDescending(span => span.End).Where(span => Takes(span, ref end))];
    }

    private static bool Takes(PersonalSpan span, ref int end)
    {
        if (span.Start < end)
            return false;
        end = span.End;
        return true;
    }

    // Sessionboard's own mask of a telephone number, and nothing else in the value.
    private static bool IsMaskedNumber(string value) =>
        value == Nothing || (value.Length == 12 && value.StartsWith("***-***-", StringComparison.Ordinal) && value.AsSpan(8).IndexOfAnyExceptInRange('0', '9') < 0);
}
