using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Seed;

public class PlantedDefectsTests
{
    public static TheoryData<DefectKind> Kinds => [.. Enum.GetValues<DefectKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_detector_finds_exactly_the_planted_ones(DefectKind kind)
    {
        var planted = PlantedDefects.All.Where(defect => defect.Kind == kind).Select(DefectDetector.Planted);

        var found = Seeded.Organization.Events.SelectMany(@event => DefectDetector.Find(kind, @event));

        found.ShouldBe(planted, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_is_planted_three_times_in_the_largest_event_and_once_elsewhere(DefectKind kind)
    {
        var planted = PlantedDefects.All.Where(defect => defect.Kind == kind).ToList();

        planted.Count(defect => defect.EventId == SeededEvents.DevCon).ShouldBeGreaterThanOrEqualTo(3);
        planted.Count(defect => defect.EventId != SeededEvents.DevCon).ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public void No_draft_or_withdrawn_programme_session_is_accepted_so_that_REST_shows_the_live_programme()
    {
        foreach (var @event in Seeded.Organization.Events)
        {
            var visible = @event.DefaultSearch().Where(session => !session.IsAbstract && session.Status.Core == CoreStatus.Accepted);
            visible.Select(session => session.Number).ShouldBe(@event.LiveProgramme().Select(session => session.Number));
        }
    }

    [Fact]
    public void Parts_of_sessions_are_in_nobodys_way_either()
    {
        foreach (var @event in Seeded.Organization.Events)
        {
            var programme = @event.LiveProgramme();
            var parts = @event.Sessions.Where(session => session.ParentId is not null && session.DeletedAt is null).ToList();
            foreach (var part in parts)
            {
                var parent = programme.Single(session => session.Id == part.ParentId);
                part.StartsAt!.Value.ShouldBeInRange(parent.StartsAt!.Value, parent.EndsAt!.Value);
                part.EndsAt!.Value.ShouldBeInRange(part.StartsAt!.Value, parent.EndsAt!.Value);
                part.Room.ShouldBe(parent.Room);
                part.Participants.ShouldAllBe(one => parent.Participants.Any(other => other.ContactId == one.ContactId));
                parts.Count(other => other.ParentId == part.ParentId && other.StartsAt < part.EndsAt && part.StartsAt < other.EndsAt).ShouldBe(1);
            }
        }
    }

    [Fact]
    public void Names_differ_even_without_regard_to_diacritics_except_for_planted_doubles()
    {
        foreach (var @event in Seeded.Organization.Events)
        {
            var doubles = @event.Contacts.GroupBy(contact => Wording.Plain(contact.FullName)).Where(group => group.Count() > 1);
            doubles.Select(group => string.Join(' ', group.Select(contact => contact.Number).Order())).ShouldBe(
                PlantedDefects.All.Where(defect => defect.Kind == DefectKind.SameNameTwoEmails && defect.EventId == @event.Id)
                    .Select(defect => string.Join(' ', defect.Contacts)),
                ignoreOrder: true);
        }
    }

    [Fact]
    public void Everyone_who_takes_part_in_the_live_programme_has_biography_and_photo_unless_planted()
    {
        foreach (var @event in Seeded.Organization.Events)
        {
            var exempt = PlantedDefects.All.Where(defect => defect.EventId == @event.Id).SelectMany(defect => defect.ContactIds).ToHashSet();
            var people = @event.LiveProgramme().SelectMany(session => session.Participants).Select(part => part.ContactId).ToHashSet();
            var complete = @event.Contacts.Where(contact => people.Contains(contact.Id) && !exempt.Contains(contact.Id));
            complete.ShouldAllBe(contact => contact.About != null && contact.PhotoUrl != null);
        }
    }
}
