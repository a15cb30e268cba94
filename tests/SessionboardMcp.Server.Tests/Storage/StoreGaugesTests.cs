using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Server.Hosting.Telemetry;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage;

/// <summary>What the database alone can tell, as programs beside the server write into it.</summary>
[OnBothStores]
public sealed class StoreGaugesTests
{
    [Fact]
    public async Task What_the_operator_ended_is_told_for_a_day()
    {
        using var server = new SignInServer();
        await server.InitializeAsync();
        using var visitor = new Visitor(server.Address);
        await visitor.SignInAsync();
        await visitor.SignInAsync();
        using var gauges = new StoreGauges(server.Services, server.Services.GetRequiredService<IStore>(), hasConnections: true, server.Time);
        var now = server.Time.GetUtcNow();
        var first = await server.QueryAsync(database => database.Connections.OrderBy(row => row.Id).Select(row => row.Id).FirstAsync());
        // As the command does, which no counter of the server sees.
        await server.QueryAsync(database => database.Connections.Where(row => row.Id == first)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.EndedAt, now).SetProperty(row => row.EndReason, EndReasons.Operator)));

        await gauges.LookAsync(CancellationToken.None);
        gauges.Ended.ShouldBe(new Dictionary<string, int> { [EndReasons.Operator] = 1 });

        server.Time.Advance(TimeSpan.FromHours(25));
        await gauges.LookAsync(CancellationToken.None);
        gauges.Ended.ShouldBeEmpty();
        await server.DisposeAsync();
    }
}
