using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Server.Identity.Authorization;
using SessionboardMcp.Server.Identity.Keys;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Authorization;

/// <summary>Tokens over time: rotation, grace, theft, restart, new keys.</summary>
[OnBothStores]
public sealed class RefreshTests : IAsyncLifetime, IDisposable
{
    private readonly SignInServer _server = new();
    private Visitor _visitor = null!;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        _visitor = new Visitor(_server.Address);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose()
    {
        _visitor.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_refresh_gives_new_tokens_with_the_same_access()
    {
        var first = await _visitor.SignInAsync();
        var second = await RefreshAsync(first.Refresh!);

        second.Refresh.ShouldNotBe(first.Refresh);
        second.Scope.ShouldBe(first.Scope);
        (await StatusAsync(second.Access)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_used_refresh_token_is_good_until_its_successor_is_used_even_after_the_usual_half_minute()
    {
        var first = await _visitor.SignInAsync();
        await RefreshAsync(first.Refresh!);
        _server.Time.Advance(TimeSpan.FromMinutes(50));
        var retried = await RefreshAsync(first.Refresh!);
        var third = await RefreshAsync(retried.Refresh!);

        var (status, json) = await _visitor.RefreshAsync(first.Refresh!);

        status.ShouldBe(HttpStatusCode.BadRequest);
        json.GetProperty("error").GetString().ShouldBe("invalid_grant");
        // It was used again after its successor was: somebody else has it, and everything that came of it ends.
        (await StatusAsync(third.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        (await _visitor.RefreshAsync(third.Refresh!)).Status.ShouldBe(HttpStatusCode.BadRequest);
        await EndedAsReusedAsync();
    }

    [Fact]
    public async Task A_used_refresh_token_is_good_for_an_hour_at_most()
    {
        var first = await _visitor.SignInAsync();
        var second = await RefreshAsync(first.Refresh!);
        var pruning = _server.Services.GetRequiredService<Pruning>();
        // The clock of the test would wake it beside this one.
        await pruning.StopAsync(CancellationToken.None);
        _server.Time.Advance(TimeSpan.FromMinutes(61));

        (await _visitor.RefreshAsync(first.Refresh!)).Status.ShouldBe(HttpStatusCode.BadRequest);

        (await StatusAsync(second.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        await EndedAsReusedAsync();
        // One that the database failed to end then, or a server of before did not, is ended later by the same reason.
        await _server.QueryAsync(database => database.Connections.ExecuteUpdateAsync(change => change.SetProperty(row => row.EndedAt, (DateTimeOffset?)null).SetProperty(row => row.EndReason, (string?)null)));
        await pruning.PruneAsync(CancellationToken.None);

        (await _server.QueryAsync(database => database.Connections.Select(row => row.EndReason).SingleAsync())).ShouldBe(EndReasons.Reused);
    }

    [Fact]
    public async Task Two_refreshes_at_once_both_succeed_and_sign_nobody_out()
    {
        var first = await _visitor.SignInAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => RefreshAsync(first.Refresh!)));

        foreach (var answer in answers)
            (await StatusAsync((await RefreshAsync(answer.Refresh!)).Access)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_is_good_once_and_only_with_its_verifier()
    {
        var answer = await _visitor.ConnectAsync();
        var tokens = await _visitor.RedeemAsync(answer);

        var again = await _visitor.TryRedeemAsync(answer);
        await EndedAsReusedAsync();
        var wrong = await _visitor.TryRedeemAsync(await _visitor.ConnectAsync(), "another-verifier-that-is-long-enough-for-rfc-7636-too");

        foreach (var (status, json) in ((HttpStatusCode, System.Text.Json.JsonElement)[])[again, wrong])
        {
            status.ShouldBe(HttpStatusCode.BadRequest);
            json.GetProperty("error").GetString().ShouldBe("invalid_grant");
        }

        // Somebody else has the code, too, so what came of it ends (RFC 9700, section 2.1.1).
        (await StatusAsync(tokens.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        // Who only guesses at a code ends nothing.
        (await _server.QueryAsync(database => database.Connections.CountAsync(row => row.EndedAt == null))).ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_client_is_told_so_with_401()
    {
        var tokens = await _visitor.SignInAsync();
        _visitor.ClientId = "dcr-forgotten";

        var (status, json) = await _visitor.RefreshAsync(tokens.Refresh!);

        status.ShouldBe(HttpStatusCode.Unauthorized);
        json.GetProperty("error").GetString().ShouldBe("invalid_client");
    }

    [Fact]
    public async Task A_restart_signs_nobody_out()
    {
        var tokens = await _visitor.SignInAsync();
        await _server.RestartAsync();

        (await StatusAsync(tokens.Access)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync((await RefreshAsync(tokens.Refresh!)).Access)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_key_signs_nobody_out()
    {
        var rotation = _server.Services.GetRequiredService<ServerKeyRotation>();
        var ring = _server.Services.GetRequiredService<ServerKeyRing>();
        _server.Time.AdjustTime(_server.Time.GetUtcNow().AddDays(89));
        await rotation.RotateAsync(CancellationToken.None);
        var old = await _visitor.SignInAsync();
        var before = ring.Current.Signing[0].KeyId;
        _server.Time.Advance(TimeSpan.FromHours(25) - TimeSpan.FromHours(2));
        (await StatusAsync(old.Access)).ShouldBe(HttpStatusCode.OK);
        _server.Time.Advance(TimeSpan.FromHours(2));
        await rotation.RotateAsync(CancellationToken.None);
        var renewed = await RefreshAsync(old.Refresh!);

        ring.Current.Signing.Count.ShouldBe(2);
        ring.Current.Signing[0].KeyId.ShouldNotBe(before);
        new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(renewed.Access).Kid.ShouldBe(ring.Current.Signing[0].KeyId);
        (await StatusAsync(renewed.Access)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_assistant_that_gives_its_refresh_token_back_ends_the_connection_at_Sessionboard_too()
    {
        var tokens = await _visitor.SignInAsync();

        using var revoked = await _visitor.PostAsync("/as/revoke", new() { ["token"] = tokens.Refresh!, ["client_id"] = _visitor.ClientId });

        revoked.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(tokens.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        var connection = await _server.QueryAsync(database => database.Connections.AsNoTracking().SingleAsync());
        connection.EndReason.ShouldBe(EndReasons.Client);
        connection.UpstreamRefreshToken.ShouldBeNull();
        _server.Upstream.Revoked.ShouldBe([connection.Id]);
    }

    [Fact]
    public async Task A_connection_that_ended_at_Sessionboard_gets_no_new_tokens()
    {
        var tokens = await _visitor.SignInAsync();
        await _server.QueryAsync(database => database.Connections.ExecuteUpdateAsync(change => change.SetProperty(row => row.EndedAt, _server.Time.GetUtcNow())));

        var (status, json) = await _visitor.RefreshAsync(tokens.Refresh!);

        status.ShouldBe(HttpStatusCode.BadRequest);
        json.GetProperty("error").GetString().ShouldBe("invalid_grant");
    }

    // Here, at Sessionboard, and with the reason by which "I was signed out" is answered.
    private async Task EndedAsReusedAsync()
    {
        var connection = await _server.QueryAsync(database => database.Connections.AsNoTracking().SingleAsync());
        (connection.EndReason, connection.UpstreamAccessToken, connection.UpstreamRefreshToken).ShouldBe((EndReasons.Reused, null, null));
        _server.Upstream.Revoked.ShouldBe([connection.Id]);
    }

    private async Task<Visitor.Tokens> RefreshAsync(string token)
    {
        var (status, json) = await _visitor.RefreshAsync(token);
        status.ShouldBe(HttpStatusCode.OK, json.ToString());
        return Visitor.Tokens.Of(json);
    }

    private async Task<HttpStatusCode> StatusAsync(string access)
    {
        using var answer = await _visitor.CallAsync(access, "tools/list");
        return answer.StatusCode;
    }
}
