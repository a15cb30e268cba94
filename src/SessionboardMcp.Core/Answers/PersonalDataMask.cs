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
        var read = ReadForm.Of(clean);
        var mail = MailAddresses.Find(read.Folded, read.Written).FirstOrDefault();
        if (mail.End == read.Written.Length && mail.Start == 0)
            return mail.Mask;
        return PhoneNumbers.IsOne(read.Folded) ? PhoneNumbers.Mask(read.Folded) : Nothing;
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
        var read = ReadForm.Of(text);
        // Most texts have neither, which is told much faster than where they are.
        var (hasSign, digits) = (AtSign.MayBeIn(read.Folded), DigitsIn(read.Folded));
        if (!hasSign && digits < BankAccounts.LeastDigits)
            return [];
        List<PersonalSpan> found =
        [
            .. hasSign ? MailAddresses.Find(read.Folded, read.Written) : [],
            .. digits >= BankAccounts.LeastDigits ? BankAccounts.Find(read.Folded) : [],
            .. digits >= PhoneNumbers.LeastDigits ? PhoneNumbers.Find(read.Folded) : [],
        ];
        return found.Count < 2 ? found.ConvertAll(read.InText) : Joined(found.ConvertAll(read.InText));
    }

    private static int DigitsIn(string text)
    {
        var digits = 0;
        foreach (var character in text)
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        return digits;
    }

    // Of two that overlap both are hidden: the mask of one would leave the rest of the other.
    private static List<PersonalSpan> Joined(List<PersonalSpan> found)
    {
        var joined = new List<PersonalSpan>(found.Count);
        foreach (var span in found.OrderBy(span => span.Start).ThenByDescending(span => span.End))
        {
            if (joined.Count == 0 || span.Start >= joined[^1].End)
                joined.Add(span);
            else if (span.End > joined[^1].End)
                joined[^1] = new PersonalSpan(joined[^1].Start, span.End, Nothing);
        }

        return joined;
    }

    // Sessionboard's own mask of a telephone number, and nothing else in the value.
    private static bool IsMaskedNumber(string value) =>
        value == Nothing || (value.Length == 12 && value.StartsWith("***-***-", StringComparison.Ordinal) && value.AsSpan(8).IndexOfAnyExceptInRange('0', '9') < 0);
}
