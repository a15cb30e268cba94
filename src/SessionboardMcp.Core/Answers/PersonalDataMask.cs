using System.Text.RegularExpressions;

namespace SessionboardMcp.Core.Answers;

/// <summary>Masks personal data the way Sessionboard does: <c>j***@a***.com</c>, <c>***-***-4567</c>.</summary>
internal static partial class PersonalDataMask
{
    // In milliseconds of the clock on the wall. The longest text takes a few; on a machine that is busy with others a quarter of a second
    // passed before they were had, and the whole answer was lost.
    private const int Patience = 5_000;

    /// <summary>Masks a value that is known to be personal.</summary>
    public static string Value(string value) =>
        value.Length == 0 || IsMasked(value) ? value
        : value.Contains('@') ? Email(value)
        : PhoneNumber().IsMatch(value) ? Phone(value)
        : $"{char.ConvertFromUtf32(char.ConvertToUtf32(value, 0))}***";

    /// <summary>Masks e-mail addresses and phone numbers that stand inside a text.</summary>
    public static string Within(string text)
    {
        var withoutMail = text.Contains('@') ? EmailAddress().Replace(text, match => Email(match.Value)) : text;
        return InternationalNumber().Replace(withoutMail, match => Phone(match.Value));
    }

    private static bool IsMasked(string value) => value.Contains("***", StringComparison.Ordinal);

    private static string Email(string address)
    {
        if (IsMasked(address))
            return address;
        var at = address.LastIndexOf('@');
        var dot = address.LastIndexOf('.');
        var domain = dot > at + 1 ? $"{address[at + 1]}***{address[dot..]}" : "***";
        return at > 0 ? $"{address[0]}***@{domain}" : $"***@{domain}";
    }

    private static string Phone(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.Length >= 4 ? $"***-***-{digits[^4..]}" : "***";
    }

    [GeneratedRegex(@"[\w.+'*-]+@[\w*-]+(\.[\w*-]+)+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Patience)]
    private static partial Regex EmailAddress();

    [GeneratedRegex(@"^\s*[+(]?[\d][\d\s().-]{5,}\d\s*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Patience)]
    private static partial Regex PhoneNumber();

    // Inside running text only what is surely a telephone number: an international prefix, or the North American 3-3-4 grouping.
    // A looser pattern would eat dates, capacities and session numbers.
    [GeneratedRegex(@"\+\d[\d\s().-]{6,}\d|(?<![\w-])\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?![\w-])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Patience)]
    private static partial Regex InternationalNumber();
}
