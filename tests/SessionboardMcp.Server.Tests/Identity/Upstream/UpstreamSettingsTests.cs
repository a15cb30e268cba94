using Microsoft.Extensions.Configuration;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Identity.Upstream;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

public class UpstreamSettingsTests
{
    [Theory]
    [InlineData(null, "us", "us")]
    [InlineData("us,eu", "us", "us,eu")]
    [InlineData(" EU ", "us", "eu")]
    public void Regions_are_the_configured_ones(string? regions, string region, string expected) =>
        string.Join(',', Settings(regions, "client", new SessionboardOptions { Region = region }).Regions.Keys).ShouldBe(expected);

    [Fact]
    public void Each_region_has_its_host_and_its_redirect_address()
    {
        var settings = Settings("us,eu", "client", new SessionboardOptions());

        settings.Host("eu").ShouldBe("https://public-api-eu.sessionboard.com");
        settings.RedirectUri("eu").ShouldBe(new Uri("https://mcp.example.com/oauth/callback/eu"));
    }

    [Fact]
    public void A_missing_client_and_an_unknown_region_say_what_to_do()
    {
        Should.Throw<ConfigurationProblemException>(() => Settings(null, null, new SessionboardOptions())).Message.ShouldContain("Sessionboard:OAuth:ClientId");
        Should.Throw<ConfigurationProblemException>(() => Settings("moon", "client", new SessionboardOptions())).Message.ShouldContain("'moon'");
    }

    private static UpstreamSettings Settings(string? regions, string? client, SessionboardOptions options) => UpstreamSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sessionboard:Regions"] = regions,
            ["Sessionboard:OAuth:ClientId"] = client,
        }).Build(),
        options,
        new Uri("https://mcp.example.com"));
}
