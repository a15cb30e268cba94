namespace SessionboardMcp.Server.Tests.Identity.Approval;

/// <summary>The page of connections says what waits, and for which.</summary>
public sealed class WaitingOnConnectionsTests : IAsyncLifetime
{
    private ApprovalScene _scene = null!;

    public async Task InitializeAsync() => _scene = await ApprovalScene.StartAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task What_waits_is_counted_until_it_is_decided_or_has_expired()
    {
        (await PageAsync()).ShouldNotContain("for you</a>");
        await _scene.WaitingAsync();
        (await PageAsync()).ShouldContain($"<a href=\"/changes\" aria-describedby=\"c-{_scene.Connection}\">1 change waits for you</a>");
        var second = await _scene.WaitingAsync(capacity: 78);
        (await PageAsync()).ShouldContain(">2 changes wait for you</a>");

        await ApprovalScene.PressAsync(_scene.Person, second, "refuse");
        (await PageAsync()).ShouldContain(">1 change waits for you</a>");
        _scene.Time.Advance(TimeSpan.FromHours(25));
        (await PageAsync()).ShouldNotContain("for you</a>");
        // It only looks.
        (await _scene.Store.ListAsync(_scene.Connection, CancellationToken.None)).ShouldContain(change => change.State == Core.Changes.ChangeState.Waiting);
    }

    private async Task<string> PageAsync() => (await ApprovalScene.OpenAsync(_scene.Person, "/connections")).Html;
}
