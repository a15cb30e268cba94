using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Transport;

public sealed class TimeLimitTests
{
    private const string Session = "GET /v1/event/7/sessions/s1";

    [Fact]
    public async Task A_body_that_never_ends_hits_the_deadline()
    {
        await using var lab = await Lab.OpenAsync();
        using var begun = new SemaphoreSlim(0);
        using var measured = Measured.Begin("request.duration");
        lab.Server.On(Session, Reply.Stall(begun));

        var call = lab.Client.Sessions.GetAsync(7, "s1");
        await begun.Soon();
        lab.Clock.Advance(TimeSpan.FromSeconds(31));
        await begun.Soon();
        lab.Clock.Advance(TimeSpan.FromSeconds(30));

        await Should.ThrowAsync<DeadlineExceededException>(call.Soon());
        lab.Server.Seen.Count.ShouldBe(2);
        // One try by its own limit, one by that over all: who hangs is seen to fail.
        measured.Of("error.type").ShouldBe(["Timeout", "Timeout"]);
    }

    [Fact]
    public async Task A_slow_try_is_given_up_and_the_next_may_succeed()
    {
        await using var lab = await Lab.OpenAsync();
        using var begun = new SemaphoreSlim(0);
        using var measured = Measured.Begin("request.duration");
        lab.Server.OnEach(Session, Reply.Stall(begun), Reply.Json("{\"id\":\"s1\"}"));

        var call = lab.Client.Sessions.GetAsync(7, "s1");
        await begun.Soon();
        lab.Clock.Advance(TimeSpan.FromSeconds(31));

        (await call.Soon()).Id.ShouldBe("s1");
        measured.Of("error.type").ShouldBe(["Timeout", null]);
    }

    [Fact]
    public async Task The_callers_own_cancellation_stays_a_cancellation()
    {
        await using var lab = await Lab.OpenAsync();
        using var begun = new SemaphoreSlim(0);
        using var caller = new CancellationTokenSource();
        lab.Server.On(Session, Reply.Stall(begun));

        var call = lab.Client.Sessions.GetAsync(7, "s1", caller.Token);
        await begun.Soon();
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call.Soon());
    }

    // Writes share no flight, so that the whole of the call has ended with it.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_that_hangs_is_measured_and_one_that_its_caller_left_is_not(bool isLeft)
    {
        await using var lab = await Lab.OpenAsync();
        using var begun = new SemaphoreSlim(0);
        using var caller = new CancellationTokenSource();
        using var measured = Measured.Begin("request.duration");
        lab.Server.On("DELETE /v1/event/7/sessions/s1", Reply.Stall(begun));

        var call = lab.Client.Sessions.DeleteAsync(7, "s1", caller.Token);
        await begun.Soon();
        if (isLeft)
            await caller.CancelAsync();
        else
            lab.Clock.Advance(TimeSpan.FromSeconds(31));

        if (isLeft)
            await Should.ThrowAsync<OperationCanceledException>(call.Soon());
        else
            await Should.ThrowAsync<DeadlineExceededException>(call.Soon());
        measured.Of("error.type").ShouldBe(isLeft ? [] : ["Timeout"]);
    }
}
