using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Core.Tests.Configuration;

public sealed class KnownSettingsTests
{
    [Theory]
    [InlineData("Sessionboard:ApiTokn", "x", "Sessionboard__ApiTokn is no setting. Did you mean Sessionboard__ApiToken?")]
    [InlineData("Sessionboard:OAuth:ClientID2", "x", "Did you mean Sessionboard__OAuth__ClientId?")]
    [InlineData("OutsideIssuer:Access:7:Grup", "x", "Did you mean OutsideIssuer__Access__0__Group?")]
    [InlineData("Privacy:ShowPersonalData", "on", "Privacy:ShowPersonalData is 'on'. Set it to true or false.")]
    [InlineData("Privacy:ShowPersonalData", "a-secret-that-was-put-into-the-wrong-line", "Privacy:ShowPersonalData is 'a-se…'. Set it to true or false.")]
    [InlineData("OutsideIssuer:Access:organizers:ShowsPersonalData", "1", "Set it to true or false.")]
    public void What_is_wrong_is_said(string key, string value, string expected) =>
        Should.Throw<ConfigurationProblemException>(() => Check((key, value))).Message.ShouldContain(expected);

    // What another version knows, or another program set, keeps nobody from starting.
    [Theory]
    [InlineData("Sessionboard:SomethingOfTomorrow", "x")]
    [InlineData("Privacy:ShowPersonalData", "")]
    [InlineData("Privacy:ShowPersonalData", " TRUE ")]
    [InlineData("Privacy:SensitiveFields:0", "shoe_size")]
    [InlineData("Sessionboard:Scopes:0", "read:insights")]
    [InlineData("Database:Url", "x")]
    [InlineData("Keys:Certificat", "x")]
    [InlineData("Proxy", "x")]
    [InlineData("Writes:Approval", "3")]
    [InlineData("Clients:IdleAfter", "7")]
    public void What_may_be_is_let_be(string key, string value) => Check((key, value));

    [Theory]
    [InlineData("SESSIONBOARD_APITOKEN", "SESSIONBOARD_API_TOKEN")]
    [InlineData("SESSIONBOARD_TOKEN", "SESSIONBOARD_API_TOKEN")]
    [InlineData("SESSIONBOARD_REGON", "SESSIONBOARD_REGION")]
    [InlineData("SESSIONBOARD_API_TOKEN_FIL", "SESSIONBOARD_API_TOKEN_FILE")]
    public void A_short_variable_that_is_misspelt_is_said(string name, string meant) =>
        Should.Throw<ConfigurationProblemException>(() => KnownSettings.Check(new ConfigurationBuilder().Build(), [name])).Message.ShouldBe($"{name} is no setting. Did you mean {meant}?");

    [Fact]
    public void Others_variables_are_let_be() =>
        KnownSettings.Check(new ConfigurationBuilder().Build(), ["SESSIONBOARD_MCP_TEST_EVERYTHING", "SESSIONBOARD_REGIONS", "SESSIONBOARD_REGION", "SESSIONBOARD_API_TOKEN_FILE", "SESSIONBOARD__APITOKEN", "PATH", "SESSIONBOARD_HOME"]);

    [Fact]
    public void The_words_of_an_approval_are_those_that_are_read() => KnownSettings.Approvals.ShouldBe(Enum.GetNames<ApprovalMode>(), StringComparer.OrdinalIgnoreCase);

    private static void Check((string Key, string Value) setting) =>
        KnownSettings.Check(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(setting.Key, (string?)setting.Value)]).Build(), []);
}
