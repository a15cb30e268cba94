namespace SessionboardMcp.Server.Addresses;

/// <summary>How a server is reached from its own machine.</summary>
internal static class ServerHere
{
    /// <summary>The address; null where none of the addresses is one.</summary>
    /// <param name="urls">What it listens on, separated by semicolons; plain HTTP is taken first.</param>
    public static Uri? Find(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(ToHere)
            .OfType<Uri>()
            .OrderBy(address => address.Scheme == Uri.UriSchemeHttps)
            .FirstOrDefault();

    private static Uri? ToHere(string url)
    {
        // What Kestrel takes for every address of the machine; * and + are no hosts of an address.
        var named = url.Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal);
        if (!Uri.TryCreate(named, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) || address.Port == 0)
            return null;
        var host = address.Host switch
        {
            "0.0.0.0" => "127.0.0.1",
            "[::]" => "[::1]",
            var other => other,
        };
        return new UriBuilder(address.Scheme, host, address.Port).Uri;
    }
}
