using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Tests.Changes;

public sealed class WritesOptionsTests
{
    [Fact]
    public void Who_sets_nothing_is_asked_of_what_is_risky()
    {
        var options = new WritesOptions();

        (options.Enabled, options.Approval, options.NeverAskFor.Count, options.Freeze.Count).ShouldBe((true, ApprovalMode.Risky, 0, 0));
        new WritesOptionsRules().Validate(null, options).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void A_mode_that_there_is_not_is_named() =>
        new WritesOptionsRules().Validate(null, new WritesOptions { Approval = (ApprovalMode)7 }).FailureMessage.ShouldBe("Writes:Approval is 7. Set it to risky, always or never.");

    [Theory]
    [InlineData("Writes:Freeze", "2027-03-01")]
    [InlineData("Writes:NeverAskFor", "delete_record")]
    public void A_list_that_is_written_as_one_value_is_not_passed_over(string key, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = value }).Build();

        new WritesOptionsRules(configuration).Validate(null, new WritesOptions()).FailureMessage.ShouldBe($"{key} is \"{value}\", and a list is expected. Set {key}:0, {key}:1 and so on.");
    }

    [Theory]
    [InlineData(null, "2027-03-02T00:00:00+00:00")]
    [InlineData("2027-03-02T00:00:00+00:00", null)]
    [InlineData("2027-03-02T00:00:00+00:00", "2027-03-02T00:00:00+00:00")]
    [InlineData("2027-03-02T00:00:00+00:00", "2027-03-01T00:00:00+00:00")]
    public void A_window_needs_a_beginning_and_a_later_end(string? from, string? until)
    {
        var options = new WritesOptions();
        options.Freeze.Add(new FreezeWindow { From = Time(from), Until = Time(until) });

        new WritesOptionsRules().Validate(null, options).FailureMessage.ShouldStartWith("Writes:Freeze:0 needs From and Until");
    }

    private static DateTimeOffset Time(string? text) => text is null ? default : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
