namespace SessionboardMcp.Api.Configuration;

/// <summary>The addresses a credential may be sent to.</summary>
public static class SessionboardHosts
{
    /// <summary>The public API of organizations kept in the United States.</summary>
    public static Uri UnitedStates { get; } = new("https://public-api.sessionboard.com/");

    /// <summary>The public API of organizations kept in the European Union.</summary>
    public static Uri EuropeanUnion { get; } = new("https://public-api-eu.sessionboard.com/");

    /// <summary>Finds the host of a region.</summary>
    /// <param name="region"><c>us</c> or <c>eu</c>, in any case.</param>
    /// <returns>The address, or null for an unknown region.</returns>
    public static Uri? OfRegion(string? region) =>
        string.Equals(region, "us", StringComparison.OrdinalIgnoreCase) ? UnitedStates
        : string.Equals(region, "eu", StringComparison.OrdinalIgnoreCase) ? EuropeanUnion
        : null;

    /// <summary>Whether an address may carry a credential: https anywhere, or http on a loopback host.</summary>
    /// <param name="address">The address.</param>
    /// <returns>True for an absolute address that is safe and has no user name, query or fragment in it.</returns>
    public static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.UserInfo.Length == 0
        && address.Query.Length == 0
        && address.Fragment.Length == 0;

    internal static Uri? Parse(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && IsSafe(address) ? WithSlash(address) : null;

    // Without the slash, the last segment of a proxy's path would be dropped when a path is resolved against it.
    internal static Uri WithSlash(Uri address) =>
        address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
