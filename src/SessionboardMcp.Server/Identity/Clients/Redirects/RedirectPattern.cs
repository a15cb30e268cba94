namespace SessionboardMcp.Server.Identity.Clients.Redirects;

/// <summary>
/// A redirect address of a known assistant: exact, or with <c>/*</c> at its end for one more path segment, as ChatGPT has one
/// for each connector.
/// </summary>
internal sealed class RedirectPattern
{
    private const string AnySegment = "/*";
    private readonly string _text;

    private RedirectPattern(string text) => _text = text;

    /// <summary>Reads a pattern.</summary>
    /// <returns>Null where it is no address, plain HTTP, or a wildcard anywhere but in the last segment.</returns>
    public static RedirectPattern? Parse(string text)
    {
        var fixedPart = text.EndsWith(AnySegment, StringComparison.Ordinal) ? text[..^AnySegment.Length] : text;
        if (fixedPart.Contains('*', StringComparison.Ordinal) || RedirectUri.Parse(fixedPart) is not { } uri || uri.Scheme == Uri.UriSchemeHttp)
            return null;
        // A wildcard directly behind the host would accept any page of the site.
        return fixedPart.Length < text.Length && uri.AbsolutePath is "/" or "" ? null : new RedirectPattern(text);
    }

    /// <summary>Whether an address is meant.</summary>
    public bool Matches(string redirect)
    {
        if (!_text.EndsWith(AnySegment, StringComparison.Ordinal))
            return string.Equals(redirect, _text, StringComparison.Ordinal);
        var start = _text[..^1];
        return redirect.StartsWith(start, StringComparison.Ordinal) && redirect.Length > start.Length && redirect[start.Length..].All(IsIdentifier);
    }

    private static bool IsIdentifier(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
