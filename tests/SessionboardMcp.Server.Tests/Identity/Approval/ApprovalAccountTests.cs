using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Identity.Approval;

namespace SessionboardMcp.Server.Tests.Identity.Approval;

public sealed class ApprovalAccountTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" 1000 ", "1000")]
    [InlineData("01000", "1000")]
    public void It_is_the_number_of_an_account(string? given, string? number) => Read(given).Number.ShouldBe(number);

    [Theory]
    [InlineData("grace")]
    [InlineData("-1")]
    [InlineData("1000:1000")]
    [InlineData("99999999999")]
    public void Anything_else_is_told_with_what_to_write(string given) =>
        Should.Throw<ConfigurationProblemException>(() => Read(given)).Message.ShouldContain("Write what `id -u` says");

    private static ApprovalAccount Read(string? given) => ApprovalAccount.Read(new ConfigurationBuilder().AddInMemoryCollection([new(ApprovalAccount.Key, given)]).Build());
}
