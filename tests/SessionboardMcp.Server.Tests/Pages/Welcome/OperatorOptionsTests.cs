using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Pages.Welcome;

namespace SessionboardMcp.Server.Tests.Pages.Welcome;

/// <summary>What an operator may say of themselves, and what would be a trap for whoever reads the page.</summary>
public sealed class OperatorOptionsTests
{
    [Theory]
    [InlineData("Name", "Meridian Events GmbH")]
    [InlineData("Name", "會議 & <Söhne>")]
    [InlineData("Name", "  Meridian  ")]
    [InlineData("Name", "")]
    [InlineData("Contact", "ops@example.org")]
    [InlineData("Contact", "mailto:ops+mcp@example.org")]
    [InlineData("Contact", "MAILTO:ops@example.org")]
    [InlineData("Contact", "https://example.org/contact?topic=mcp")]
    [InlineData("Contact", "http://intranet/help")]
    [InlineData("Contact", " ")]
    [InlineData("Privacy", "HTTPS://Example.org/privacy#mcp")]
    [InlineData("Support", "https://help.example.org")]
    [InlineData("Support", "help@example.org")]
    [InlineData("name", "written small")]
    public void What_a_page_can_show_is_taken(string key, string value) => Read((key, value)).ShouldNotBeNull();

    [Theory]
    [InlineData("Name", "Meridian\r\nSet-Cookie: x=1")]
    [InlineData("Name", "Meridian \u202Etxt.exe")]
    [InlineData("Name", "Mer\u200Bidian")]
    [InlineData("Name", "Meridian\u2028Events")]
    [InlineData("Name", "\u0000")]
    [InlineData("Name", "\uE000")]
    [InlineData("Name", "***101")]
    [InlineData("Contact", "javascript:alert(1)")]
    [InlineData("Contact", "JavaScript:alert(1)")]
    [InlineData("Contact", "java\tscript:alert(1)")]
    [InlineData("Contact", "data:text/html,<script>alert(1)</script>")]
    [InlineData("Contact", "vbscript:x")]
    [InlineData("Contact", "file:///etc/passwd")]
    [InlineData("Contact", "//evil.example")]
    [InlineData("Contact", "/contact")]
    [InlineData("Contact", "contact")]
    [InlineData("Contact", "https:evil.example")]
    [InlineData("Contact", "https://")]
    [InlineData("Contact", "https://good.example@evil.example/")]
    [InlineData("Contact", "mailto:")]
    [InlineData("Contact", "mailto:a@example.org?bcc=evil@example.org")]
    [InlineData("Contact", "mailto:a@example.org,b@example.org")]
    [InlineData("Contact", "Someone <a@example.org>")]
    [InlineData("Contact", "ops@example.org\nbcc:x@example.org")]
    [InlineData("Contact", "https://example.org/\u202Egro.live")]
    [InlineData("Contact", "https://example.org/a b")]
    [InlineData("Contact", "***501")]
    [InlineData("Contact", "+1 555 0100")]
    [InlineData("Privacy", "ops@example.org")]
    [InlineData("Privacy", "mailto:ops@example.org")]
    [InlineData("Privacy", "ftp://example.org/privacy")]
    [InlineData("Privacy", "javascript://example.org/%0Aalert(1)")]
    [InlineData("Support", "cursor://anysphere.cursor-deeplink/mcp/install?name=x")]
    [InlineData("Nmae", "Meridian")]
    [InlineData("Name:0", "Meridian")]
    public void What_a_page_must_not_show_keeps_the_server_from_starting(string key, string value)
    {
        var text = value.StartsWith("***", StringComparison.Ordinal) ? "https://example.org/" + new string('x', int.Parse(value[3..], System.Globalization.CultureInfo.InvariantCulture)) : value;

        var problem = Should.Throw<ConfigurationProblemException>(() => Read((key, text))).Message;

        problem.ShouldStartWith($"Operator:{key.Split(':')[0]}");
        problem.ShouldContain("Set ");
        problem.Length.ShouldBeLessThan(300);
        problem.Any(char.IsControl).ShouldBeFalse();
        problem.ShouldNotContain("\u202E");
    }

    private static OperatorOptions Read(params (string Key, string Value)[] settings) => OperatorOptionsRules.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Operator:{one.Key}", (string?)one.Value))).Build());
}
