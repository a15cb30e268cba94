using System.Globalization;
using SessionboardMcp.Api.Limits;

namespace SessionboardMcp.Api.Tests.Limits;

public sealed class BudgetGaugesTests
{
    // A small budget that is nearly whole, and a large one that is nearly gone: 50 of 1000, and neither 50 of 100 nor all of it.
    [Theory]
    [InlineData("100:60 1000:50", 50, 1000)]
    [InlineData("1000:900 100:20", 20, 100)]
    [InlineData("1000:0 100:0", 0, 100)]
    [InlineData("1000:500 100:50", 50, 100)]
    [InlineData("100:1 0:0", 0, 0)]
    public void What_is_left_and_the_limit_are_of_one_credential(string credentials, int remaining, int limit)
    {
        var readings = credentials.Split(' ').Select(one => one.Split(':').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList())
            .Select(numbers => new RateLimitReading(numbers[0], numbers[1], DateTimeOffset.UnixEpoch));

        var least = BudgetGauges.Least(readings);

        (least.Remaining, least.Limit).ShouldBe((remaining, limit));
    }
}
