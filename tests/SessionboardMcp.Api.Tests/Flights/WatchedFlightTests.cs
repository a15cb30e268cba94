using SessionboardMcp.Api.Flights;

namespace SessionboardMcp.Api.Tests.Flights;

/// <summary>All who wait for one reading are told how far it is, and none ends it for the others.</summary>
public sealed class WatchedFlightTests
{
    [Fact]
    public async Task All_who_wait_are_told_how_far_it_is_also_who_comes_late_and_nobody_who_left()
    {
        var (coalescer, flight) = (new Coalescer(), new Flown());
        var (first, late) = (new Told(), new Told());
        using var leaving = new CancellationTokenSource();
        var waiting = coalescer.JoinAsync("x", flight.FlyAsync, first, leaving.Token);
        flight.Progress.Report(new Steps(1, 3));

        var other = coalescer.JoinAsync("x", flight.FlyAsync, late, CancellationToken.None);
        late.Steps.ShouldBe([new Steps(1, 3)], "the one who came late learns where it is");
        flight.Progress.Report(new Steps(2, 3));
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);
        flight.Progress.Report(new Steps(3, 3));
        flight.Result.SetResult("landed");

        (await other).ShouldBe("landed");
        flight.Flights.ShouldBe(1);
        flight.Cancelled.IsCancellationRequested.ShouldBeFalse("somebody waited still");
        first.Steps.ShouldBe([new Steps(1, 3), new Steps(2, 3)]);
        late.Steps.ShouldBe([new Steps(1, 3), new Steps(2, 3), new Steps(3, 3)]);
    }

    [Fact]
    public async Task The_last_who_leaves_ends_it()
    {
        var (coalescer, flight) = (new Coalescer(), new Flown());
        using var leaving = new CancellationTokenSource();
        Task<string>[] waiting = [.. Enumerable.Range(0, 3).Select(_ => coalescer.JoinAsync("x", flight.FlyAsync, new Told(), leaving.Token))];

        await leaving.CancelAsync();
        foreach (var one in waiting)
            await Should.ThrowAsync<OperationCanceledException>(one);

        var ended = new TaskCompletionSource();
        await using var registered = flight.Cancelled.Register(ended.SetResult);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10));
        flight.Flights.ShouldBe(1);
    }

    private sealed class Flown
    {
        public IProgress<Steps> Progress { get; private set; } = null!;

        public TaskCompletionSource<string> Result { get; } = new();

        public CancellationToken Cancelled { get; private set; }

        public int Flights { get; private set; }

        public Task<string> FlyAsync(IProgress<Steps> progress, CancellationToken cancellationToken)
        {
            (Progress, Cancelled, Flights) = (progress, cancellationToken, Flights + 1);
            return Result.Task.WaitAsync(cancellationToken);
        }
    }

    private sealed class Told : IProgress<Steps>
    {
        public List<Steps> Steps { get; } = [];

        public void Report(Steps value) => Steps.Add(value);
    }
}
