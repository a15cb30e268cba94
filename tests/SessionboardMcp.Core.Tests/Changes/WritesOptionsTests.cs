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

    // Taken for the server's own time, a window would open and close hours from where the operator put it.
    [Theory]
    [InlineData("2027-03-01T00:00:00", false)]
    [InlineData("2027-03-01 00:00", false)]
    [InlineData("2027-03-01", false)]
    [InlineData("2027-03-01T00:00:00Z", true)]
    [InlineData("2027-03-01T00:00:00-06:00", true)]
    [InlineData("2027-03-01T00:00+05:30", true)]
    public void A_window_without_an_offset_is_refused(string from, bool isTaken)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Writes:Freeze:0:From"] = from, ["Writes:Freeze:0:Until"] = "2027-03-09T00:00:00Z" }).Build();
        var options = new WritesOptions();
        options.Freeze.Add(new FreezeWindow { From = Time("2027-03-01T00:00:00Z"), Until = Time("2027-03-09T00:00:00Z") });

        var result = new WritesOptionsRules(configuration).Validate(null, options);

        if (isTaken)
            result.Succeeded.ShouldBeTrue();
        else
            result.FailureMessage.ShouldBe($"Writes:Freeze:0:From is \"{from}\", and has no offset. Write it such as 2027-03-08T00:00:00-06:00.");
    }

    private static DateTimeOffset Time(string? text) => text is null ? default : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
