using System.Globalization;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Limits;

public sealed class RateLimitTests
{
    private const string Query = "POST /v1/insights/execute";

    [Fact]
    public async Task The_last_reading_is_told_for_its_credential_and_category_only()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Query, Reply.Json("[]", 200, Headers(100, 37, "600")));

        lab.Client.RateLimit(RateLimitCategory.Insights).ShouldBeNull();
        await lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session"));

        lab.Client.RateLimit(RateLimitCategory.Insights)
            .ShouldBe(new RateLimitReading(100, 37, lab.Clock.GetUtcNow().AddMinutes(10)));
        lab.Client.RateLimit(RateLimitCategory.EntityReads).ShouldBeNull();
        lab.ClientOf("another").RateLimit(RateLimitCategory.Insights).ShouldBeNull();
    }

    [Fact]
    public async Task The_budget_is_whole_again_once_the_window_is_over()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Query, Reply.Json("[]", 200, Headers(100, 0, "600")));
        await lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session"));

        lab.Clock.Advance(TimeSpan.FromSeconds(599));
        lab.Client.RateLimit(RateLimitCategory.Insights)!.Remaining.ShouldBe(0);
        lab.Clock.Advance(TimeSpan.FromSeconds(1));
        lab.Client.RateLimit(RateLimitCategory.Insights)!.Remaining.ShouldBe(100);
    }

    [Fact]
    public async Task A_reset_may_be_an_instant_in_unix_seconds_or_milliseconds()
    {
        await using var lab = await Lab.OpenAsync();
        var reset = lab.Clock.GetUtcNow().AddMinutes(3);
        lab.Server.OnEach(
            Query,
            Reply.Json("[]", 200, Headers(100, 5, reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))),
            Reply.Json("[]", 200, Headers(100, 4, reset.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))));

        await lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session"));
        lab.Client.RateLimit(RateLimitCategory.Insights).ShouldBe(new RateLimitReading(100, 5, reset));
        await lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session"));
        lab.Client.RateLimit(RateLimitCategory.Insights).ShouldBe(new RateLimitReading(100, 4, reset));
    }

    [Fact]
    public async Task An_answer_that_was_overtaken_does_not_give_budget_back()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.OnEach(Query, Reply.Json("[]", 200, Headers(100, 5, "600")), Reply.Json("[]", 200, Headers(100, 6, "600")));

        await lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session"));
        await lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session"));

        lab.Client.RateLimit(RateLimitCategory.Insights)!.Remaining.ShouldBe(5);
    }

    [Fact]
    public async Task A_refusal_for_the_limit_leaves_nothing_until_it_is_over()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Query, Reply.Json("{}", 429, [.. Headers(100, 3, "600"), ("Retry-After", "120")]));

        await Should.ThrowAsync<RateLimitedException>(lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session")));

        lab.Client.RateLimit(RateLimitCategory.Insights)
            .ShouldBe(new RateLimitReading(100, 0, lab.Clock.GetUtcNow().AddMinutes(2)));
    }

    [Theory]
    [InlineData("many", "5", "60")]
    [InlineData("100", "", "60")]
    [InlineData("100", "-1", "60")]
    public async Task Headers_that_cannot_be_read_are_passed_over(string limit, string remaining, string reset)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Query, Reply.Json(
            "[]", 200, ("RateLimit-Limit", limit), ("RateLimit-Remaining", remaining), ("RateLimit-Reset", reset)));

        await lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session"));

        lab.Client.RateLimit(RateLimitCategory.Insights).ShouldBeNull();
    }

    private static (string, string)[] Headers(int limit, int remaining, string reset) =>
    [
        ("RateLimit-Limit", limit.ToString(CultureInfo.InvariantCulture)),
        ("RateLimit-Remaining", remaining.ToString(CultureInfo.InvariantCulture)),
        ("RateLimit-Reset", reset),
    ];
}
