using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Tests.Changes.Flow;

public sealed class ChangePipelineTests
{
    [Fact]
    public async Task A_track_is_made_at_once_and_told_by_what_Sessionboard_answered()
    {
        await using var lab = await ChangeLab.OpenAsync();

        var change = await lab.CreateSettingAsync(new { kind = "track", name = "AI", color = "#3366ff" });

        (change.State, change.DecidedBy).ShouldBe((ChangeState.Applied, Deciders.Rules));
        var record = change.Records.Single();
        (record.Outcome, record.OutcomeNote).ShouldBe((RecordOutcome.Changed, null));
        (await lab.SettingsAsync(SettingKind.Tracks)).OfType<Track>().Single(track => track.Id == record.Id).ShouldSatisfyAllConditions(track => track.Name.ShouldBe("AI"), track => track.Color.ShouldBe("#3366ff"));
        lab.Kept.Audited.Select(entry => (entry.Action, entry.ChangeId, entry.Outcome)).ShouldBe([("change.applying", change.Id, null), ("change.applied", change.Id, "Applied")]);
    }

    [Theory]
    [InlineData("ai")]
    [InlineData(" AI ")]
    public async Task A_name_that_is_taken_is_refused_and_nothing_is_sent(string name)
    {
        await using var lab = await ChangeLab.OpenAsync();
        await lab.CreateSettingAsync(new { kind = "track", name = "AI" });
        var sent = lab.Wire.Seen("/tracks/create");
        lab.Clock.Advance(TimeSpan.FromMinutes(4));

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.CreateSettingAsync(new { kind = "track", name }))).Message.ShouldContain("the event has a track of this name already");

        lab.Wire.Seen("/tracks/create").ShouldBe(sent);
    }

    [Fact]
    public async Task A_hidden_session_is_changed_at_once_and_read_as_it_is_now()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var session = await lab.HiddenAsync();

        var change = await lab.UpdateSessionAsync(new { session_id = session.Id, title = "Quite another title", capacity = 12 });

        change.State.ShouldBe(ChangeState.Applied, string.Join(' ', change.Reasons));
        change.Records.Single().Fields.Select(field => (field.Field, field.ShownAfter)).ShouldBe([("title", "Quite another title"), ("capacity", "12")]);
        (await lab.Client.Sessions.GetAsync(ChangeLab.Event, session.Id)).ShouldSatisfyAllConditions(now => now.Title.ShouldBe("Quite another title"), now => now.Capacity.ShouldBe(12));
    }

    [Fact]
    public async Task A_status_waits_and_the_same_call_finds_it_waiting()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var session = await lab.HiddenAsync();

        var change = await lab.UpdateSessionAsync(new { session_id = session.Id, status = "declined" });
        var again = await lab.UpdateSessionAsync(new { status = "declined", session_id = session.Id });

        (change.State, again.Id).ShouldBe((ChangeState.Waiting, change.Id));
        change.Reasons.ShouldBe(["It decides about a status, which speakers see."]);
        change.Effects.ShouldContain("Speakers see: declined. Sessionboard sends no e-mail by itself.");
        lab.Wire.Seen($"/sessions/{session.Id}").ShouldBe(1, "it was read once, and nothing was written");
        lab.Kept.Audited.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_person_refused_is_refused_for_an_hour_and_then_waits_again()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var session = await lab.HiddenAsync();
        var arguments = new { session_id = session.Id, status = "declined" };
        var change = await lab.UpdateSessionAsync(arguments);
        (await lab.Decision.RefuseAsync(change.Connection, change.Id, Core.Changes.Flow.ChangeDecision.HashOf(change), CancellationToken.None)).WasDecided.ShouldBeTrue();

        (await Should.ThrowAsync<ChangeRefusedException>(() => lab.UpdateSessionAsync(arguments))).Message.ShouldContain("the person refused exactly this change");
        lab.Clock.Advance(TimeSpan.FromMinutes(61));
        (await lab.UpdateSessionAsync(arguments)).State.ShouldBe(ChangeState.Waiting);
    }

    [Fact]
    public async Task What_is_switched_off_is_not_even_read()
    {
        await using var lab = await ChangeLab.OpenAsync();
        lab.Options.Enabled = false;

        await Should.ThrowAsync<ChangeRefusedException>(() => lab.CreateSettingAsync(new { kind = "track", name = "AI" }));

        lab.Wire.All.ShouldBe(0);
    }

    [Fact]
    public async Task The_eleventh_change_in_a_row_waits()
    {
        await using var lab = await ChangeLab.OpenAsync();
        for (var number = 1; number <= ApprovalRules.MostAtOnce; number++)
            (await lab.CreateSettingAsync(new { kind = "tag", name = $"Tag {number}" })).State.ShouldBe(ChangeState.Applied);

        (await lab.CreateSettingAsync(new { kind = "tag", name = "One too many" })).State.ShouldBe(ChangeState.Waiting);
        lab.Clock.Advance(TimeSpan.FromMinutes(16));
        (await lab.CreateSettingAsync(new { kind = "tag", name = "Later" })).State.ShouldBe(ChangeState.Applied);
    }

    [Fact]
    public async Task No_entry_no_write()
    {
        await using var lab = await ChangeLab.OpenAsync();
        lab.Kept.BeforeAppending = _ => throw new IOException("The disk is full.");

        await Should.ThrowAsync<IOException>(() => lab.CreateSettingAsync(new { kind = "track", name = "AI" }));

        lab.Wire.Seen("/tracks/create").ShouldBe(0);
    }

    [Fact]
    public async Task The_same_call_made_at_once_by_many_is_one_change()
    {
        await using var lab = await ChangeLab.OpenAsync();

        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TryAsync(lab)));

        all.OfType<ChangeSet>().Select(change => change.Id).Distinct().Count().ShouldBe(1);
        lab.Wire.Seen("/tracks/create").ShouldBe(1);
        (await lab.SettingsAsync(SettingKind.Tracks)).Count(track => track.Name == "AI").ShouldBe(1);
    }

    // Planned while the other was on its way, it is added when all of that is done.
    [Fact]
    public async Task The_same_call_that_comes_a_moment_later_is_not_made_twice()
    {
        await using var lab = await ChangeLab.OpenAsync();
        ChangeSet? faster = null;
        lab.AfterPlanning = async () => faster = await lab.CreateSettingAsync(new { kind = "track", name = "AI" });

        var change = await lab.CreateSettingAsync(new { kind = "track", name = "AI" });

        change.Id.ShouldBe(faster!.Id);
        lab.Wire.Seen("/tracks/create").ShouldBe(1);
    }

    [Fact]
    public async Task A_crowd_of_calls_at_once_makes_ten_changes_and_no_more()
    {
        await using var lab = await ChangeLab.OpenAsync();

        var all = await Task.WhenAll(Enumerable.Range(1, 25).Select(number => lab.CreateSettingAsync(new { kind = "tag", name = $"Tag {number}" })));

        all.Count(change => change.State == ChangeState.Applied).ShouldBe(ApprovalRules.MostAtOnce);
        lab.Wire.Seen("/tags/create").ShouldBe(ApprovalRules.MostAtOnce);
    }

    [Fact]
    public async Task What_a_person_refused_is_refused_in_other_words_too()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var session = await lab.HiddenAsync();
        var change = await lab.UpdateSessionAsync(new { session_id = session.Id, status = "declined", capacity = 5 });
        await lab.Decision.RefuseAsync(change.Connection, change.Id, Core.Changes.Flow.ChangeDecision.HashOf(change), CancellationToken.None);

        foreach (var arguments in new object[]
        {
            new { capacity = 5, status = "declined", session_id = session.Id },
            new { session_id = session.FriendlyId, status = "declined", capacity = 5 },
            new { session_id = session.Title, status = " Declined ", capacity = "5" },
            new { session_id = session.Id.ToUpperInvariant(), status = "DECLINED", capacity = 5.0 },
        })
            (await Should.ThrowAsync<ChangeRefusedException>(() => lab.UpdateSessionAsync(arguments))).Message.ShouldContain("the person refused exactly this change");

        (await lab.UpdateSessionAsync(new { session_id = session.Id, status = "accepted", capacity = 5 })).State.ShouldBe(ChangeState.Waiting, "another change is another");
    }

    [Fact]
    public async Task The_same_change_in_other_words_is_found_waiting()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var session = await lab.HiddenAsync();

        var change = await lab.UpdateSessionAsync(new { session_id = session.Id, status = "declined" });

        (await lab.UpdateSessionAsync(new { session_id = session.FriendlyId, status = "Declined" })).Id.ShouldBe(change.Id);
    }

    [Fact]
    public async Task A_setting_that_was_just_made_is_known_at_once()
    {
        await using var lab = await ChangeLab.OpenAsync();
        await lab.CreateSessionAsync(new { title = "Reads what there is", track = (await lab.SettingsAsync(SettingKind.Tracks))[0].Id });
        await lab.CreateSettingAsync(new { kind = "track", name = "AI" });

        var change = await lab.CreateSessionAsync(new { title = "In the new track", track = "AI" });

        change.State.ShouldBe(ChangeState.Applied, string.Join(' ', change.Reasons));
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.CreateSettingAsync(new { kind = "track", name = "ai" }))).Message.ShouldContain("of this name already");
    }

    // One that comes when the track is there already hears so.
    private static async Task<ChangeSet?> TryAsync(ChangeLab lab)
    {
        try
        {
            return await lab.CreateSettingAsync(new { kind = "track", name = "AI" });
        }
        catch (InvalidArgumentException)
        {
            return null;
        }
    }
}
