using System.Net;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>Who opens the address of <c>serve --local</c> in a browser sees a page, and no secret.</summary>
public sealed class LocalPageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_root_says_what_this_is_and_how_to_add_it(bool asReal)
    {
        var server = new RunningServer(asReal);
        await server.InitializeAsync();
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = server.Address };
            using var answer = await http.GetAsync("/");
            var html = await answer.Content.ReadAsStringAsync();

            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'");
            answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
            html.ShouldContain(server.Mcp.AbsoluteUri.Replace("127.0.0.1", server.Address.Host, StringComparison.Ordinal));
            html.Contains("bearer token", StringComparison.Ordinal).ShouldBe(asReal);
            if (server.Token is not null)
                html.ShouldNotContain(server.Token);
            (await http.GetAsync("/pages.css")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }
}
