using Microsoft.AspNetCore.Http;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Transport;

public sealed class SizeCapTests
{
    private const string Session = "GET /v1/event/7/sessions/s1";
    private const int Cap = 4096;

    [Fact]
    public async Task A_body_that_says_it_is_too_large_is_refused_once()
    {
        await using var lab = await Lab.OpenAsync(options => options.MaxResponseBytes = Cap);
        lab.Server.On(Session, async context =>
        {
            context.Response.ContentLength = Cap + 1;
            await context.Response.WriteAsync(new string(' ', Cap + 1));
        });

        var failure = await Should.ThrowAsync<ResponseTooLargeException>(lab.Client.Sessions.GetAsync(7, "s1"));

        failure.MaxBytes.ShouldBe(Cap);
        lab.Server.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_body_of_untold_length_is_refused_at_the_cap()
    {
        await using var lab = await Lab.OpenAsync(options => options.MaxResponseBytes = Cap);
        lab.Server.On(Session, async context =>
        {
            await context.Response.Body.FlushAsync();
            await context.Response.WriteAsync(new string(' ', Cap + 1));
        });

        await Should.ThrowAsync<ResponseTooLargeException>(lab.Client.Sessions.GetAsync(7, "s1"));
    }

    [Fact]
    public async Task A_body_of_exactly_the_cap_is_read()
    {
        await using var lab = await Lab.OpenAsync(options => options.MaxResponseBytes = Cap);
        lab.Server.On(Session, "{\"id\":\"s1\"}".PadRight(Cap));

        (await lab.Client.Sessions.GetAsync(7, "s1")).Id.ShouldBe("s1");
    }

    [Fact]
    public async Task A_small_body_that_unpacks_beyond_the_cap_is_refused()
    {
        await using var lab = await Lab.OpenAsync(options => options.MaxResponseBytes = 1024 * 1024);
        lab.Server.On(Session, Reply.Bomb(megabytes: 8));

        await Should.ThrowAsync<ResponseTooLargeException>(lab.Client.Sessions.GetAsync(7, "s1"));

        lab.Server.Seen[0].Headers["Accept-Encoding"].ShouldContain("gzip");
    }
}
