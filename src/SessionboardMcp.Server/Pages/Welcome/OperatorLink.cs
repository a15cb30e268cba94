using System.Net.Mail;

namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>A link that the operator gave. Only what a browser opens as a page or as a letter: a script in it would run as ours.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Text">How it is shown: an e-mail address, or host and path.</param>
internal sealed record OperatorLink(string Address, string Text)
{
    /// <summary>The longest that is taken, in characters.</summary>
    public const int Longest = 500;

    private const string Mail = "mailto:";

    /// <summary>Reads a setting.</summary>
    /// <param name="text">The setting.</param>
    /// <param name="takesMail">Whether it may be an e-mail address.</param>
    /// <returns>The link; null where it is none.</returns>
    public static OperatorLink? Read(string? text, bool takesMail)
    {
        var line = text?.Trim() ?? "";
        if (line.Length is 0 or > Longest || line.Any(char.IsWhiteSpace) || !OperatorText.IsPlain(line))
            return null;
        if (takesMail && OfMail(line) is { } mail)
            return mail;
        return Uri.TryCreate(line, UriKind.Absolute, out var page)
            && (page.Scheme == Uri.UriSchemeHttps || page.Scheme == Uri.UriSchemeHttp)
            && page is { UserInfo: "", Host.Length: > 0 }
            && line.StartsWith($"{page.Scheme}://", StringComparison.OrdinalIgnoreCase)
                ? new OperatorLink(page.AbsoluteUri, (page.Authority + page.AbsolutePath).TrimEnd('/'))
                : null;
    }

    private static OperatorLink? OfMail(string line)
    {
        var hasScheme = line.StartsWith(Mail, StringComparison.OrdinalIgnoreCase);
        // What follows a question mark could fill the letter with somebody else's words, and send copies.
        var address = hasScheme ? line[Mail.Length..] : line;
        return MailAddress.TryCreate(address, out var mail) && mail.Address == address && address.All(IsOfAddress)
            ? new OperatorLink(Mail + address, address)
            : null;
    }

    private static bool IsOfAddress(char letter) => char.IsLetterOrDigit(letter) || "@.-_+".Contains(letter, StringComparison.Ordinal);
}
