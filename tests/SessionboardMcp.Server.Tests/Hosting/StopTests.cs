using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>The server as containers run it: a process that is told to stop by a signal, and logs JSON.</summary>
public sealed class StopTests : IDisposable
{
    private static readonly Dictionary<string, string> Timestamps = new()
    {
        ["Logging__Console__FormatterOptions__TimestampFormat"] = "yyyy-MM-ddTHH:mm:ss.fffZ",
        ["Logging__Console__FormatterOptions__UseUtcTimestamp"] = "true",
    };

    // Longer than the two seconds that the library of the command line would give it.
    private const string Delay = "--Shutdown:Delay=00:00:02.2";

    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_signal_lets_a_running_request_end_and_is_no_failure()
    {
        var address = new Uri($"http://localhost:{SignInServer.FreePort()}");
        await using var server = await ServerProcess.StartAsync(address, Timestamps, "--sandbox", "--data", _data.Path, Delay);
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };
        var body = """{"client_name":"Slow","redirect_uris":["http://127.0.0.1/callback"],"token_endpoint_auth_method":"none"}""";
        using var client = new TcpClient();
        await client.ConnectAsync("localhost", address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /as/register HTTP/1.1\r\nHost: localhost:{address.Port}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body[..20]}"));
        // Answered after the half of a request arrived, on another connection.
        (await http.GetAsync("/readyz")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await server.SignalAsync("TERM");
        await UntilAsync(http, answer => answer?.StatusCode == HttpStatusCode.ServiceUnavailable);
        await UntilAsync(http, answer => answer is null);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(body[20..]));
        using var reader = new StreamReader(stream);

        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 201 Created");
        (await server.EndAsync()).ShouldBe(0);
        var lines = server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var records = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        records.Select(record => record.GetProperty("Timestamp").GetDateTimeOffset().Offset).Distinct().ShouldBe([TimeSpan.Zero]);
        records.Select(record => record.GetProperty("Message").GetString()).ShouldContain($"MCP is served at {new Uri(address, "/mcp")}. Assistants ask each person to sign in.");
        records.Select(record => record.GetProperty("Message").GetString()!).ShouldContain(message => message.StartsWith("Stopping: not ready from now on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CtrlC_ends_it_at_once()
    {
        var address = new Uri($"http://localhost:{SignInServer.FreePort()}");
        await using var server = await ServerProcess.StartAsync(address, new Dictionary<string, string>(), "--sandbox", "--data", _data.Path, "--Shutdown:Delay=00:01:00");

        await server.SignalAsync("INT");

        // Half a minute before it would end otherwise.
        (await server.EndAsync().WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(0);
    }

    private static async Task UntilAsync(HttpClient http, Func<HttpResponseMessage?, bool> isSeen)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            using var answer = await AskAsync(http, deadline.Token);
            if (isSeen(answer))
                return;
        }
    }

    private static async Task<HttpResponseMessage?> AskAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetAsync("/readyz", cancellationToken);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
