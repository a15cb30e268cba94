using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Logs;
using Xunit.Sdk;

namespace SessionboardMcp.Server.Tests.Logs;

/// <summary>What reaches the suite's log.</summary>
public class CapturedLogTests
{
    [Fact]
    public void A_host_is_captured_at_every_level_whatever_its_own_rules_are()
    {
        using var host = Build(builder => builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.None).AddFilter("Captured", LogLevel.Critical));

        host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Captured").IsEnabled(LogLevel.Trace).ShouldBeTrue();
    }

    [Fact]
    public void The_host_of_somebody_else_is_not()
    {
        using var host = Build(builder => builder.Services.AddSingleton<SomebodyElse>());

        host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Strange").IsEnabled(LogLevel.Critical).ShouldBeFalse();
    }

    [Fact]
    public void Parameters_exceptions_and_scopes_are_captured_with_the_line()
    {
        var taken = new List<string>();
        using var provider = new SuiteLoggerProvider((category, id, text) => taken.Add($"{category} {id.Id} {text}"));
        var logger = provider.CreateLogger("Category");

        var scope = new Dictionary<string, object?> { ["Path"] = "the scope's" };
        var parameters = new Dictionary<string, object?> { ["Hidden"] = "the parameter's" };
        var failure = new IOException("the exception's");

        using (logger.BeginScope(scope))
            logger.Log(LogLevel.Trace, new EventId(7), parameters, failure, (_, _) => "the message");

        taken[0].ShouldContain("the scope's");
        taken[1].ShouldStartWith("Category 7 the message");
        taken[1].ShouldContain("Hidden is the parameter's");
        taken[1].ShouldContain("the exception's");
    }

    [Fact]
    public void The_lines_of_a_programs_log_are_taken_out_of_what_it_wrote()
    {
        var before = SuiteLog.Categories;

        var rest = ProcessLog.Take("first\n{\"EventId\":3,\"LogLevel\":\"Trace\",\"Category\":\"Of a program\",\"Message\":\"m\",\"State\":{\"Message\":\"m\"}}\nlast\n");

        rest.ShouldBe("first\nlast\n");
        SuiteLog.Categories.Except(before).ShouldContain("Of a program");
    }

    [Fact]
    public void The_collection_that_looks_back_runs_last()
    {
        var names = new[] { "b", Afterwards.Name, "a" };

        new LastCollectionLast().OrderTestCollections(names.Select(Collection)).Select(collection => collection.DisplayName).ShouldBe(["b", "a", Afterwards.Name]);
    }

    private static TestCollection Collection(string name) => new(new TestAssembly(Reflector.Wrap(typeof(CapturedLogTests).Assembly)), null, name);

    private static IHost Build(Action<HostApplicationBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        configure(builder);
        return builder.Build();
    }
}
