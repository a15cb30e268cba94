using System.Net.Sockets;
using System.Text;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>Requests that no middleware sees: the web server itself refuses them, and would log them as they came.</summary>
public class UnreadableRequestTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: localhost\r\nAuthorization Bearer a-token-that-nobody-may-see\r\n\r\n")]
    [InlineData("GET /oauth/callback/us?code=a-code-that-nobody-may-see and more HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /oauth\0/callback/us?code=a-code-that-nobody-may-see HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    public async Task What_cannot_be_read_is_refused_and_not_logged(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);

        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 400 Bad Request");
        SuiteLog.Leaks.Where(leak => leak.Category.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
