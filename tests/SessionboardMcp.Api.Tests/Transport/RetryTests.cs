using System.Text.Json;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Tests.Support;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Tests.Transport;

public sealed class RetryTests
{
    private const string Events = "GET /v1/events";
    private const string Session = "GET /v1/event/7/sessions/s1";

    [Fact]
    public async Task A_read_by_post_is_retried_with_the_same_body()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.OnEach("POST /v1/event/7/sessions", Reply.Status(503), Reply.Json("{\"results\":[]}"));

        await lab.Client.Sessions.SearchAsync(7, new() { Status = "accepted" }, 1, 25);

        lab.Server.Seen.Select(seen => seen.Body).ShouldBe(
            ["{\"filters\":{\"status\":\"accepted\"}}", "{\"filters\":{\"status\":\"accepted\"}}"]);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_write_is_sent_once_whatever_comes_back(int status)
    {
        await using var lab = await Lab.OpenAsync();
        var write = new Operation("CreateTrack", HttpMethod.Post, "v1/event/{eventId}/tracks/create", "write:metadata", null, IsRead: false);
        lab.Server.On("POST /v1/event/7/tracks/create", Reply.Status(status, ("Retry-After", "1")));
        var owner = new HostCredential(new ApiTokenCredential(Lab.Token), lab.Server.Address);

        await Should.ThrowAsync<SessionboardException>(
            lab.Wire.SendAsync(owner, Call.To(write, 7, body: "{}"u8.ToArray()), (root, _) => root.ValueKind, CancellationToken.None));

        lab.Server.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Identical_writes_are_each_sent()
    {
        await using var lab = await Lab.OpenAsync();
        var write = new Operation("CreateTrack", HttpMethod.Post, "v1/event/{eventId}/tracks/create", "write:metadata", null, IsRead: false);
        lab.Server.On("POST /v1/event/7/tracks/create", "{}");
        var owner = new HostCredential(new ApiTokenCredential(Lab.Token), lab.Server.Address);
        var call = Call.To(write, 7, body: "{}"u8.ToArray());

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            lab.Wire.SendAsync(owner, call, (root, _) => root.ValueKind == JsonValueKind.Object, CancellationToken.None)));

        lab.Server.Seen.Count.ShouldBe(5);
    }

    [Fact]
    public async Task No_retries_can_be_configured()
    {
        await using var lab = await Lab.OpenAsync(options => options.MaxRetries = 0);
        lab.Server.On(Events, Reply.Status(503));

        await Should.ThrowAsync<UpstreamUnavailableException>(lab.Client.Events.ListAsync());

        lab.Server.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_short_rate_limit_is_waited_out_for_as_long_as_it_says()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.OnEach(Session, Reply.Status(429, ("Retry-After", "2")), Reply.Json("{\"id\":\"s1\"}"));

        (await lab.Client.Sessions.GetAsync(7, "s1")).Id.ShouldBe("s1");

        lab.Clock.Waits.ShouldBe([TimeSpan.FromSeconds(2)]);
    }

    [Fact]
    public async Task A_long_rate_limit_is_an_error_that_says_until_when()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Session, Reply.Status(429, ("Retry-After", "300")));

        var failure = await Should.ThrowAsync<RateLimitedException>(lab.Client.Sessions.GetAsync(7, "s1"));

        failure.ResetsAt.ShouldBe(lab.Clock.GetUtcNow().AddMinutes(5));
        failure.Message.ShouldContain("2026-11-24 09:05:00 UTC");
        lab.Server.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_rate_limit_that_gives_a_date_is_read_too()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Session, Reply.Status(429, ("Retry-After", "Tue, 24 Nov 2026 09:10:00 GMT")));

        var failure = await Should.ThrowAsync<RateLimitedException>(lab.Client.Sessions.GetAsync(7, "s1"));

        failure.ResetsAt.ShouldBe(lab.Clock.GetUtcNow().AddMinutes(10));
    }
}
