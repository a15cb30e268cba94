namespace SessionboardMcp.Core.Answers;

/// <summary>Addresses of the web that strangers gave.</summary>
internal static class WebAddress
{
    private const int MaxLength = 400;

    /// <summary>The address in its canonical form, in which nothing is left to read but an address; null where it is none, or of another scheme than the web's.</summary>
    public static string? Of(string? written)
    {
        var line = StrangersText.OneLine(Entities.Decode(written ?? ""));
        if (line.Length is 0 or > MaxLength || line.Contains(' '))
            return null;
        var address = line.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || line.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? line
            // As people type them into a form: www.acme.example.
            : line.Contains('.') && line.AsSpan().IndexOfAny(":@\\") < 0 && !line.StartsWith('/') ? $"https://{line}"
            : null;
        // Names and passwords before the host are how addresses pose as others.
        return address is not null && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.Host.Contains('.') | uri.IsLoopback
            ? uri.AbsoluteUri
            : null;
    }
}
