using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Core.Tests.Access;

public sealed class PrivacyOptionsTests
{
    [Fact]
    public void Names_are_read_from_the_configuration() =>
        Of(new() { ["Privacy:SensitiveFields:0"] = "Shoe size", ["Privacy:SensitiveFields:1"] = "hotel" }).SensitiveFields.ShouldBe(["Shoe size", "hotel"]);

    [Theory]
    [InlineData("Privacy:SensitiveFields", "Shoe size", "Privacy:SensitiveFields is \"Shoe size\", and a list is expected. Set Privacy:SensitiveFields:0, Privacy:SensitiveFields:1 and so on, one name each.")]
    [InlineData("Privacy:SensitiveFields:0", "", "Privacy:SensitiveFields:0 is \"\". Set it to the name of a field, of at most 100 characters.")]
    [InlineData("Privacy:SensitiveFields:0", "***", "Privacy:SensitiveFields:0 is \"***\". Set it to the name of a field, of at most 100 characters.")]
    public void What_would_hide_nothing_is_refused_at_start(string key, string value, string message) =>
        Should.Throw<OptionsValidationException>(() => Of(new() { [key] = value })).Message.ShouldBe(message);

    [Fact]
    public void A_name_can_be_set_on_the_command_line() =>
        ConfigurationArguments.Check(["--Privacy:SensitiveFields:0=Shoe size"]).ShouldBe(["--Privacy:SensitiveFields:0=Shoe size"]);

    private static PrivacyOptions Of(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddLogging(SuiteLog.AddTo);
        services.AddApiTokenIdentity(configuration, "test", usesSandbox: true);
        services.AddSessionboardMcp(configuration);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<PrivacyOptions>>().Value;
    }
}
