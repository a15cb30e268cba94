using SessionboardMcp.Server.Identity.Clients;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

public class ClientNameTests
{
    [Theory]
    [InlineData("Claude", "Claude")]
    [InlineData("  Claude \r\n\t Code ", "Claude Code")]
    [InlineData("Cla\u200bude\u202e\u0007", "Claude")]
    [InlineData("\u2066Claude\u2069 \ue000", "Claude")]
    [InlineData("Zürich 助手 🎤", "Zürich 助手 🎤")]
    [InlineData("\ud800", null)]
    [InlineData("\u200b \n", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_name_is_one_visible_line(string? name, string? expected) => ClientName.Clean(name).ShouldBe(expected);

    [Fact]
    public void A_long_name_is_cut_between_characters() => ClientName.Clean(new string('a', 59) + "🎤🎤").ShouldBe(new string('a', 59));
}
