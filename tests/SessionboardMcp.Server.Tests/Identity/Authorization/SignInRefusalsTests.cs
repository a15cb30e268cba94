using Microsoft.AspNetCore.DataProtection;
using SessionboardMcp.Server.Identity.Authorization;

namespace SessionboardMcp.Server.Tests.Identity.Authorization;

public class SignInRefusalsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \r\n ")]
    public void Without_a_description_both_causes_are_named(string? description) =>
        SignInRefusals.AtSessionboard(description).ShouldBe("Sessionboard refused it: the person said no there, or an organization admin gave them no AI access.");

    [Theory]
    [InlineData("AI access is disabled.", "Sessionboard refused it: AI access is disabled. Ask an organization admin for it, then connect again.")]
    [InlineData("MCP access is off", "Sessionboard refused it: MCP access is off. Ask an organization admin for it, then connect again.")]
    [InlineData("Denied\r\nby \"Ä\\dana\u202E\"", "Sessionboard refused it: Deniedby ''dana'.")]
    public void What_Sessionboard_says_is_one_line_of_what_the_RFC_allows(string description, string expected) =>
        SignInRefusals.AtSessionboard(description).ShouldBe(expected);

    [Fact]
    public void However_much_is_said_stays_short() => SignInRefusals.AtSessionboard(new string('x', 100_000)).Length.ShouldBeLessThan(260);

    [Fact]
    public void A_sentence_is_of_its_request_alone()
    {
        var refusals = new SignInRefusals(new EphemeralDataProtectionProvider());
        var value = refusals.Attach("one", "No.");

        refusals.Detach(value).ShouldBe(("one", "No."));
        refusals.Detach("two" + value["one".Length..]).ShouldBe(("two", null));
        refusals.Detach("one").ShouldBe(("one", null));
        refusals.Detach("one.").ShouldBe(("one", null));
    }
}
