using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Server.Identity.Keys;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Resource;

/// <summary>A token that was verified before is held to all that can end since.</summary>
public sealed class VerifiedTokensTests : IAsyncLifetime, IDisposable
{
    private readonly SignInServer _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_known_token_is_refused_when_its_time_is_over_its_key_is_gone_or_a_character_is_another()
    {
        using var visitor = new Visitor(_server.Address);
        var token = (await visitor.SignInAsync()).Access;
        (await StatusAsync(visitor, token)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(visitor, token)).ShouldBe(HttpStatusCode.OK);

        // The last character of a signature of 64 bytes has four bits that mean something.
        var last = token[^1] == 'A' ? 'Q' : 'A';
        (await StatusAsync(visitor, token[..^1] + last)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(visitor, token[..^2] + (token[^2] == 'A' ? 'B' : 'A') + token[^1])).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(visitor, token)).ShouldBe(HttpStatusCode.OK);

        _server.Time.Advance(TimeSpan.FromDays(2));
        (await StatusAsync(visitor, token)).ShouldBe(HttpStatusCode.Unauthorized);

        var next = (await visitor.SignInAsync()).Access;
        (await StatusAsync(visitor, next)).ShouldBe(HttpStatusCode.OK);
        await _server.QueryAsync(database => database.ServerKeys.ExecuteDeleteAsync());
        await _server.Services.GetRequiredService<ServerKeyRing>().LoadAsync(default);
        (await StatusAsync(visitor, next)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string token)
    {
        using var answer = await visitor.CallAsync(token, "tools/list");
        return answer.StatusCode;
    }
}
