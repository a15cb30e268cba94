using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Seed;

public class CountTests
{
    [Fact]
    public void Four_events_in_two_zones_stand_in_order_of_their_ids()
    {
        Seeded.Organization.Events.Select(@event => @event.Id).ShouldBe([3722, 3960, 3984, 4015]);
        Seeded.Organization.Events.Select(@event => @event.TimeZone).Distinct().Count().ShouldBe(2);
        Seeded.Organization.Events.Count(@event => @event.HasParticipantRoles).ShouldBe(2);
        Seeded.Organization.Events.Count(@event => @event.HasTranslations).ShouldBe(1);
    }

    [Fact]
    public void The_largest_event_is_large()
    {
        var @event = Seeded.Largest;

        @event.DefaultSearch().Count().ShouldBeGreaterThanOrEqualTo(1500);
        @event.DefaultSearch().Count(session => !session.IsAbstract).ShouldBeGreaterThanOrEqualTo(420);
        @event.Contacts.Count.ShouldBeGreaterThanOrEqualTo(1200);
        @event.Sponsors.Count.ShouldBeGreaterThanOrEqualTo(30);
        @event.Exhibitors.Count.ShouldBeGreaterThanOrEqualTo(40);
        @event.Ratings.Count(rating => rating.Criterion is null).ShouldBeGreaterThan(1000);
        @event.Ratings.Count(rating => rating.Criterion is not null).ShouldBeGreaterThan(3000);
    }

    [Fact]
    public void The_largest_event_has_every_sort_of_session()
    {
        var sessions = Seeded.Largest.Sessions;

        sessions.Count(session => session.ParentId is not null).ShouldBeGreaterThan(50);
        sessions.Count(session => session.DeletedAt is not null).ShouldBeGreaterThan(5);
        sessions.Count(session => session.IsDraft).ShouldBeGreaterThan(20);
        sessions.Count(session => session.WithdrawnAt is not null).ShouldBeGreaterThan(20);
        foreach (var relationship in new[] { "merged_session", "merged_abstract", "composed_into_session" })
            sessions.Count(session => session.ComposedInto?.Relationship == relationship).ShouldBe(8);
        foreach (var core in Enum.GetValues<CoreStatus>())
            sessions.Select(session => session.Status.Core).ShouldContain(core);
        sessions.Select(session => session.Status).Where(status => status.IsCustom).DistinctBy(status => status.Id).Count().ShouldBe(4);
    }

    [Fact]
    public void The_others_are_medium_small_and_just_made()
    {
        Seeded.Event(SeededEvents.PublishingForum).DefaultSearch().Count().ShouldBeInRange(170, 200);
        Seeded.Event(SeededEvents.HealthDay).DefaultSearch().Count().ShouldBeInRange(20, 40);
        var made = Seeded.Event(SeededEvents.NextDevCon);
        made.Sessions.ShouldBeEmpty();
        made.Tracks.ShouldNotBeEmpty();
        made.Statuses.Count.ShouldBe(5);
    }

    [Fact]
    public void Some_speakers_are_wanted_more_than_others()
    {
        var counts = Seeded.Largest.LiveProgramme().SelectMany(session => session.Participants).GroupBy(part => part.ContactId).Select(part => part.Count()).ToList();

        counts.Max().ShouldBeGreaterThanOrEqualTo(6);
        counts.Count(count => count <= 2).ShouldBeGreaterThan(200);
    }
}
