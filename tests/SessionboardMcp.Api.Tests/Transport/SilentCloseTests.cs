using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Transport;

/// <summary>A server that takes a request on a connection that is kept open, and closes it without a word: was it carried out?</summary>
public sealed class SilentCloseTests
{
    [Theory]
    [InlineData("PUT")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_write_on_a_connection_that_is_closed_is_not_sent_again(string method)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var written = 0;
        using var done = new CancellationTokenSource();
        var serving = ServeAsync(server, () => Interlocked.Increment(ref written), done.Token);
        await using var lab = await Lab.OpenAsync(options => options.BaseUrl = $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}");
        await lab.Client.Sessions.GetAsync(7, "s1");

        await Should.ThrowAsync<SessionboardException>(() => WriteAsync(lab.Client, method));

        written.ShouldBe(1);
        await done.CancelAsync();
        await serving;
    }

    private static Task WriteAsync(ISessionboardClient client, string method) => method switch
    {
        "PUT" => client.Sessions.UpdateAsync(7, "s1", new Dictionary<string, JsonElement> { ["title"] = JsonElement.Parse("\"New\"") }, null),
        "DELETE" => client.Sessions.DeleteAsync(7, "s1"),
        _ => client.Sessions.RestoreAsync(7, "s1"),
    };

    private static async Task ServeAsync(TcpListener server, Action wrote, CancellationToken cancellation)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(AnswerAsync(await server.AcceptTcpClientAsync(cancellation), wrote, cancellation));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    // A GET is answered and the connection stays; whatever else comes is read whole, and the connection ends as if nothing had come.
    private static async Task AnswerAsync(TcpClient connection, Action wrote, CancellationToken cancellation)
    {
        using (connection)
        {
            var stream = connection.GetStream();
            var buffer = new byte[16 * 1024];
            try
            {
                while (await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
                {
                    if (!Encoding.ASCII.GetString(buffer, 0, read).StartsWith("GET", StringComparison.Ordinal))
                    {
                        wrote();
                        return;
                    }

                    const string Body = """{"id":"s1"}""";
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"), cancellation);
                }
            }
            catch (Exception gone) when (gone is OperationCanceledException or IOException)
            {
                // The test is over, or the client went.
            }
        }
    }
}
