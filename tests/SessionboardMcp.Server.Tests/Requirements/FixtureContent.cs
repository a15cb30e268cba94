using ModelContextProtocol.Protocol;

namespace SessionboardMcp.Server.Tests.Requirements;

/// <summary>The smallest contents of the kinds that the suite asks for.</summary>
internal static class FixtureContent
{
    // One pixel.
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    // A header and no sample.
    private const string Wav = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=";

    public static byte[] Pixel => Convert.FromBase64String(Png);

    public static TextContentBlock Text(string text) => new() { Text = text };

    public static ImageContentBlock Image() => ImageContentBlock.FromBytes(Pixel, "image/png");

    public static AudioContentBlock Audio() => AudioContentBlock.FromBytes(Convert.FromBase64String(Wav), "audio/wav");

    public static EmbeddedResourceBlock Embedded(string uri, string mimeType, string text) =>
        new() { Resource = new TextResourceContents { Uri = uri, MimeType = mimeType, Text = text } };

    public static CallToolResult Result(params ContentBlock[] content) => new() { Content = [.. content] };
}
