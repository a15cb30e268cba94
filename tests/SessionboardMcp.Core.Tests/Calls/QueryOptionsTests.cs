using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Core.Tests.Calls;

public sealed class QueryOptionsTests
{
    [Fact]
    public void Twenty_thousand_characters_are_the_default() => Of(null).MaximumLength.ShouldBe(20_000);

    [Theory]
    [InlineData("100", 100)]
    [InlineData("100000", 100_000)]
    public void Another_length_can_be_configured(string configured, int expected) => Of(configured).MaximumLength.ShouldBe(expected);

    [Theory]
    [InlineData("99")]
    [InlineData("100001")]
    public void A_length_out_of_range_names_the_key_the_value_and_the_range(string configured) =>
        Should.Throw<OptionsValidationException>(() => Of(configured)).Message.ShouldBe($"Queries:MaximumLength is {configured}. Set it to 100 to 100000 characters.");

    [Fact]
    public void It_can_be_set_on_the_command_line() =>
        ConfigurationArguments.Check(["--Queries:MaximumLength=5000"]).ShouldBe(["--Queries:MaximumLength=5000"]);

    [Fact]
    public void It_is_read_from_what_the_host_passes_and_from_nothing_that_is_found()
    {
        var found = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Queries:MaximumLength"] = "200", ["Writes:Enabled"] = "false" }).Build();
        var services = new ServiceCollection().AddLogging(SuiteLog.AddTo).AddSingleton<IConfiguration>(found);
        services.AddSessionboardMcp();
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IOptions<QueryOptions>>().Value.MaximumLength.ShouldBe(new QueryOptions().MaximumLength);
        provider.GetRequiredService<IOptions<WritesOptions>>().Value.Enabled.ShouldBe(new WritesOptions().Enabled);
    }

    private static QueryOptions Of(string? configured)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Queries:MaximumLength"] = configured }).Build();
        var services = new ServiceCollection().AddLogging(SuiteLog.AddTo);
        services.AddSessionboardMcp(configuration);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<QueryOptions>>().Value;
    }
}
