using System.Buffers;
using System.Globalization;
using System.Text;

namespace SessionboardMcp.Desktop.Loopback;

/// <summary>
/// Reads one request of HTTP/1.1 (RFC 9112) as browsers send it, strictly: what is odd, or long, or comes twice is refused, so that nothing can be
/// read in two ways.
/// </summary>
internal static class RequestReader
{
    /// <summary>How many bytes the request line and the headers may have together.</summary>
    public const int LongestHead = 16 * 1024;

    /// <summary>How many bytes a body may have: a form with some thousand ticks.</summary>
    public const int LongestBody = 64 * 1024;

    private const string End = "\r\n";

    // RFC 9110, section 5.6.2.
    private static readonly SearchValues<char> Token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Reads it; null where the connection ends before one came.</summary>
    /// <exception cref="RefusedRequestException">It is none that a browser sends.</exception>
    public static async Task<LoopbackRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestHead];
        var (length, head) = (0, -1);
        while (head < 0)
        {
            if (length == buffer.Length)
                throw new RefusedRequestException(431);
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
                return null;
            length += read;
            head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        }

        // Bytes beyond ASCII are refused below, where they are not in the value of a header.
        var lines = Encoding.Latin1.GetString(buffer, 0, head).Split(End);
        var (method, path, query) = RequestLine(lines[0]);
        var headers = Headers(lines[1..]);
        var body = new byte[BodyLength(headers)];
        var begun = Math.Min(body.Length, length - head - 4);
        buffer.AsSpan(head + 4, begun).CopyTo(body);
        try
        {
            await stream.ReadExactlyAsync(body.AsMemory(begun), cancellationToken);
        }
        catch (EndOfStreamException)
        {
            return null;
        }

        return new LoopbackRequest(method, path, query, headers, body);
    }

    private static (string Method, string Path, string Query) RequestLine(string line)
    {
        if (line.Split(' ') is not [{ Length: > 0 and < 20 } method, ['/', ..] target, var version] || method.AsSpan().ContainsAnyExcept(Token) || !target.All(letter => letter is > ' ' and <= '~'))
            throw new RefusedRequestException(400);
        if (version != "HTTP/1.1")
            throw new RefusedRequestException(505);
        var parts = target.Split('?', 2);
        return (method, parts[0], parts is [_, var query] ? query : "");
    }

    private static Dictionary<string, string> Headers(string[] lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            // A line that goes on with the one before begins with a blank (RFC 9112, section 5.2), which no name has.
            if (line.Split(':', 2) is not [{ Length: > 0 } name, var value] || name.AsSpan().ContainsAnyExcept(Token) || value.AsSpan().ContainsAny('\r', '\n', '\0') || !headers.TryAdd(name, value.Trim(' ', '\t')))
                throw new RefusedRequestException(400);
        }

        return headers;
    }

    private static int BodyLength(Dictionary<string, string> headers)
    {
        if (headers.ContainsKey("Transfer-Encoding") || headers.ContainsKey("Expect"))
            throw new RefusedRequestException(411);
        if (!headers.TryGetValue("Content-Length", out var text))
            return 0;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            throw new RefusedRequestException(400);
        return length <= LongestBody ? (int)length : throw new RefusedRequestException(413);
    }
}
