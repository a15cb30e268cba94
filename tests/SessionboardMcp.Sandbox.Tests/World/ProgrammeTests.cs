using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.World;

public sealed class ProgrammeTests
{
    private static readonly Event Modern = SmallWorld.Create().Events.Single(one => one.Id == SmallWorld.Modern);

    // What stands in the lists of an event or organization, and so is found by its id.
    private static readonly Type[] Listed =
        [typeof(Event), typeof(Setting), typeof(Status), typeof(Field), typeof(Role), typeof(Contact), typeof(Session), typeof(Account), typeof(AgendaDraft), typeof(Rating), typeof(Report), typeof(Dashboard)];

    // A contact that was deleted stands in no list but that of the deleted.
    private static readonly Type[] Owners = [typeof(Organization), typeof(Event), typeof(DeletedContact)];

    public static TheoryData<string> Records =>
        [.. typeof(Session).Assembly.GetTypes().Where(type => type.Namespace == typeof(Session).Namespace && IsRecord(type) && !Owners.Contains(type)).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_holds_ids_and_no_records_that_others_hold_too(string name) =>
        typeof(Session).Assembly.GetType($"{typeof(Session).Namespace}.{name}")!.GetProperties()
            .Where(property => property.PropertyType.GetGenericArguments().Append(property.PropertyType).Any(Listed.Contains))
            .Select(property => property.Name).ShouldBeEmpty();

    [Fact]
    public void An_event_is_indexed_once_and_its_copy_anew()
    {
        Programme.Of(Modern).ShouldBeSameAs(Programme.Of(Modern));
        Programme.Of(Modern with { Name = "Other" }).ShouldNotBeSameAs(Programme.Of(Modern));
    }

    [Fact]
    public void An_event_that_did_not_change_keeps_its_index_in_the_next_version_of_the_world()
    {
        var world = SmallWorld.Create();
        var next = world with { Events = [.. world.Events.Select(one => one.Id == SmallWorld.Plain ? one with { Name = "Changed" } : one)] };
        new WorldSnapshot(next).Find(SmallWorld.Modern).ShouldBeSameAs(new WorldSnapshot(world).Find(SmallWorld.Modern));
        new WorldSnapshot(next).Find(SmallWorld.Plain)!.Event.Name.ShouldBe("Changed");
    }

    [Fact]
    public void Everything_is_found_by_its_id()
    {
        var programme = Programme.Of(Modern);
        programme.StatusOf(SmallWorld.Paper).ShouldBe(SmallWorld.Shortlisted);
        programme.TrackOf(SmallWorld.Talk).ShouldBe(SmallWorld.Track);
        programme.RoomOf(SmallWorld.Talk).ShouldBe(SmallWorld.Room);
        programme.SponsorsOf(SmallWorld.Talk).ShouldBe([SmallWorld.Sponsor]);
        SmallWorld.Talk.Participants.Select(programme.RoleOf).ShouldBe([SmallWorld.Panelist, SmallWorld.Chair]);
        programme.FindField(FieldModule.Contact, SmallWorld.Diet.Id).ShouldBe(SmallWorld.Diet);
        programme.FindSpeaker(SmallWorld.Jane.Id).ShouldBe(SmallWorld.Jane);
    }

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        var programme = Programme.Of(Modern with { Tracks = [], Rooms = [], Sponsors = [] });
        programme.TrackOf(SmallWorld.Talk).ShouldBeNull();
        programme.RoomOf(SmallWorld.Talk).ShouldBeNull();
        programme.LevelOf(SmallWorld.Talk).ShouldBeNull();
        programme.SponsorsOf(SmallWorld.Talk).ShouldBeEmpty();
        programme.FindSponsor(SmallWorld.Sponsor.Id).ShouldBeNull();
        programme.FindSpeaker(SmallWorld.Omar.Id).ShouldBeNull("he chairs");
        programme.FindContact("nobody").ShouldBeNull();
        programme.FindField(FieldModule.Session, SmallWorld.Diet.Id).ShouldBeNull("it is of contacts");
        programme.FindDraft(Guid.Empty).ShouldBeNull();
    }

    // Records have a copying constructor, which classes and enums lack.
    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;
}
