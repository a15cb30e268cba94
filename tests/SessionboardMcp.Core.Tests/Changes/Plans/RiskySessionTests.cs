using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Tests.Changes.Plans;

/// <summary>What looks harmless and is not: each waits for a person, or is refused.</summary>
public sealed class RiskySessionTests
{
    [Fact]
    public async Task A_part_is_seen_with_its_session()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var (open, hidden) = (await lab.MadeAsync(new { title = "An open morning", is_public = true }), await lab.MadeAsync(new { title = "A hidden morning", is_public = false }));
        var part = await lab.MadeAsync(new { title = "Part of the open one", is_public = false, parent_session_id = open.Id });

        (await lab.CreateSessionAsync(new { title = "Another part", parent_session = open.Id })).Reasons.ShouldContain("The public sees it.");
        (await lab.UpdateSessionAsync(new { session_id = part.Id, title = "Renamed" })).Reasons.ShouldContain("The public sees it.");
        (await lab.CreateSessionAsync(new { title = "A hidden part", parent_session = hidden.Id })).State.ShouldBe(ChangeState.Applied);
    }

    [Fact]
    public async Task A_part_is_no_conflict_of_its_session_but_of_others()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var room = (await lab.SettingsAsync(SettingKind.Rooms))[0];
        var whole = await lab.MadeAsync(new { title = "A whole morning", is_public = false, status = "accepted", room_id = room.Id, starts_at = "2029-03-09T09:00:00Z", ends_at = "2029-03-09T12:00:00Z" });

        (await lab.CreateSessionAsync(new { title = "Part one", parent_session = whole.Id, room = room.Id, starts_at = "2029-03-09T09:00Z", ends_at = "2029-03-09T10:00Z" })).State.ShouldBe(ChangeState.Applied);
        await lab.MadeAsync(new { title = "In the same room", status = "accepted", room_id = room.Id, starts_at = "2029-03-09T11:00:00Z", ends_at = "2029-03-09T12:00:00Z" });
        (await lab.CreateSessionAsync(new { title = "Part two", parent_session = whole.Id, room = room.Id, starts_at = "2029-03-09T11:00Z", ends_at = "2029-03-09T12:00Z" })).Reasons.ShouldContain("It would make a conflict.");
    }

    // It maps to accepted; to set accepted takes it away, for good.
    [Fact]
    public async Task The_core_status_of_a_custom_one_is_another_status()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var custom = await lab.SessionAsync(session => session is { CustomStatus: not null, CompositionStatus.IsReadOnly: false });

        var change = await lab.UpdateSessionAsync(new { session_id = custom.Id, status = custom.Status });

        change.State.ShouldBe(ChangeState.Waiting);
        change.Records.Single().Fields.Single().ShouldSatisfyAllConditions(
            field => field.ShownBefore.ShouldBe(custom.CustomStatus!.Name),
            field => field.NotUndoable.ShouldNotBeNull().ShouldContain("cannot set the custom status"));
        (await lab.ApproveAsync(change)).Change!.Records.Single().Outcome.ShouldBe(RecordOutcome.Changed);
    }

    [Fact]
    public async Task A_word_is_replaced_and_the_table_around_it_stays()
    {
        await using var lab = await ChangeLab.OpenAsync();
        const string Table = "<table class=\"x\"><tr><td>R&amp;D caf\u00e9</td><td><img src=\"https://example.org/a.png\"></td></tr></table><p style=\"color:red\">After <strong>it</strong>.</p>";
        var session = await lab.MadeAsync(new { title = "With a table", is_public = false, description = Table });

        (await lab.UpdateSessionAsync(new { session_id = session.Id, description_find = "R&D caf\u00e9", description_replace = "Q&A <now>" })).State.ShouldBe(ChangeState.Applied);

        (await lab.Client.Sessions.GetAsync(ChangeLab.Event, session.Id)).Description.ShouldBe(Table.Replace("R&amp;D caf\u00e9", "Q&amp;A &lt;now&gt;", StringComparison.Ordinal));
        foreach (var (find, why) in new[] { ("color", "within the markup"), ("it</strong>.", "within the markup"), ("example", "within the markup"), ("After it", "does not hold this part") })
            (await Should.ThrowAsync<InvalidArgumentException>(() => lab.UpdateSessionAsync(new { session_id = session.Id, description_find = find, description_replace = "x" }))).Message.ShouldContain(why);
        (await lab.UpdateSessionAsync(new { session_id = session.Id, description_find = "<strong>it</strong>", description_replace = "<b>them</b><script>x</script>" })).State.ShouldBe(ChangeState.Applied);
        (await lab.Client.Sessions.GetAsync(ChangeLab.Event, session.Id)).Description.ShouldEndWith("After <strong>them</strong>.</p>");
    }

    [Theory]
    [InlineData("""{"description":"<script>x</script>"}""", "leaves nothing that can be seen")]
    [InlineData("""{"description":"<img src=x>"}""", "leaves nothing that can be seen")]
    [InlineData("""{"title":"<b>Bold</b>"}""", "holds markup")]
    [InlineData("""{"title":"Safe <script>x</script>"}""", "holds markup")]
    [InlineData("""{"starts_at":"0001-01-01T00:00","ends_at":"0001-01-01T01:00"}""", "is no day of an event")]
    [InlineData("""{"starts_at":"9999-12-31T23:30","ends_at":"9999-12-31T23:59"}""", "is no day of an event")]
    [InlineData("""{"starts_at":"9999-12-31T23:59:59-14:00","ends_at":"9999-12-31T23:59:59-14:00"}""", "is no ")]
    [InlineData("""{"custom_fields":["Recording consent=maybe"]}""", "takes true or false")]
    public async Task What_would_surprise_is_refused(string json, string message)
    {
        await using var lab = await ChangeLab.OpenAsync();
        var hidden = await lab.HiddenAsync();
        var arguments = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        arguments["session_id"] = hidden.Id;

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.UpdateSessionAsync(arguments))).Message.ShouldContain(message);
    }

    // Berlin: the clocks go forward on 2027-03-28 and back on 2026-10-25.
    [Theory]
    [InlineData("datetime", "2027-03-28T02:30", "the clocks at the event skip")]
    [InlineData("datetime", "2026-10-25T02:30", "the clocks at the event show 2026-10-25T02:30 twice")]
    [InlineData("datetime", "12/03/2027", "is no time")]
    [InlineData("datetime", "9.3.2027 14:30", "is no time")]
    [InlineData("date", "12/03/2027", "takes a day, such as 2027-03-09")]
    public async Task A_day_or_time_that_may_be_another_one_is_not_written(string type, string value, string says)
    {
        await using var lab = await OfTypeAsync(type);
        var hidden = await lab.HiddenAsync();

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.UpdateSessionAsync(new { session_id = hidden.Id, custom_fields = new[] { $"Target audience={value}" } }))).Message.ShouldContain(says);
    }

    [Theory]
    [InlineData("datetime", "2027-03-09T14:30", "2027-03-09T13:30:00.000Z", "2027-03-09T14:30:00+01:00")]
    [InlineData("datetime", "2027-07-09T14:30", "2027-07-09T12:30:00.000Z", "2027-07-09T14:30:00+02:00")]
    [InlineData("datetime", "2027-03-09T14:30-06:00", "2027-03-09T20:30:00.000Z", "2027-03-09T21:30:00+01:00")]
    [InlineData("datetime", "2027-03-09", "2027-03-09", "2027-03-09")]
    [InlineData("date", "2027-03-09", "2027-03-09", "2027-03-09")]
    public async Task A_time_in_a_custom_field_is_the_events_own_and_shown_so(string type, string value, string written, string shown)
    {
        await using var lab = await OfTypeAsync(type);
        var hidden = await lab.HiddenAsync();

        var field = (await lab.UpdateSessionAsync(new { session_id = hidden.Id, custom_fields = new[] { $"Target audience={value}" } })).Records.Single().Fields.Single();

        (field.After.GetString(), field.ShownAfter).ShouldBe((written, shown));
    }

    private static async Task<ChangeLab> OfTypeAsync(string type)
    {
        var lab = await ChangeLab.OpenAsync();
        await lab.Sandbox.ChangeAsync(world => world with
        {
            Events = [.. world.Events.Select(one => one with { Fields = [.. one.Fields.Select(field => field.InternalName == "target_audience" ? field with { Type = type } : field)] })],
        });
        return lab;
    }

    // 12,5 is twelve and a half in half of the world, and a hundred and twenty-five for whoever takes the comma for thousands.
    [Theory]
    [InlineData("Target audience=12,5", "takes a number")]
    [InlineData("Target audience=1,250", "takes a number")]
    [InlineData("Target audience=1e3", "takes a number")]
    [InlineData("AV requirements=9000", "is sensitive")]
    [InlineData("Target audience=1.250", "may be read in two ways")]
    [InlineData("Target audience=-12.500", "may be read in two ways")]
    [InlineData("Target audience=-12.5", null)]
    [InlineData("Target audience=0.125", null)]
    [InlineData("Target audience=1250", null)]
    public async Task A_custom_field_takes_what_it_is_for(string entry, string? message)
    {
        await using var lab = await ChangeLab.OpenAsync();
        await lab.Sandbox.ChangeAsync(world => world with
        {
            Events = [.. world.Events.Select(one => one with { Fields = [.. one.Fields.Select(field => field.InternalName switch { "target_audience" => field with { Type = "number" }, "av_requirements" => field with { PublicName = "Speaker fee" }, _ => field })] })],
        });
        var hidden = await lab.HiddenAsync();
        var arguments = new { session_id = hidden.Id, custom_fields = new[] { entry.Replace("AV requirements", "Speaker fee", StringComparison.Ordinal) } };

        if (message is null)
            (await lab.UpdateSessionAsync(arguments)).Records.Single().Fields.Single().After.GetRawText().ShouldBe(entry[(entry.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        else
            (await Should.ThrowAsync<InvalidArgumentException>(() => lab.UpdateSessionAsync(arguments))).Message.ShouldContain(message);
    }

    // Neither written over blindly nor tried out: a right guess would be told by "nothing to change".
    [Theory]
    [InlineData("vegan")]
    [InlineData("a guess")]
    public async Task A_masked_value_of_a_custom_field_is_neither_overwritten_nor_guessed(string guess)
    {
        await using var lab = await OfTypeAsync("text");
        var hidden = await lab.HiddenAsync();
        (await lab.ApproveAsync(await lab.UpdateSessionAsync(new { session_id = hidden.Id, custom_fields = new[] { "Target audience=vegan" } }))).Change!.State.ShouldBe(ChangeState.Applied);
        lab.Clock.Advance(TimeSpan.FromHours(1));
        await lab.Sandbox.ChangeAsync(world => world with
        {
            Events = [.. world.Events.Select(one => one with { Fields = [.. one.Fields.Select(field => field.InternalName == "target_audience" ? field with { PublicName = "Home address" } : field)] })],
        });

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.UpdateSessionAsync(new { session_id = hidden.Id, custom_fields = new[] { $"Home address={guess}" } })))
            .Message.ShouldContain("is personal data, which is masked for this connection");
    }

    [Fact]
    public async Task A_title_of_two_lines_is_written_as_one()
    {
        await using var lab = await ChangeLab.OpenAsync();

        var change = await lab.CreateSessionAsync(new { title = "One\n two\u2028three" });

        change.Records.Single().Fields[0].After.GetString().ShouldBe("One two three");
    }

    // Both would be shown alike, if only their beginnings were.
    [Fact]
    public async Task Of_a_long_text_the_place_that_changes_is_shown()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var words = string.Join(' ', Enumerable.Range(1, 400).Select(number => $"word{number}"));
        var session = await lab.MadeAsync(new { title = "With much text", is_public = true, description = $"<p>{words}</p>" });

        var change = await lab.UpdateSessionAsync(new { session_id = session.Id, description_find = "word300 ", description_replace = "another thing " });

        var field = change.Records.Single().Fields.Single();
        (field.ShownBefore, field.ShownAfter).ShouldSatisfyAllConditions(
            shown => shown.ShownBefore.ShouldContain("word299 word300 word301"),
            shown => shown.ShownAfter.ShouldContain("word299 another thing word301"),
            shown => shown.ShownAfter.Length.ShouldBeLessThan(400));
    }
}
