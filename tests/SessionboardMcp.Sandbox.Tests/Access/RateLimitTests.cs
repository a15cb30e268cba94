using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Variations;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Access;

public sealed class RateLimitTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private SandboxClient _client = null!;

    public async Task InitializeAsync() =>
        _client = await SandboxClient.StartAsync(new SandboxOptions { Organization = SmallWorld.Create(), Limit = 2, TimeProvider = _time });

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task Requests_are_counted_refused_and_allowed_again_in_the_next_window()
    {
        Headers((await _client.GetAsync("/v1/events")).ShouldBeOk()).ShouldBe("2 1 900 -");
        _time.Advance(TimeSpan.FromSeconds(300.5));
        Headers((await _client.GetAsync(Event("tags"))).ShouldBeOk()).ShouldBe("2 0 600 -");

        var refused = await _client.GetAsync("/v1/events");
        refused.ShouldBeError(429, "Too Many Requests", "Too many requests; try again in 600 seconds.");
        Headers(refused).ShouldBe("2 0 600 600");

        _time.Advance(TimeSpan.FromSeconds(599));
        (await _client.GetAsync("/v1/events")).Status.ShouldBe(429);
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Headers((await _client.GetAsync("/v1/events")).ShouldBeOk()).ShouldBe("2 1 900 -");
    }

    [Fact]
    public async Task Each_token_has_a_budget_of_its_own()
    {
        await _client.GetAsync("/v1/events");
        await _client.GetAsync("/v1/events");

        (await _client.GetAsync("/v1/events")).Status.ShouldBe(429);
        (await _client.GetAsync("/v1/events", SandboxTokens.Read)).ShouldBeOk();
    }

    [Fact]
    public async Task Searches_are_not_limited_and_tell_no_budget()
    {
        for (var turn = 0; turn < 5; turn++)
            Headers((await _client.PostAsync(Event("sessions"))).ShouldBeOk()).ShouldBe("- - - -");
    }

    [Fact]
    public async Task Requests_that_got_no_further_than_the_access_check_are_not_counted_but_errors_after_it_are()
    {
        await _client.SendAsync(HttpMethod.Get, "/v1/events", "unknown");
        await _client.GetAsync("/v1/event/1/tags");

        var missing = await _client.GetAsync(Event("contacts/nobody"));
        missing.Status.ShouldBe(404);
        Headers(missing).ShouldBe("2 1 900 -");
    }

    [Fact]
    public void Categories_are_counted_apart()
    {
        var limiter = new RateLimiter(1, TimeSpan.FromMinutes(15), _time);

        limiter.Take("token", RateLimitCategories.Insights).ShouldBe(new RateLimitTurn(true, 1, 0, 900));
        limiter.Take("token", RateLimitCategories.EntityReads).Allowed.ShouldBeTrue();
        limiter.Take("token", RateLimitCategories.Insights).ShouldBe(new RateLimitTurn(false, 1, 0, 900));
    }

    private static string Headers(SandboxAnswer answer) => string.Join(' ', new[] { "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After" }
        .Select(name => answer.Headers.GetValueOrDefault(name, "-")));
}
