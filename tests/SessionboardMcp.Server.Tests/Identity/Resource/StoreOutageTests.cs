using System.Net;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Resource;

[OnBothStores]
public sealed class StoreOutageTests : IAsyncLifetime, IDisposable
{
    private readonly SignInServer _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task While_the_store_is_away_the_answer_is_503_and_afterwards_the_token_is_still_good()
    {
        using var visitor = new Visitor(_server.Address);
        var tokens = await visitor.SignInAsync();
        await _server.QueryAsync(database => database.Database.ExecuteSqlRawAsync("ALTER TABLE \"Connections\" RENAME TO \"Away\""));
        using var away = await visitor.CallAsync(tokens.Access, "tools/list");
        await _server.QueryAsync(database => database.Database.ExecuteSqlRawAsync("ALTER TABLE \"Away\" RENAME TO \"Connections\""));
        using var back = await visitor.CallAsync(tokens.Access, "tools/list");

        away.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        away.Headers.WwwAuthenticate.ShouldBeEmpty();
        away.Headers.RetryAfter.ShouldNotBeNull();
        back.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
