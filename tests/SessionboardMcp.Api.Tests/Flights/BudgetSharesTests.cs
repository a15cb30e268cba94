using System.Globalization;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Flights;

/// <summary>Of those who share a credential, nobody takes a budget from the others.</summary>
public sealed class BudgetSharesTests
{
    private const int Limit = 20;
    private const string Query = "POST /v1/insights/execute";

    private static readonly BudgetPayer Runaway = new("runaway", KeepsRoom: false);
    private static readonly BudgetPayer Other = new("other", KeepsRoom: false);

    [Fact]
    public async Task Who_is_alone_has_all_of_it_and_hears_of_its_end_from_Sessionboard()
    {
        await using var lab = await Lab.OpenAsync();
        Count(lab);

        (await SpendAsync(lab.Client.PaidBy(Runaway))).ShouldBe((Limit, typeof(RateLimitedException)));
    }

    [Fact]
    public async Task A_runaway_leaves_the_others_their_shares_and_may_go_on_when_the_window_is_over()
    {
        await using var lab = await Lab.OpenAsync();
        Count(lab);
        await AskAsync(lab.Client.PaidBy(Other));

        (await SpendAsync(lab.Client.PaidBy(Runaway))).ShouldBe((10, typeof(BudgetShareException)));
        var refusal = await Should.ThrowAsync<BudgetShareException>(() => AskAsync(lab.Client.PaidBy(Runaway)));
        refusal.ShouldSatisfyAllConditions(
            told => told.Category.ShouldBe(RateLimitCategory.Insights),
            told => (told.Share, told.Limit, told.Callers).ShouldBe((10, Limit, 2)),
            told => told.ResetsAt.ShouldBe(lab.Clock.GetUtcNow().AddMinutes(10)));
        var sent = lab.Server.Seen.Count;
        await Should.ThrowAsync<BudgetShareException>(() => AskAsync(lab.Client.PaidBy(Runaway)));
        lab.Server.Seen.Count.ShouldBe(sent, "nothing is sent");

        (await SpendAsync(lab.Client.PaidBy(Other))).Made.ShouldBe(9);
        lab.Clock.Advance(TimeSpan.FromMinutes(10));
        Count(lab);
        (await SpendAsync(lab.Client.PaidBy(Runaway))).ShouldBe((10, typeof(BudgetShareException)));
    }

    [Fact]
    public async Task Calls_at_once_take_no_more_than_calls_one_by_one()
    {
        await using var lab = await Lab.OpenAsync();
        Count(lab);
        await AskAsync(lab.Client.PaidBy(Other));

        var calls = await Task.WhenAll(Enumerable.Range(0, 50).Select(async turn =>
        {
            try
            {
                await AskAsync(lab.Client.PaidBy(Runaway), turn);
                return true;
            }
            catch (BudgetShareException)
            {
                return false;
            }
        }));

        calls.Count(made => made).ShouldBe(10);
    }

    [Fact]
    public async Task A_tenth_is_kept_for_who_comes_later_where_somebody_can()
    {
        await using var lab = await Lab.OpenAsync();
        Count(lab);

        (await SpendAsync(lab.Client.PaidBy(Runaway with { KeepsRoom = true }))).ShouldBe((18, typeof(BudgetShareException)));
        (await SpendAsync(lab.Client.PaidBy(Other with { KeepsRoom = true }))).Made.ShouldBe(2);
    }

    [Fact]
    public async Task Who_was_not_there_for_an_hour_has_no_share_any_more()
    {
        await using var lab = await Lab.OpenAsync();
        Count(lab);
        await AskAsync(lab.Client.PaidBy(Other));
        lab.Clock.Advance(TimeSpan.FromMinutes(61));
        Count(lab);

        (await SpendAsync(lab.Client.PaidBy(Runaway))).ShouldBe((Limit, typeof(RateLimitedException)));
    }

    [Fact]
    public async Task Each_budget_and_each_credential_is_shared_by_itself()
    {
        await using var lab = await Lab.OpenAsync();
        Count(lab);
        await AskAsync(lab.Client.PaidBy(Other));
        await SpendAsync(lab.Client.PaidBy(Runaway));

        Count(lab);
        (await SpendAsync(lab.ClientOf("another").PaidBy(Runaway))).Made.ShouldBe(Limit);
        Count(lab);
        await Should.NotThrowAsync(() => AskAsync(lab.Client));
    }

    // Limits may not be enforced, and then no header tells one.
    [Fact]
    public async Task Where_Sessionboard_tells_no_limit_nothing_is_shared_out()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Query, Reply.Json("[]"));
        await AskAsync(lab.Client.PaidBy(Other with { KeepsRoom = true }));

        for (var turn = 0; turn < 120; turn++)
            await Should.NotThrowAsync(() => AskAsync(lab.Client.PaidBy(Runaway with { KeepsRoom = true })));
    }

    // Names that clients give themselves: another one at each call.
    [Fact]
    public async Task Who_changes_its_name_takes_no_share_from_the_others()
    {
        await using var lab = await Lab.OpenAsync();
        Count(lab);
        await AskAsync(lab.Client.PaidBy(Other));
        for (var turn = 0; turn < 2 * Limit; turn++)
        {
            try
            {
                await AskAsync(lab.Client.PaidBy(new BudgetPayer($"runaway {turn}", KeepsRoom: false)));
            }
            catch (SessionboardException)
            {
                continue;
            }
        }

        (await SpendAsync(lab.Client.PaidBy(Other))).Made.ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task An_answer_of_the_next_window_begins_it()
    {
        await using var lab = await Lab.OpenAsync();
        Count(lab);
        await AskAsync(lab.Client.PaidBy(Other));
        (await SpendAsync(lab.Client.PaidBy(Runaway))).Made.ShouldBe(10);
        Count(lab);
        lab.Clock.Advance(TimeSpan.FromMinutes(5));
        await AskAsync(lab.Client.PaidBy(Other));

        (await SpendAsync(lab.Client.PaidBy(Runaway))).Made.ShouldBe(10);
    }

    private static void Count(Lab lab)
    {
        var left = Limit;
        lab.Server.On(Query, context =>
        {
            var remaining = Interlocked.Decrement(ref left);
            return Reply.Json(
                "[]",
                remaining < 0 ? 429 : 200,
                ("RateLimit-Limit", Limit.ToString(CultureInfo.InvariantCulture)),
                ("RateLimit-Remaining", Math.Max(0, remaining).ToString(CultureInfo.InvariantCulture)),
                ("RateLimit-Reset", "600"),
                ("Retry-After", remaining < 0 ? "600" : "0"))(context);
        });
    }

    private static Task<QueryPage> AskAsync(ISessionboardClient client, int turn = 0) => client.Insights.ExecuteQueryAsync(new QueryRequest($"FIND Session LIMIT {turn + 1}"));

    // As many as it gets.
    private static async Task<(int Made, Type Refusal)> SpendAsync(ISessionboardClient client)
    {
        for (var made = 0; ; made++)
        {
            try
            {
                await AskAsync(client);
            }
            catch (SessionboardException refusal)
            {
                return (made, refusal.GetType());
            }
        }
    }
}
