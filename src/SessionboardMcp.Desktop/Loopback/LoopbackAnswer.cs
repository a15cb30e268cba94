using System.Globalization;
using System.Text;

namespace SessionboardMcp.Desktop.Loopback;

/// <summary>What a request is answered with.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body.</param>
/// <param name="ContentType">What the body is.</param>
/// <param name="Headers">More headers; none of a stranger's text.</param>
internal sealed record LoopbackAnswer(int Status, string Text, string ContentType, params IReadOnlyList<(string Name, string Value)> Headers)
{
    /// <summary>A refusal that needs no page.</summary>
    public static LoopbackAnswer Plain(int status, string text) => new(status, text, "text/plain; charset=utf-8", ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"));

    /// <summary>The answer as it is sent (RFC 9112). A connection carries one: what follows in it is never read as another request.</summary>
    public byte[] ToBytes()
    {
        var body = Encoding.UTF8.GetBytes(Text);
        var head = new StringBuilder();
        // A reason phrase means nothing to anybody (RFC 9112, section 4).
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} \r\nContent-Length: {body.Length}\r\nContent-Type: {ContentType}\r\nConnection: close\r\n");
        foreach (var (name, value) in Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
    }
}
