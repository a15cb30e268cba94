using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>What each request gets of the MCP server's options, instead of ones that are made for it.</summary>
public sealed class SharedServerOptionsTests
{
    // A version of the SDK with a new option must not lose it here.
    [Fact]
    public void A_copy_has_everything_that_the_options_have()
    {
        var made = new McpServerOptions();
        PropertyInfo[] all = [.. typeof(McpServerOptions).GetProperties().Where(property => property.CanWrite)];
        foreach (var property in all)
            property.SetValue(made, Other(property.PropertyType, property.GetValue(made)));

        var copy = SharedServerOptions.Copy(made);

        all.ShouldNotBeEmpty();
        foreach (var property in all)
            property.GetValue(copy).ShouldBe(property.GetValue(made), property.Name);
    }

    [Fact]
    public void Options_are_made_once_and_a_request_changes_only_its_own()
    {
        var made = 0;
        var factory = new SharedServerOptions(
            [new ConfigureNamedOptions<McpServerOptions>(Options.DefaultName, options => (options.ServerInstructions, made) = ("for all", made + 1))], [], []);

        var one = factory.Create(Options.DefaultName);
        (one.ScopeRequests, one.ServerInstructions) = (false, "for one");
        var other = factory.Create(Options.DefaultName);

        made.ShouldBe(1);
        (other.ScopeRequests, other.ServerInstructions).ShouldBe((true, "for all"));
        other.Filters.ShouldBeSameAs(one.Filters);
    }

    [Fact]
    public async Task Every_way_to_serve_has_them()
    {
        await using var app = LocalApp.Build(new ServeSettings { Urls = "http://localhost:0" }, new Uri("http://localhost:1/"));

        app.Services.GetRequiredService<IOptionsFactory<McpServerOptions>>().ShouldBeOfType<SharedServerOptions>();
    }

    private static object? Other(Type type, object? now) => now switch
    {
        bool truth => !truth,
        int number => number + 1,
        TimeSpan time => time + TimeSpan.FromSeconds(1),
        _ when type == typeof(string) => "another",
        _ when type.IsInterface => Activator.CreateInstance(typeof(List<>).MakeGenericType(type.GenericTypeArguments)),
        _ => RuntimeHelpers.GetUninitializedObject(type),
    };
}
