using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Configuration;

namespace SessionboardMcp.Api.Tests.Configuration;

public sealed class OptionsTests
{
    [Fact]
    public void The_defaults_are_valid_and_lead_to_the_united_states()
    {
        var options = Read();

        options.ResolveBaseAddress().ShouldBe(new Uri("https://public-api.sessionboard.com/"));
        (options.AttemptTimeout, options.Deadline).ShouldBe((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60)));
        (options.MaxResponseBytes, options.MaxRetries).ShouldBe((16 * 1024 * 1024, 2));
        (options.SchemaTtl, options.EventsTtl).ShouldBe((TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(60)));
        options.MaxRateLimitWait.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Every_key_is_read()
    {
        var options = Read(
            ("Region", "EU"), ("ApiToken", "t"), ("AttemptTimeout", "00:00:10"), ("Deadline", "00:01:30"),
            ("MaxResponseBytes", "2048"), ("MaxRetries", "1"), ("MaxRateLimitWait", "00:00:05"),
            ("SchemaTtl", "00:10:00"), ("EventsTtl", "00:00:00"));

        options.ResolveBaseAddress().Host.ShouldBe("public-api-eu.sessionboard.com");
        options.ApiToken.ShouldBe("t");
        (options.AttemptTimeout, options.Deadline).ShouldBe((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(90)));
        (options.MaxResponseBytes, options.MaxRetries).ShouldBe((2048, 1));
        options.MaxRateLimitWait.ShouldBe(TimeSpan.FromSeconds(5));
        (options.SchemaTtl, options.EventsTtl).ShouldBe((TimeSpan.FromMinutes(10), TimeSpan.Zero));
    }

    [Theory]
    [InlineData("https://proxy.example.org/sb", "https://proxy.example.org/sb/")]
    [InlineData("http://localhost:3002", "http://localhost:3002/")]
    [InlineData("http://127.0.0.1:3002/", "http://127.0.0.1:3002/")]
    [InlineData("http://[::1]:3002", "http://[::1]:3002/")]
    public void An_address_overrides_the_region_and_keeps_its_path(string address, string expected) =>
        Read(("Region", "eu"), ("BaseUrl", address)).ResolveBaseAddress().AbsoluteUri.ShouldBe(expected);

    [Theory]
    [InlineData("Region", "mars", "Sessionboard:Region is 'mars'. Set it to 'us' or 'eu'")]
    [InlineData("BaseUrl", "http://example.org", "Sessionboard:BaseUrl is 'http://example.org'.")]
    [InlineData("BaseUrl", "http://localhost.example.org", "Sessionboard:BaseUrl is 'http://localhost.example.org'.")]
    [InlineData("BaseUrl", "example.org", "Set it to https://host")]
    [InlineData("BaseUrl", "https://host/?q=1", "Set it to https://host")]
    [InlineData("ApiToken", "a b", "Copy it again.")]
    [InlineData("AttemptTimeout", "30", "Sessionboard:AttemptTimeout is '30'. Set it to a time such as 00:00:30.")]
    [InlineData("AttemptTimeout", "00:02:00", "Sessionboard:Deadline is '00:01:00'. Set it to a value from 00:02:00 to 01:00:00.")]
    [InlineData("MaxRetries", "two", "Sessionboard:MaxRetries is 'two'. Set it to a whole number.")]
    [InlineData("MaxRetries", "6", "Sessionboard:MaxRetries is '6'. Set it to a value from 0 to 5.")]
    [InlineData("MaxResponseBytes", "1", "Sessionboard:MaxResponseBytes is '1'.")]
    [InlineData("MaxRateLimitWait", "00:05:00", "Sessionboard:MaxRateLimitWait is '00:05:00'.")]
    [InlineData("SchemaTtl", "-00:00:01", "Sessionboard:SchemaTtl is '-00:00:01'.")]
    [InlineData("EventsTtl", "2.00:00:00", "Sessionboard:EventsTtl is '2.00:00:00'.")]
    public void A_message_names_the_key_the_value_and_the_mend(string key, string value, string message) =>
        Should.Throw<OptionsValidationException>(() => Read((key, value))).Message.ShouldContain(message, Case.Sensitive);

    [Theory]
    [InlineData("us", null)]
    [InlineData("us", "https://proxy.example.org")]
    public void A_sandbox_token_for_a_host_elsewhere_is_refused_without_being_quoted(string region, string? address)
    {
        var failure = Should.Throw<OptionsValidationException>(
            () => Read(("Region", region), ("BaseUrl", address), ("ApiToken", "sandbox-read")));

        failure.Message.ShouldContain("Sessionboard:ApiToken is a sandbox token");
        failure.Message.ShouldNotContain("sandbox-read");
    }

    [Fact]
    public void A_sandbox_token_is_for_this_machine() =>
        Read(("BaseUrl", "http://localhost:3002"), ("ApiToken", "sandbox-read")).ApiToken.ShouldBe("sandbox-read");

    [Fact]
    public void A_password_in_an_address_is_not_quoted() =>
        Should.Throw<OptionsValidationException>(() => Read(("BaseUrl", "https://me:hunter2@example.org")))
            .Message.ShouldNotContain("hunter2");

    private static SessionboardOptions Read(params (string Key, string? Value)[] values)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create("Sessionboard:" + pair.Key, pair.Value)))
            .Build());
        services.AddSessionboardApi();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<SessionboardOptions>>().Value;
    }
}
