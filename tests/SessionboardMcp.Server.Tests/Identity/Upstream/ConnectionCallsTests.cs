using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Storage;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

public sealed class ConnectionCallsTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private SandboxHost _sandbox = null!;
    private Replica _replica = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _time, Limit = 1_000_000 });
        _replica = await Replica.StartAsync(_directory, _sandbox, _time);
    }

    public async Task DisposeAsync()
    {
        await _replica.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Connections_of_two_organizations_never_see_each_others_events_however_warm_the_caches()
    {
        var (main, neighbour) = (await ConnectAsync("dana"), await ConnectAsync("ines"));

        for (var turn = 0; turn < 500; turn++)
        {
            (await EventsAsync(main)).ShouldBe([SeededEvents.PublishingForum, SeededEvents.DevCon, SeededEvents.HealthDay, SeededEvents.NextDevCon]);
            (await EventsAsync(neighbour)).ShouldBe([NeighbourOrganization.CareForum]);
        }
    }

    [Fact]
    public async Task Without_AI_access_the_next_call_that_reaches_Sessionboard_ends_the_connection()
    {
        var connection = await ConnectAsync("dana");
        await EventsAsync(connection);
        _sandbox.OAuth.SetAiAccess("dana", on: false);
        _time.Advance(TimeSpan.FromSeconds(61));

        await Should.ThrowAsync<ConnectionEndedException>(EventsAsync(connection));

        (await _replica.RowAsync(connection.Id)).EndReason.ShouldBe(EndReasons.Upstream);
    }

    [Fact]
    public async Task A_refused_token_whose_grant_is_good_is_renewed_in_the_same_call()
    {
        var connection = await ConnectAsync("dana");
        using var http = new HttpClient(new SocketsHttpHandler());
        await http.PostAsync(new Uri(_sandbox.BaseAddress, "/oauth/revoke"), new StringContent(
            $$"""{"token":"{{_replica.Secrets.AccessToken(connection)}}"}""", System.Text.Encoding.UTF8, "application/json"));

        (await EventsAsync(connection)).Count.ShouldBe(4);
        _sandbox.OAuth.Refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task Fewer_scopes_are_felt_at_the_next_call_that_reaches_Sessionboard()
    {
        var connection = await ConnectAsync("dana");
        _sandbox.OAuth.SetScopes("dana", ["read:insights"]);

        await Should.ThrowAsync<ForbiddenException>(EventsAsync(connection));
    }

    private Task<Connection> ConnectAsync(string person) => _replica.ConnectAsync(_sandbox, person, _time.GetUtcNow().AddHours(1));

    private async Task<List<int>> EventsAsync(Connection connection) =>
        [.. (await _replica.Client(connection).Events.ListAsync(CancellationToken.None)).Value.Select(@event => @event.Id)];
}
