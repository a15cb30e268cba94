using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tests.Index;

public sealed class PageCollectorTests
{
    private const int Total = 1_234;

    [Fact]
    public async Task Every_page_comes_once_and_in_order_with_no_more_than_four_asked_for_at_a_time()
    {
        var (under, most) = (0, 0);
        var gate = new Lock();

        var all = await PageCollector.AllAsync(FetchAsync, number => $"{number}", CancellationToken.None);

        all.ShouldBe(Enumerable.Range(0, Total));
        most.ShouldBeInRange(1, 4, "who stands in line with more keeps others waiting");

        async Task<Page<int>> FetchAsync(int page, int size, CancellationToken cancellationToken)
        {
            lock (gate) most = Math.Max(most, ++under);
            await Task.Yield();
            lock (gate) under--;
            return PageOf(page, size);
        }
    }

    [Fact]
    public async Task The_failure_of_a_page_stops_the_others_and_is_what_is_thrown()
    {
        var stopped = 0;

        var failure = await Should.ThrowAsync<NotFoundException>(PageCollector.AllAsync(FetchAsync, number => $"{number}", CancellationToken.None));

        failure.Message.ShouldBe("gone");
        stopped.ShouldBe(3);

        async Task<Page<int>> FetchAsync(int page, int size, CancellationToken cancellationToken)
        {
            if (page == 1)
                return PageOf(page, size);
            if (page == 5)
                throw new NotFoundException("SearchSessions", 404, "gone");
            var waiting = new TaskCompletionSource();
            await using (cancellationToken.Register(() =>
            {
                Interlocked.Increment(ref stopped);
                waiting.SetCanceled(cancellationToken);
            }))
            {
                await waiting.Task;
            }

            return PageOf(page, size);
        }
    }

    private static Page<int> PageOf(int page, int size) =>
        new([.. Enumerable.Range(0, Total).Skip((page - 1) * size).Take(size)], page, size, Total, (Total + size - 1) / size, default);
}
