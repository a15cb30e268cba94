using System.Net;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

public sealed class RefreshTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private readonly SandboxOptions _options;
    private SandboxHost _sandbox = null!;
    private Replica _replica = null!;

    public RefreshTests() => _options = new SandboxOptions { TimeProvider = _time };

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxHost.StartAsync(_options);
        _replica = await Replica.StartAsync(_directory, _sandbox, _time);
    }

    public async Task DisposeAsync()
    {
        await _replica.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_token_that_is_good_is_used_as_it_is()
    {
        var connection = await ConnectAsync(TimeSpan.FromHours(1));

        var token = await TokenAsync(connection);

        token.ShouldBe(_replica.Secrets.AccessToken(connection));
        _sandbox.OAuth.Refreshes.ShouldBe(0);
    }

    [Fact]
    public async Task A_token_that_is_about_to_expire_is_renewed_and_everything_that_came_is_stored()
    {
        var connection = await ConnectAsync(TimeSpan.FromSeconds(59));

        var token = await TokenAsync(connection);

        (await SandboxPerson.CallAsync(_sandbox, token)).ShouldBe(HttpStatusCode.OK);
        var row = await _replica.RowAsync(connection.Id);
        _replica.Secrets.AccessToken(row).ShouldBe(token);
        _replica.Secrets.RefreshToken(row).ShouldNotBe(_replica.Secrets.RefreshToken(connection));
        row.UpstreamExpiresAt.ShouldBe(_time.GetUtcNow().AddHours(1));
        (row.LeaseOwner, row.LeaseExpiresAt, row.EndedAt).ShouldBe((null, null, null));
        (await TokenAsync(connection)).ShouldBe(token);
        _sandbox.OAuth.Refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task Fewer_rights_at_Sessionboard_are_stored_at_the_next_renewal()
    {
        var connection = await ConnectAsync(TimeSpan.Zero);
        _sandbox.OAuth.SetScopes("dana", ["read:events"]);

        await TokenAsync(connection);

        (await _replica.RowAsync(connection.Id)).GrantedScopes.ShouldBe(["read:events"]);
    }

    [Fact]
    public async Task Without_a_new_refresh_token_the_old_one_is_kept()
    {
        await using var keeping = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _time, OAuth = new SandboxOAuthOptions { RotatesRefreshTokens = false } });
        await using var replica = await Replica.StartAsync(_directory, keeping, _time);
        var connection = await replica.ConnectAsync(keeping, "dana", _time.GetUtcNow());

        await replica.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(2));
        var token = await replica.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None);

        (await SandboxPerson.CallAsync(keeping, token)).ShouldBe(HttpStatusCode.OK);
        keeping.OAuth.Refreshes.ShouldBe(2);
    }

    [Fact]
    public async Task A_grant_that_Sessionboard_does_not_honour_ends_the_connection_for_good()
    {
        var connection = await ConnectAsync(TimeSpan.Zero);
        _sandbox.OAuth.RevokeGrants("dana");

        await Should.ThrowAsync<ConnectionEndedException>(TokenAsync(connection));

        var row = await _replica.RowAsync(connection.Id);
        (row.EndedAt, row.EndReason).ShouldBe((_time.GetUtcNow(), EndReasons.Upstream));
        (row.UpstreamAccessToken, row.UpstreamRefreshToken, row.LeaseOwner).ShouldBe((null, null, null));
        await Should.ThrowAsync<ConnectionEndedException>(TokenAsync(connection));
        _sandbox.OAuth.RefusedRefreshes.ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.HtmlBadGateway)]
    [InlineData(FaultKind.CutConnection)]
    [InlineData(FaultKind.TooManyRequests)]
    public async Task A_failure_on_the_way_keeps_the_grant_and_is_not_tried_again_by_itself(FaultKind kind)
    {
        var connection = await ConnectAsync(TimeSpan.Zero);
        _options.Faults.Plan(new Fault(kind) { PathPrefix = "/oauth/token", Times = 1 });

        (await Should.ThrowAsync<UpstreamUnavailableException>(TokenAsync(connection))).Message.ShouldContain("The connection is kept");

        _options.Faults.Struck.ShouldBe(1);
        (await _replica.RowAsync(connection.Id)).LeaseOwner.ShouldBeNull();
        (await SandboxPerson.CallAsync(_sandbox, await TokenAsync(connection))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task While_it_cannot_be_renewed_a_token_that_has_not_expired_yet_is_used()
    {
        var connection = await ConnectAsync(TimeSpan.FromSeconds(40));
        _options.Faults.Plan(new Fault(FaultKind.ServerError) { PathPrefix = "/oauth/token" });

        (await TokenAsync(connection)).ShouldBe(_replica.Secrets.AccessToken(connection));
    }

    [Fact]
    public async Task A_connection_of_another_host_is_neither_sent_there_nor_ended()
    {
        var connection = await ConnectAsync(TimeSpan.Zero);
        await using var moved = await Replica.StartAsync(_directory, _sandbox, _time, host: new Uri("http://127.0.0.1:1/"));

        await Should.ThrowAsync<ConnectionEndedException>(moved.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None));
        await moved.Tokens.RevokeUpstreamAsync(connection.Id, CancellationToken.None);

        (await _replica.RowAsync(connection.Id)).EndedAt.ShouldBeNull();
        (await SandboxPerson.CallAsync(_sandbox, await TokenAsync(connection))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Disconnecting_gives_the_grant_back()
    {
        var connection = await ConnectAsync(TimeSpan.FromHours(1));

        await _replica.Tokens.RevokeUpstreamAsync(connection.Id, CancellationToken.None);

        (_sandbox.OAuth.Revocations, _sandbox.OAuth.StandingGrants).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Giving_back_fails_silently_where_nobody_answers()
    {
        var connection = await ConnectAsync(TimeSpan.FromHours(1));
        _options.Faults.Plan(new Fault(FaultKind.CutConnection) { PathPrefix = "/oauth/revoke" });

        await _replica.Tokens.RevokeUpstreamAsync(connection.Id, CancellationToken.None);

        _options.Faults.Struck.ShouldBe(1);
    }

    private Task<Connection> ConnectAsync(TimeSpan left) => _replica.ConnectAsync(_sandbox, "dana", _time.GetUtcNow() + left);

    private Task<string> TokenAsync(Connection connection) => _replica.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None);
}
