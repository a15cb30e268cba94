using System.Net;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

/// <summary>A grant that arrives and that no connection may keep does not stay behind at Sessionboard.</summary>
public sealed class GivenBackTests(SignInServer server) : IClassFixture<SignInServer>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Visitor _visitor = new(server.Address);

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task Of_a_request_that_is_too_old()
    {
        var request = await ConsentAsync();
        server.Time.Advance(TimeSpan.FromMinutes(11));

        await ShouldBeRefusedAsync(_visitor, $"/oauth/callback/us?request={request}", "This took too long");

        (await NextAsync()).ShouldBe(("us", "upstream-refresh-secret"));
    }

    [Fact]
    public async Task Of_a_request_that_was_decided_while_the_one_that_decided_it_is_kept()
    {
        var request = await ConsentAsync();
        using var connected = await _visitor.GetAsync($"/oauth/callback/us?request={request}");
        connected.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await ShouldBeRefusedAsync(_visitor, $"/oauth/callback/us?request={request}", "This was already decided");

        await NextAsync();
        server.Upstream.GivenBack.Reader.TryRead(out _).ShouldBeFalse("the first grant is a connection's");
    }

    [Fact]
    public async Task Of_another_browser()
    {
        using var stranger = new Visitor(server.Address);
        await stranger.OpenConsentAsync();

        await ShouldBeRefusedAsync(stranger, $"/oauth/callback/us?request={await ConsentAsync()}", "This sign-in began somewhere else");

        await NextAsync();
    }

    [Fact]
    public async Task Of_another_region_and_to_that_region()
    {
        await ShouldBeRefusedAsync(_visitor, $"/oauth/callback/eu?request={await ConsentAsync()}", "That was another region");

        (await NextAsync()).Region.ShouldBe("eu");
    }

    [Fact]
    public async Task The_page_does_not_wait_for_Sessionboard()
    {
        var slow = new TaskCompletionSource();
        server.Upstream.Revocation = slow.Task;
        try
        {
            await ShouldBeRefusedAsync(_visitor, $"/oauth/callback/eu?request={await ConsentAsync()}", "That was another region");

            server.Upstream.GivenBack.Reader.TryRead(out _).ShouldBeFalse();
        }
        finally
        {
            server.Upstream.Revocation = Task.CompletedTask;
            slow.SetResult();
        }

        await NextAsync();
    }

    private async Task<string> ConsentAsync()
    {
        var consent = await _visitor.OpenConsentAsync();
        return await _visitor.AllowAsync(consent.Form);
    }

    private static async Task ShouldBeRefusedAsync(Visitor visitor, string callback, string title)
    {
        using var answer = await visitor.GetAsync(callback).WaitAsync(Patience);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"<h1>{title}</h1>");
    }

    private Task<(string Region, string? RefreshToken)> NextAsync() => server.Upstream.GivenBack.Reader.ReadAsync().AsTask().WaitAsync(Patience);
}
