using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using SessionboardMcp.Server.Identity.Clients.Documents;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

public class HttpClientDocumentFetcherTests
{
    [Fact]
    public async Task A_document_is_fetched_with_its_freshness()
    {
        await using var host = await DocumentHost.StartAsync(context =>
        {
            context.Response.Headers.CacheControl = "public, max-age=300";
            return DocumentHost.SendAsync(context, Rules.Document(), "application/json; charset=utf-8");
        });
        using var fetcher = DocumentHost.FetchThrough(DocumentHost.ToLoopback());

        var document = await fetcher.FetchAsync(host.ClientId, CancellationToken.None);

        document.Json.ToArray().ShouldBe(Rules.Document());
        document.FreshFor.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var target = await DocumentHost.StartAsync(context => DocumentHost.SendAsync(context, Rules.Document()));
        await using var host = await DocumentHost.StartAsync(context =>
        {
            context.Response.Redirect(target.ClientId.AbsoluteUri);
            return Task.CompletedTask;
        });

        (await RefusedAsync(host)).ShouldBe("the host answered 302");

        target.Requests.ShouldBe(0);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(201)]
    public async Task Another_status_is_no_document(int status)
    {
        await using var host = await DocumentHost.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return DocumentHost.SendAsync(context, Rules.Document());
        });

        (await RefusedAsync(host)).ShouldBe($"the host answered {status}");
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/json")]
    [InlineData("application/jsonp")]
    public async Task Another_type_is_no_document(string type)
    {
        await using var host = await DocumentHost.StartAsync(context => DocumentHost.SendAsync(context, Rules.Document(), type));

        (await RefusedAsync(host)).ShouldBe("the answer is not JSON");
    }

    [Fact]
    public async Task A_large_document_is_refused_without_reading_all_of_it()
    {
        // The document has no end: the refusal itself shows that nobody waited for one, and the host learns that nobody reads on.
        var isLeft = new TaskCompletionSource();
        await using var host = await DocumentHost.StartAsync(async context =>
        {
            context.RequestAborted.Register(isLeft.SetResult);
            context.Response.ContentType = "application/json";
            var block = Encoding.ASCII.GetBytes(new string(' ', 4096));
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
        });

        (await RefusedAsync(host)).ShouldBe("the document is larger than 10240 bytes");
        await isLeft.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_slow_host_is_not_waited_for()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var asked = new TaskCompletionSource();
        await using var host = await DocumentHost.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.FlushAsync();
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, time, context.RequestAborted);
        });
        using var fetcher = DocumentHost.FetchThrough(DocumentHost.ToLoopback(), time);

        var fetch = fetcher.FetchAsync(host.ClientId, CancellationToken.None);
        await asked.Task;
        time.Advance(HttpClientDocumentFetcher.Deadline);

        (await Should.ThrowAsync<ClientDocumentUnavailableException>(fetch)).Message.ShouldBe("it took too long");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.7")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("8.8.8.8 127.0.0.1")]
    [InlineData("")]
    public async Task A_host_inside_is_never_asked(string addresses)
    {
        await using var host = await DocumentHost.StartAsync(context => DocumentHost.SendAsync(context, Rules.Document()));
        var answers = addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse).ToArray();

        (await RefusedAsync(host, new ClientDocumentConnection((_, _) => Task.FromResult(answers), PublicInternet.Contains)))
            .ShouldContain("outside the public internet");

        host.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task A_name_that_changes_after_the_check_gains_nothing()
    {
        await using var host = await DocumentHost.StartAsync(context => DocumentHost.SendAsync(context, Rules.Document()));
        var questions = 0;
        var connection = new ClientDocumentConnection(
            (_, _) => Task.FromResult<IPAddress[]>(++questions == 1 ? [IPAddress.Loopback] : [IPAddress.Parse("127.66.66.66")]),
            address => address.Equals(IPAddress.Loopback));
        using var fetcher = DocumentHost.FetchThrough(connection);

        (await fetcher.FetchAsync(host.ClientId, CancellationToken.None)).Json.Length.ShouldBeGreaterThan(0);

        questions.ShouldBe(1);
    }

    [Fact]
    public async Task A_foreign_certificate_is_refused()
    {
        await using var host = await DocumentHost.StartAsync(context => DocumentHost.SendAsync(context, Rules.Document()));
        using var handler = DocumentHost.ToLoopback().CreateHandler();
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, host.ClientId);

        await Should.ThrowAsync<HttpRequestException>(client.SendAsync(request, CancellationToken.None));
    }

    [Fact]
    public async Task The_programs_own_connection_asks_no_proxy_and_only_the_public_internet()
    {
        using var handler = ClientDocumentConnection.ToPublicAddresses.CreateHandler();
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("https://localhost/client.json"));

        var problem = await Should.ThrowAsync<HttpRequestException>(client.SendAsync(request, CancellationToken.None));

        problem.ToString().ShouldContain("outside the public internet");
        handler.UseProxy.ShouldBeFalse();
        handler.AllowAutoRedirect.ShouldBeFalse();
    }

    private static async Task<string> RefusedAsync(DocumentHost host, ClientDocumentConnection? connection = null)
    {
        using var fetcher = DocumentHost.FetchThrough(connection ?? DocumentHost.ToLoopback());
        return (await Should.ThrowAsync<ClientDocumentUnavailableException>(fetcher.FetchAsync(host.ClientId, CancellationToken.None))).Message;
    }
}
