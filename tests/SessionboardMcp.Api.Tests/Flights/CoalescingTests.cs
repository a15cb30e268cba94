using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Flights;

public sealed class CoalescingTests
{
    private const string Query = "POST /v1/event/7/insights/execute";
    private const string Rows = """{"results":[{"title":"Opening"}]}""";

    private static readonly QueryRequest Request = new("FIND Session", EventId: 7);

    [Fact]
    public async Task Fifty_identical_reads_in_flight_are_one_call()
    {
        await using var lab = await Lab.OpenAsync();
        using var arrived = new SemaphoreSlim(0);
        var gate = new TaskCompletionSource();
        lab.Server.On(Query, Reply.Gated(arrived, gate.Task, Rows));

        var calls = Enumerable.Range(0, 50).Select(_ => lab.Client.Insights.ExecuteQueryAsync(Request)).ToList();
        await arrived.Soon();
        gate.SetResult();
        var pages = await Task.WhenAll(calls).Soon();

        pages.ShouldAllBe(page => page.Rows.Count == 1);
        lab.Server.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Different_credentials_or_bodies_are_different_calls()
    {
        await using var lab = await Lab.OpenAsync();
        using var arrived = new SemaphoreSlim(0);
        var gate = new TaskCompletionSource();
        lab.Server.On(Query, Reply.Gated(arrived, gate.Task, Rows));

        Task[] calls =
        [
            lab.ClientOf("token-one").Insights.ExecuteQueryAsync(Request),
            lab.ClientOf("token-two").Insights.ExecuteQueryAsync(Request),
            lab.ClientOf("token-two").Insights.ExecuteQueryAsync(Request with { Page = 2 }),
        ];
        for (var i = 0; i < 3; i++) await arrived.Soon();
        gate.SetResult();
        await Task.WhenAll(calls).Soon();

        lab.Server.Seen.Select(seen => seen.Headers["x-access-token"]).Order().ShouldBe(["token-one", "token-two", "token-two"]);
    }

    [Fact]
    public async Task One_who_leaves_does_not_take_the_others_along()
    {
        await using var lab = await Lab.OpenAsync();
        using var arrived = new SemaphoreSlim(0);
        using var leaving = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        lab.Server.On(Query, Reply.Gated(arrived, gate.Task, Rows));

        var first = lab.Client.Insights.ExecuteQueryAsync(Request, leaving.Token);
        var second = lab.Client.Insights.ExecuteQueryAsync(Request);
        await arrived.Soon();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first.Soon());
        gate.SetResult();

        (await second.Soon()).Rows.Count.ShouldBe(1);
        lab.Server.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_the_last_leaves_the_upstream_call_is_cancelled_and_the_next_begins_anew()
    {
        await using var lab = await Lab.OpenAsync();
        using var arrived = new SemaphoreSlim(0);
        using var leaving = new CancellationTokenSource();
        var aborted = new TaskCompletionSource();
        lab.Server.OnEach(Query, Reply.Gated(arrived, new TaskCompletionSource().Task, Rows, aborted), Reply.Json(Rows));

        var first = lab.Client.Insights.ExecuteQueryAsync(Request, leaving.Token);
        var second = lab.Client.Insights.ExecuteQueryAsync(Request, leaving.Token);
        await arrived.Soon();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first.Soon());
        await Should.ThrowAsync<OperationCanceledException>(second.Soon());
        await aborted.Task.Soon();

        (await lab.Client.Insights.ExecuteQueryAsync(Request).Soon()).Rows.Count.ShouldBe(1);
        lab.Server.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_failure_is_shared_by_those_in_flight_and_by_nobody_later()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.OnEach(Query, Reply.Status(404), Reply.Json(Rows));

        var calls = Enumerable.Range(0, 2).Select(_ => lab.Client.Insights.ExecuteQueryAsync(Request)).ToList();
        foreach (var call in calls) await Should.ThrowAsync<NotFoundException>(call.Soon());

        (await lab.Client.Insights.ExecuteQueryAsync(Request).Soon()).Rows.Count.ShouldBe(1);
        lab.Server.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task One_who_is_already_cancelled_starts_nothing()
    {
        await using var lab = await Lab.OpenAsync();

        await Should.ThrowAsync<OperationCanceledException>(
            lab.Client.Insights.ExecuteQueryAsync(Request, new CancellationToken(canceled: true)));

        lab.Server.Seen.ShouldBeEmpty();
    }

    // Behind one credential each has a share. Who comes along with somebody whose share is spent is judged by their own.
    [Fact]
    public async Task Who_joined_a_read_that_its_starter_had_no_share_for_reads_by_itself()
    {
        var coalescer = new Coalescer();
        var spent = new TaskCompletionSource();
        var first = coalescer.JoinAsync<string>("same", async _ =>
        {
            await spent.Task;
            throw Spent("starter");
        }, CancellationToken.None);
        var asked = 0;
        var joined = Enumerable.Range(0, 3).Select(_ => coalescer.JoinAsync<string>("same", _ => Task.FromResult($"read {Interlocked.Increment(ref asked)}"), CancellationToken.None)).ToList();
        var alsoSpent = coalescer.JoinAsync<string>("same", _ => throw Spent("joiner"), CancellationToken.None);

        spent.SetResult();

        (await Should.ThrowAsync<BudgetShareException>(() => first.Soon())).Operation.ShouldBe("starter");
        (await Task.WhenAll(joined).Soon()).ShouldAllBe(answer => answer.StartsWith("read "));
        var last = await Record.ExceptionAsync(() => alsoSpent.Soon());
        // Who has no share of their own either hears it, unless somebody else had just asked for all.
        if (last is not null)
            last.ShouldBeOfType<BudgetShareException>().Operation.ShouldBe("joiner");
        asked.ShouldBeInRange(1, 3);
    }

    private static BudgetShareException Spent(string who) => new(who, RateLimitCategory.Insights, 50, 100, 2, DateTimeOffset.UnixEpoch);
}
