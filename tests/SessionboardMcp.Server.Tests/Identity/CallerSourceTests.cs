using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Server.Identity;

namespace SessionboardMcp.Server.Tests.Identity;

public sealed class CallerSourceTests
{
    private static readonly Caller Anybody = new("anybody", new HashSet<string>(), ShowsPersonalData: false);

    [Fact]
    public void A_server_starts_with_the_one_source_of_callers_that_it_stands_for()
    {
        var services = new ServiceCollection();
        services.AddCaller(CallerKind.Connection, _ => Anybody);

        services.RequireCaller(CallerKind.Connection);

        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ShouldBe(Anybody);
        scope.ServiceProvider.GetRequiredService<AskingClient>().IsChatGpt = true;
        scope.ServiceProvider.GetRequiredService<Caller>().Client.ShouldBe(Assistants.ChatGpt);
    }

    // The last registration would win in silence, and that of an API token lets everybody in.
    [Fact]
    public void None_two_another_or_one_that_passed_by_here_is_refused()
    {
        var none = new ServiceCollection();
        var two = new ServiceCollection();
        two.AddCaller(CallerKind.Connection, _ => Anybody);
        two.AddCaller(CallerKind.ApiToken, _ => Anybody);
        var twice = new ServiceCollection();
        twice.AddCaller(CallerKind.Connection, _ => Anybody);
        twice.AddCaller(CallerKind.Connection, _ => Anybody);
        var another = new ServiceCollection();
        another.AddCaller(CallerKind.ApiToken, _ => Anybody);
        var passedBy = new ServiceCollection();
        passedBy.AddCaller(CallerKind.Connection, _ => Anybody);
        passedBy.AddSingleton(Anybody);

        foreach (var services in (IServiceCollection[])[none, two, twice, another, passedBy])
            Should.Throw<InvalidOperationException>(() => services.RequireCaller(CallerKind.Connection)).Message.ShouldContain("by Connection");
    }
}
