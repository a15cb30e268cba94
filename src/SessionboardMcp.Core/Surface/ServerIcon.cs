using ModelContextProtocol.Protocol;

namespace SessionboardMcp.Core.Surface;

/// <summary>The picture of this server: drawn for this project, and not Sessionboard's.</summary>
public static class ServerIcon
{
    /// <summary>Where a host serves the small one.</summary>
    public const string SmallPath = "/icon-48.png";

    /// <summary>Where a host serves the one that can be of any size.</summary>
    public const string ScalablePath = "/icon.svg";

    private const string Png = "image/png";

    // 48 by 48, made once of src/SessionboardMcp.Desktop/Package/icon.svg. Every client can show PNG (MCP 2025-11-25, icons); SVG, some.
    private const string Small =
        "iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAMAAABg3Am1AAAAS1BMVEUgQGAgQGAgQGAAAADt7/LgoGBggKBAQGCAgKAgQGCgoMDAoGBgYIBAYICAYGDAwODg4OD/oGCgwMAfOl9gYGD/tFTAwMD/wGCAoKCtyNxRAAAABHRSTlNAgMAAAkjyaQAAAO5JREFUeNrtlkESgjAMRUNBMdooGAXvf1JrSoUFMvkLXfkWzJ9O3oIWklJtUBVYN+BQ0VRpj6AOAhWBWF0wZcFbnw0C6s2gOihAqIkUgqjChIoCJgTklfNrK8gsyHV4sU8xWhpiintLV1kRusboRLlEVilxRWgmokqJorHEv/B7YXFwPkHbwyNxaNUrzHxLOO+Ms1fg8W6M/N6w7a+1vU+0ykNefHiFtGOSYPULn3/RdYElJsQt8CUvHr0CvEu+c3AKizbT5/p+u80sGtntZNy2G5m3VcLNGG738ECBRxY8FPGxCw92/OqAX06g688TzeyGg+qEv5gAAAAASUVORK5CYII=";

    /// <summary>The small one, as PNG.</summary>
    public static byte[] SmallPng => Convert.FromBase64String(Small);

    /// <summary>
    /// How a client finds it: https from where the server is, so that it is the same domain; else within the message, as only https and
    /// data addresses are allowed (MCP 2025-11-25, icons, security considerations).
    /// </summary>
    /// <param name="site">The server's own address; null where it has none.</param>
    internal static IReadOnlyList<Icon> At(Uri? site) => site is null || site.Scheme != Uri.UriSchemeHttps
        ? [new Icon { Source = "data:" + Png + ";base64," + Small, MimeType = Png, Sizes = ["48x48"] }]
        :
        [
            new Icon { Source = new Uri(site, SmallPath).AbsoluteUri, MimeType = Png, Sizes = ["48x48"] },
            new Icon { Source = new Uri(site, ScalablePath).AbsoluteUri, MimeType = "image/svg+xml", Sizes = ["any"] },
        ];
}
