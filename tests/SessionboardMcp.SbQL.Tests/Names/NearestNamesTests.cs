using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.SbQL.Tests.Names;

public sealed class NearestNamesTests
{
    private static readonly string[] Known = ["title", "status", "status_category", "starts_at", "ends_at", "display_status", "id"];

    [Theory]
    [InlineData("titel", "title")]
    [InlineData("TITLE", "title")]
    [InlineData("stauts", "status")]
    [InlineData("start", "starts_at")]
    [InlineData("start_at", "starts_at")]
    [InlineData("category", "status_category")]
    public void The_first_is_what_was_meant(string wanted, string expected) =>
        NearestNames.Of(wanted, Known)[0].ShouldBe(expected);

    [Fact]
    public void Beginnings_come_before_parts() =>
        NearestNames.Of("status", Known).ShouldBe(["status", "status_category", "display_status"]);

    [Fact]
    public void Never_more_than_asked_for_and_none_twice() =>
        NearestNames.Of("status", [.. Known, "STATUS"], 2).ShouldBe(["status", "status_category"]);

    [Theory]
    [InlineData("banana")]
    [InlineData("x")]
    [InlineData("")]
    public void Nothing_is_near_to_a_stranger(string wanted) => NearestNames.Of(wanted, Known).ShouldBeEmpty();

    [Fact]
    public void A_huge_name_is_no_trouble() => NearestNames.Of(new string('z', 1_000_000), Known).ShouldBeEmpty();
}
