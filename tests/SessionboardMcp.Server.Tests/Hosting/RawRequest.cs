using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>A request as bytes, which no client library would send.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Bytes">The bytes; <c>{host}</c> and <c>{token}</c> in the head are put in by the sender.</param>
internal sealed record RawRequest(string Name, byte[] Bytes)
{
    /// <summary>Whether it may be answered 2xx or 3xx: it is odd, and not wrong.</summary>
    public bool MayBeRight { get; init; }

    /// <summary>Whether the server may close the connection without an answer, as it cannot tell where a request ends.</summary>
    public bool MayBeCutOff { get; init; }

    public static RawRequest Get(string name, string target, string headers = "", string method = "GET") =>
        new(name, Encoding.Latin1.GetBytes($"{method} {target} HTTP/1.1\r\nHost: {{host}}\r\nConnection: close\r\n{headers}\r\n"));

    public static RawRequest Post(string name, string target, string? type, byte[] body, string headers = "", string method = "POST")
    {
        var head = string.Create(CultureInfo.InvariantCulture,
            $"{method} {target} HTTP/1.1\r\nHost: {{host}}\r\nConnection: close\r\n{(type is null ? "" : $"Content-Type: {type}\r\n")}Content-Length: {body.Length}\r\n{headers}\r\n");
        return new RawRequest(name, [.. Encoding.Latin1.GetBytes(head), .. body]);
    }

    public static RawRequest Post(string name, string target, string? type, string body, string headers = "") => Post(name, target, type, Encoding.UTF8.GetBytes(body), headers);

    /// <summary>Sends it.</summary>
    /// <returns>The status; 0 where the connection was closed without an answer.</returns>
    public async Task<int> SendAsync(Uri server, string host, string token, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, cancellationToken);
        var stream = client.GetStream();
        try
        {
            var head = Encoding.Latin1.GetString(Bytes).Replace("{host}", host, StringComparison.Ordinal).Replace("{token}", token, StringComparison.Ordinal);
            await stream.WriteAsync(Encoding.Latin1.GetBytes(head), cancellationToken);
            // Whoever promised more than they sent is gone.
            if (MayBeCutOff)
                client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var line = await reader.ReadLineAsync(cancellationToken);
            // To the end, so that its log is written before the next one.
            await reader.ReadToEndAsync(cancellationToken);
            return line?.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) == true ? int.Parse(line.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
