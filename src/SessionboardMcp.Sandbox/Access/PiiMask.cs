namespace SessionboardMcp.Sandbox.Access;

/// <summary>
/// Masks personal data the way Sessionboard's help centre shows it: <c>j***@a***.com</c>, <c>***-***-4567</c>.
/// What a street or name looks like masked is not published: the first letter and three stars is our assumption.
/// </summary>
internal static class PiiMask
{
    private const string Stars = "***";

    /// <summary>Keeps the first letter of mailbox and domain, and the last label of the domain.</summary>
    public static string Email(string email)
    {
        var at = email.LastIndexOf('@');
        if (at <= 0 || at == email.Length - 1)
            return Text(email);
        var domain = email[(at + 1)..];
        var dot = domain.LastIndexOf('.');
        var end = dot > 0 ? domain[dot..] : "";
        return $"{Text(email[..at])}@{Text(domain)}{end}";
    }

    /// <summary>Keeps the last four digits; a number of fewer than seven digits keeps none, or nothing would be hidden.</summary>
    public static string Phone(string phone)
    {
        if (phone.Length == 0)
            return phone;
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.Length < 7 ? "***-***-****" : $"***-***-{digits[^4..]}";
    }

    /// <summary>Keeps the first letter.</summary>
    public static string Text(string text)
    {
        if (text.Length == 0)
            return text;
        var first = char.IsHighSurrogate(text[0]) && text.Length > 1 ? text[..2] : text[..1];
        return first + Stars;
    }
}
