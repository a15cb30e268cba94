using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.World;

public sealed class CurrentWorldTests
{
    private readonly CurrentWorld _world = new(() => Task.FromResult(new WorldSnapshot(SmallWorld.Create())));

    [Fact]
    public async Task A_snapshot_stays_as_it_is_while_the_world_moves_on()
    {
        var first = new WorldSnapshot(SmallWorld.Create());
        var world = new CurrentWorld(() => Task.FromResult(first));

        var after = await world.ChangeAsync(organization => organization with { Name = "Other" }, default);

        first.Organization.Name.ShouldBe("Small");
        after.Organization.Name.ShouldBe("Other");
        (await world.SnapshotAsync(default)).ShouldBeSameAs(after);
    }

    [Fact]
    public async Task A_change_that_fails_or_changes_nothing_leaves_the_version()
    {
        var before = await _world.ChangeAsync(organization => organization with { Name = "Other" }, default);

        (await _world.ChangeAsync(organization => organization, default)).ShouldBeSameAs(before);
        await Should.ThrowAsync<InvalidOperationException>(async () => await _world.ChangeAsync(_ => throw new InvalidOperationException(), default));
        (await _world.SnapshotAsync(default)).ShouldBeSameAs(before);
    }

    [Fact]
    public async Task Changes_at_once_follow_one_another()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(turn => Task.Run(async () =>
            await _world.ChangeAsync(organization => organization with { Name = organization.Name + "x" }, default))));

        (await _world.SnapshotAsync(default)).Organization.Name.Length.ShouldBe(105);
    }

    [Fact]
    public async Task An_event_that_did_not_change_keeps_its_index()
    {
        var before = await _world.SnapshotAsync(default);
        before = await _world.ChangeAsync(organization => organization with { Name = "Other" }, default);

        var after = await _world.ChangeAsync(organization => organization.With(before.Find(SmallWorld.Modern)!.Event with { Name = "Renamed" }), default);

        after.Find(SmallWorld.Plain).ShouldBeSameAs(before.Find(SmallWorld.Plain));
        after.Find(SmallWorld.Modern).ShouldNotBeSameAs(before.Find(SmallWorld.Modern));
        after.Find(SmallWorld.Modern)!.Event.Name.ShouldBe("Renamed");
    }

    [Fact]
    public void A_list_that_changed_is_indexed_anew_and_the_version_before_keeps_its_own()
    {
        var one = SmallWorld.Create().Events[1];
        var before = Programme.Of(one);
        var talk = SmallWorld.Talk with { Title = "Other" };

        var after = Programme.Of(one with { Sessions = [talk], Tracks = [] }, before);

        (after.Find(talk.Id)!.Title, before.Find(talk.Id)!.Title).ShouldBe(("Other", "Talk"));
        after.TrackOf(talk).ShouldBeNull();
        before.TrackOf(talk).ShouldNotBeNull();
        after.RoomOf(talk).ShouldBe(SmallWorld.Room);
        after.FindContact(SmallWorld.Jane.Id).ShouldBe(SmallWorld.Jane);
    }
}
