using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Desktop.Loopback;

namespace SessionboardMcp.Desktop.Tests.Loopback;

/// <summary>The listener of the window, spoken to byte by byte: what is odd is refused, and who is slow holds up nobody.</summary>
public sealed class LoopbackListenerTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<LoopbackRequest> _heard = [];
    private LoopbackListener _listener = null!;

    public Task InitializeAsync()
    {
        _listener = LoopbackListener.Start(_ => request =>
        {
            lock (_heard)
                _heard.Add(request);
            return Task.FromResult(new LoopbackAnswer(200, $"heard {request.Method} {request.Path} {request.Query} {Encoding.UTF8.GetString(request.Body)}", "text/plain"));
        }, _time);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _listener.DisposeAsync();

    [Theory]
    [InlineData("GET /changes?key=a%20b HTTP/1.1\r\nHost: x\r\n\r\n", "heard GET /changes key=a%20b ")]
    [InlineData("GET / HTTP/1.1\r\nhost:x\r\nAccept: \t a, b \r\n\r\n", "heard GET /  ")]
    [InlineData("POST /changes HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\na=é&b=1", "heard POST /changes  a=é&b=1")]
    [InlineData("POST /changes HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na=1GET /changes HTTP/1.1\r\nHost: x\r\n\r\n", "heard POST /changes  a=1")]
    public async Task What_a_browser_sends_is_heard_once(string request, string answer)
    {
        var said = await SendAsync(request);

        said.ShouldStartWith("HTTP/1.1 200 \r\n");
        said.ShouldContain("Connection: close\r\n");
        said.ShouldEndWith($"\r\n\r\n{answer}");
        _heard.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n", 400)]
    [InlineData("GET http://127.0.0.1/changes HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("GET  /changes HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("GET /a\tb HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("GET /é HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\nHost: x\r\n\r\n", 400)]
    [InlineData("G(T / HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nCookie: a=1\r\ncookie: a=2\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nno colon\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.0\r\nHost: x\r\n\r\n", 505)]
    [InlineData("PRI * HTTP/2.0\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411)]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n", 411)]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\na=1", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +3\r\n\r\na=1", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\n\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 400)]
    public async Task What_no_browser_sends_is_refused_and_nobody_hears_of_it(string request, int status)
    {
        (await SendAsync(request)).ShouldStartWith($"HTTP/1.1 {status} \r\n");
        _heard.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(40_000)]
    public async Task A_head_without_end_is_refused_once_it_is_long(int headers)
    {
        var head = new StringBuilder("GET / HTTP/1.1\r\nHost: x\r\n");
        for (var i = 0; i < headers; i++)
            head.Append($"X-{i}: {new string('x', 60)}\r\n");

        // What the answer is cut off by is that nothing more was read.
        try
        {
            (await SendAsync(head.ToString())).ShouldStartWith("HTTP/1.1 431 ");
        }
        catch (IOException)
        {
            headers.ShouldBeGreaterThan(400);
        }

        _heard.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET / HTTP/1.1\r\nHo")]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\na=1")]
    public async Task Two_hundred_who_send_no_whole_request_hold_up_nobody(string begun)
    {
        var slow = new List<TcpClient>();
        for (var i = 0; i < 200; i++)
        {
            var client = new TcpClient();
            slow.Add(client);
            await client.ConnectAsync(IPAddress.Loopback, _listener.Address.Port);
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(begun));
        }

        (await SendAsync("GET /here HTTP/1.1\r\nHost: x\r\n\r\n")).ShouldContain("heard GET /here");
        slow.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Who_reads_no_answer_holds_up_nobody()
    {
        var deaf = new List<TcpClient>();
        for (var i = 0; i < 100; i++)
        {
            var client = new TcpClient();
            deaf.Add(client);
            await client.ConnectAsync(IPAddress.Loopback, _listener.Address.Port);
            await client.GetStream().WriteAsync("GET /deaf HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
        }

        (await SendAsync("GET /here HTTP/1.1\r\nHost: x\r\n\r\n")).ShouldContain("heard GET /here");
        deaf.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Who_is_slow_is_let_go_after_a_while()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _listener.Address.Port);
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\n"u8.ToArray());
        // The request is being read once another one was.
        await SendAsync("GET /here HTTP/1.1\r\nHost: x\r\n\r\n");

        var read = client.GetStream().ReadAsync(new byte[1]).AsTask();
        while (!read.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(11));
            await Task.Yield();
        }

        (await read).ShouldBe(0);
    }

    [Fact]
    public async Task It_listens_on_this_machine_alone_and_ends()
    {
        _listener.Address.Host.ShouldBe("127.0.0.1");
        await _listener.DisposeAsync();

        await Should.ThrowAsync<SocketException>(async () =>
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _listener.Address.Port);
        });
        await InitializeAsync();
    }

    private async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _listener.Address.Port);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request));
        using var answer = new StreamReader(client.GetStream());
        return await answer.ReadToEndAsync();
    }
}
