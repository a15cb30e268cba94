using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Sandbox.Tests.Seed;

public class PlantedOdditiesTests
{
    [Fact]
    public void Every_odd_text_stands_where_the_table_says()
    {
        foreach (var oddity in PlantedOddities.All.Where(oddity => oddity.Text is not null))
        {
            var @event = Seeded.Event(oddity.EventId);
            var texts = @event.Sessions.Where(session => oddity.SessionIds.Contains(session.Id)).SelectMany(session => new[] { session.Title, session.Description })
                .Concat(@event.Contacts.Where(contact => oddity.ContactIds.Contains(contact.Id)).Select(contact => contact.About));
            texts.ShouldContain(oddity.Text, oddity.Note);
        }
    }

    [Fact]
    public void Orders_to_an_assistant_stand_in_live_abstracts_a_session_and_a_biography()
    {
        var orders = PlantedOddities.All.Where(oddity => oddity.Kind == OddityKind.OrderToAssistant).ToList();
        var sessions = Seeded.Sessions.Where(session => orders.Any(order => order.SessionIds.Contains(session.Id))).ToList();

        sessions.Count(session => session.IsAbstract).ShouldBeGreaterThanOrEqualTo(4);
        sessions.ShouldContain(session => !session.IsAbstract);
        sessions.ShouldAllBe(session => !session.IsDraft && session.WithdrawnAt == null && session.DeletedAt == null);
        orders.Sum(order => order.Contacts.Count).ShouldBe(1);
        string.Concat(orders.Select(order => order.Text)).ShouldContain("\u200B");
    }

    [Fact]
    public void Sessions_back_to_back_touch_in_the_same_room_and_share_a_person()
    {
        var pairs = PlantedOddities.All.Where(oddity => oddity.Kind == OddityKind.BackToBack).ToList();

        pairs.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var pair in pairs)
        {
            var sessions = Seeded.Event(pair.EventId).LiveProgramme().Where(session => pair.SessionIds.Contains(session.Id)).ToList();
            sessions.Count.ShouldBe(2);
            sessions[0].EndsAt.ShouldBe(sessions[1].StartsAt);
            sessions[0].Room.ShouldBe(sessions[1].Room);
            sessions.ShouldAllBe(session => session.Participants.Any(part => part.ContactId == pair.ContactIds[0]));
        }
    }

    [Fact]
    public void A_deleted_double_has_the_title_room_and_hour_of_its_live_twin()
    {
        var doubles = PlantedOddities.All.Where(oddity => oddity.Kind == OddityKind.DeletedDouble).ToList();

        doubles.ShouldNotBeEmpty();
        foreach (var @double in doubles)
        {
            var @event = Seeded.Event(@double.EventId);
            var live = @event.Sessions.Single(session => session.Id == @double.SessionIds[0]);
            @event.Sessions.ShouldContain(session =>
                session.DeletedAt != null && session.Title == live.Title && session.RoomId == live.RoomId && session.StartsAt == live.StartsAt);
        }
    }

    [Fact]
    public void Notable_names_belong_to_speakers_of_the_live_programme()
    {
        var names = PlantedOddities.All.Where(oddity => oddity.Kind == OddityKind.NotableName).ToList();
        var people = Seeded.Largest.LiveProgramme().SelectMany(session => session.Participants).Select(part => part.ContactId).ToHashSet();

        names.Count.ShouldBeGreaterThan(20);
        foreach (var name in names)
        {
            people.ShouldContain(name.ContactIds[0]);
            Seeded.Largest.Contacts.Single(contact => contact.Id == name.ContactIds[0]).FullName.ShouldBe(name.Note);
        }
    }

    [Fact]
    public void The_night_of_the_clock_change_is_an_hour_shorter()
    {
        var night = PlantedOddities.All.Single(oddity => oddity.Kind == OddityKind.ClockChange);
        var session = Seeded.Event(night.EventId).Sessions.Single(session => session.Id == night.SessionIds[0]);

        (session.EndsAt - session.StartsAt).ShouldBe(TimeSpan.FromHours(8));
    }
}
