using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Tests.Changes.Plans;

public sealed class SessionPlanTests
{
    [Fact]
    public async Task A_session_is_made_with_all_that_can_be_given_and_shown_as_it_was_given()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var (room, track) = ((await lab.SettingsAsync(SettingKind.Rooms))[0], (await lab.SettingsAsync(SettingKind.Tracks))[0]);
        var tags = (await lab.SettingsAsync(SettingKind.Tags)).Take(2).ToList();

        var change = await lab.CreateSessionAsync(new
        {
            title = "A session of its own",
            description = "First.\n\nSecond & last.",
            starts_at = "2029-03-09T09:00",
            ends_at = "2029-03-09T10:00",
            room = room.Name,
            track = track.Id,
            tags = tags.Select(tag => tag.Name),
            capacity = 5,
        });

        change.State.ShouldBe(ChangeState.Applied, string.Join(' ', change.Reasons.Concat(change.Records.Select(record => record.OutcomeNote))));
        change.Records.Single().Outcome.ShouldBe(RecordOutcome.Changed);
        var made = await lab.Client.Sessions.GetAsync(ChangeLab.Event, change.Records[0].Id!);
        made.ShouldSatisfyAllConditions(
            session => session.Title.ShouldBe("A session of its own"),
            session => session.Description.ShouldBe("<p>First.</p><p>Second &amp; last.</p>"),
            session => session.Room!.Id.ShouldBe(room.Id),
            session => session.Track!.Id.ShouldBe(track.Id),
            session => session.Tags.Select(tag => tag.Id).ShouldBe(tags.Select(tag => tag.Id), ignoreOrder: true),
            session => (session.EndsAt - session.StartsAt).ShouldBe(TimeSpan.FromHours(1)),
            session => session.Status.ShouldBe("pending"),
            session => session.IsPublic.ShouldBe(false));
    }

    [Fact]
    public async Task A_session_that_is_moved_keeps_its_length()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var made = await lab.CreateSessionAsync(new { title = "Moved about", starts_at = "2029-03-09T09:00", ends_at = "2029-03-09T09:45" });

        var change = await lab.UpdateSessionAsync(new { session_id = made.Records[0].Id, starts_at = "2029-03-09T23:30" });

        change.State.ShouldBe(ChangeState.Applied, string.Join(' ', change.Reasons.Concat(change.Records.Select(record => record.OutcomeNote))));
        change.Records.Single().Fields.Select(field => field.ShownAfter[..16]).ShouldBe(["2029-03-09T23:30", "2029-03-10T00:15"]);
    }

    [Fact]
    public async Task A_part_that_was_just_made_is_changed_like_any_other()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var whole = await lab.MadeAsync(new { title = "A hidden morning", is_public = false });
        await lab.UpdateSessionAsync(new { session_id = whole.Id, title = "A hidden day" });

        var part = await lab.CreateSessionAsync(new { title = "The first part", parent_session = "A hidden day" });

        (await lab.UpdateSessionAsync(new { session_id = part.Records[0].Id, title = "The second part" })).State.ShouldBe(ChangeState.Applied);
        (await lab.UpdateSessionAsync(new { session_id = "The second part", title = "The third part" })).State.ShouldBe(ChangeState.Applied);
    }

    [Fact]
    public async Task A_room_that_is_taken_is_a_conflict_that_a_person_sees()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var live = await lab.SessionAsync(session => session is { Status: "accepted", IsAbstract: false, Room: not null, StartsAt: not null, EndsAt: not null } && session.EndsAt > session.StartsAt);
        var hidden = await lab.HiddenAsync();

        var change = await lab.UpdateSessionAsync(new { session_id = hidden.Id, room = live.Room!.Id, starts_at = $"{live.StartsAt:yyyy-MM-dd'T'HH:mmzzz}", ends_at = $"{live.EndsAt:yyyy-MM-dd'T'HH:mmzzz}" });

        change.State.ShouldBe(ChangeState.Waiting);
        change.Reasons.ShouldContain("It would make a conflict.");
        change.Records.Single().Conflicts.ShouldContain(conflict => conflict.StartsWith("The room would be used twice") && conflict.Contains(live.FriendlyId!));
    }

    [Fact]
    public async Task What_the_public_sees_waits_before_and_after()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var hidden = await lab.HiddenAsync();

        (await lab.UpdateSessionAsync(new { session_id = hidden.Id, is_public = true })).Reasons.ShouldContain("The public sees it.");
        (await lab.CreateSessionAsync(new { title = "Open to all", is_public = true })).Reasons.ShouldContain("The public sees it.");
        var shown = await lab.SessionAsync(session => session is { IsPublic: true, CompositionStatus.IsReadOnly: false });
        (await lab.UpdateSessionAsync(new { session_id = shown.Id, title = "Quite another" })).Reasons.ShouldContain("The public sees it.");
    }

    [Fact]
    public async Task A_part_of_a_description_is_replaced_and_the_rest_stays()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var made = await lab.CreateSessionAsync(new { title = "With a text", description = "We moved from Oracle to Postgres. It took a year." });
        var id = made.Records[0].Id;

        (await lab.UpdateSessionAsync(new { session_id = id, description_find = "Postgres", description_replace = "SQLite" })).State.ShouldBe(ChangeState.Applied);

        (await lab.Client.Sessions.GetAsync(ChangeLab.Event, id!)).Description.ShouldBe("<p>We moved from Oracle to SQLite. It took a year.</p>");
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.UpdateSessionAsync(new { session_id = id, description_find = "DB2", description_replace = "x" }))).Message.ShouldContain("does not hold this part");
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.UpdateSessionAsync(new { session_id = id, description_find = "a", description_replace = "x" }))).Message.ShouldContain("more than once");
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.UpdateSessionAsync(new { session_id = id, description_find = "year" }))).Message.ShouldContain("`description_replace` is missing");
    }

    [Theory]
    [InlineData("""{"starts_at":"2029-03-09T09:00"}""", "`ends_at` is missing")]
    [InlineData("""{"starts_at":"2029-03-09T09:00","ends_at":"2029-03-09T09:00"}""", "not after its start")]
    [InlineData("""{"room":"none"}""", "cannot take a room away")]
    [InlineData("""{"track":"No such track"}""", "no track has the id or name")]
    [InlineData("""{"status":"Confirmed"}""", "there is no")]
    [InlineData("""{"custom_fields":["nonsense"]}""", "write each field as name=value")]
    [InlineData("""{"custom_fields":["No such field=1"]}""", "no custom field has the id or name")]
    [InlineData("""{"title":"j***@a***.com"}""", "is a mask")]
    [InlineData("{}", "Nothing to change")]
    public async Task What_cannot_be_written_is_told_and_nothing_is_sent(string json, string message)
    {
        await using var lab = await ChangeLab.OpenAsync();
        var hidden = await lab.HiddenAsync();
        var arguments = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        arguments["session_id"] = hidden.Id;

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.UpdateSessionAsync(arguments))).Message.ShouldContain(message);

        (await lab.Kept.ListAsync(lab.Subject, CancellationToken.None)).ShouldBeEmpty();
    }
}
