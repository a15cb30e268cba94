using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SessionboardMcp.Server.Identity.OutsideIssuer;

namespace SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

public class OutsideIssuerOptionsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["OutsideIssuer:Authority"] = "https://login.example.org/tenant",
        ["OutsideIssuer:Audience"] = "https://mcp.example.org/mcp",
        ["OutsideIssuer:Access:0:Group"] = "organizers",
        ["OutsideIssuer:Access:0:Gives"] = "read:insights read:events",
        ["OutsideIssuer:Access:0:ShowsPersonalData"] = "true",
        ["OutsideIssuer:Access:1:Scope"] = "conference.read",
        ["OutsideIssuer:Access:1:Gives"] = "read:insights",
    };

    [Fact]
    public void A_whole_configuration_is_right()
    {
        var options = Bind(Good);

        options.Access.Select(access => (access.Group, access.Scope, access.Gives, access.ShowsPersonalData)).ShouldBe(
            [("organizers", null, "read:insights read:events", true), (null, "conference.read", "read:insights", false)]);
    }

    [Theory]
    [InlineData("OutsideIssuer:Authority", "", "OutsideIssuer:Authority is ''. Set it to the issuer address")]
    [InlineData("OutsideIssuer:Authority", "http://login.example.org", "OutsideIssuer:Authority is 'http://login.example.org'.")]
    [InlineData("OutsideIssuer:Authority", "https://login.example.org?x=1", "OutsideIssuer:Authority is")]
    [InlineData("OutsideIssuer:Audience", "", "OutsideIssuer:Audience is ''. Set it to the exact audience")]
    [InlineData("OutsideIssuer:Audience", "https://*.example.org", "OutsideIssuer:Audience is 'https://*.example.org'.")]
    [InlineData("OutsideIssuer:GroupsClaim", "", "OutsideIssuer:GroupsClaim is empty.")]
    [InlineData("OutsideIssuer:Access:0:Group", "", "OutsideIssuer:Access:0 names neither Group nor Scope.")]
    [InlineData("OutsideIssuer:Access:1:Gives", " ", "OutsideIssuer:Access:1:Gives is empty.")]
    [InlineData("OutsideIssuer:SignIn:ClientSecret", "secret", "OutsideIssuer:SignIn:ClientSecret is set, and OutsideIssuer:SignIn:ClientId is not.")]
    [InlineData("OutsideIssuer:SignIn:Scopes", "groups", "OutsideIssuer:SignIn:Scopes is set, and OutsideIssuer:SignIn:ClientId is not.")]
    [InlineData("OutsideIssuer:Access:1:Gives", "read:insights everything", "OutsideIssuer:Access:1:Gives holds 'everything'.")]
    public void A_wrong_setting_keeps_the_server_from_starting(string key, string value, string expected) =>
        Should.Throw<OptionsValidationException>(() => Bind(new Dictionary<string, string?>(Good) { [key] = value }))
            .Failures.ShouldHaveSingleItem().ShouldStartWith(expected);

    [Fact]
    public void Without_an_entry_nobody_could_do_anything() =>
        Should.Throw<OptionsValidationException>(() => Bind(Good.Where(pair => !pair.Key.Contains("Access", StringComparison.Ordinal)).ToDictionary()))
            .Failures.ShouldHaveSingleItem().ShouldStartWith("OutsideIssuer:Access has no entry");

    private static OutsideIssuerOptions Bind(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddOptions<OutsideIssuerOptions>().Bind(configuration.GetSection(OutsideIssuerOptions.Section));
        services.AddSingleton<IValidateOptions<OutsideIssuerOptions>, OutsideIssuerOptionsRules>();
        return services.BuildServiceProvider().GetRequiredService<IOptions<OutsideIssuerOptions>>().Value;
    }
}
