using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>People, companies, reports, drafts and statuses are deleted with what goes with them told before, and brought back where Sessionboard can.</summary>
public sealed class RecordRemovalTests
{
    private const int Event = Organizer.Event;

    private static readonly Event Seeded = SharedSeed.Organization.Events.First(one => one.Id == Event);

    private static readonly Status Unused = Seeded.Statuses.First(status => status.IsCustom) with { Id = "0198c0de-0000-4000-8000-0000000000aa", Name = "Shortlist of nobody" };

    private static readonly Contact Speaker = Seeded.Contacts.OrderByDescending(contact => SessionsOf(contact.Id).Count()).First();

    public static TheoryData<string, string> Comes => new()
    {
        { "contact", "id" }, { "contact", "friendly id" }, { "contact", "name" },
        { "sponsor", "id" }, { "sponsor", "friendly id" }, { "sponsor", "name" },
        { "exhibitor", "id" }, { "exhibitor", "friendly id" }, { "exhibitor", "name" },
    };

    [Theory]
    [MemberData(nameof(Comes))]
    public async Task It_waits_is_deleted_and_comes_back_however_it_is_named(string kind, string by)
    {
        await using var organizer = await Organizer.OpenAsync();
        var (id, friendly, name) = await OneAsync(organizer, kind);
        var named = by switch { "id" => id.ToUpperInvariant(), "friendly id" => friendly, _ => name.ToLowerInvariant() };

        var asked = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind, id = named });

        (State(asked), asked.Rows().Single()[1].GetString(), asked.Rows().Single()[5].GetString()).ShouldBe(("waiting", id, "yes"));
        Why(asked).ShouldContain("It deletes.");
        Why(asked).ShouldContain("It is about people or companies.");
        asked.Notice()!.ShouldContain($"Delete the {kind} \"{friendly} {name}\"");
        (await organizer.DecideAsync(Id(asked))).State.ShouldBe(ChangeState.Applied);
        (await IsThereAsync(organizer, kind, id)).ShouldBeFalse();
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));

        var back = await organizer.Assistant.AskAsync("restore_record", new { event_id = Event, kind, id = named });
        Why(back).ShouldContain("It brings back what was deleted.");
        back.Notice()!.ShouldContain($"Bring back the deleted {kind} \"{friendly} {name}\".");
        (await organizer.DecideAsync(Id(back))).State.ShouldBe(ChangeState.Applied);
        (await IsThereAsync(organizer, kind, id)).ShouldBeTrue();
        (await organizer.Assistant.AskInVainAsync("restore_record", new { event_id = Event, kind, id })).ShouldContain("is not deleted, so there is nothing to bring back.");
    }

    [Theory]
    [InlineData("contact")]
    [InlineData("sponsor")]
    [InlineData("exhibitor")]
    [InlineData("status")]
    public async Task It_comes_back_by_undo_and_is_deleted_again_by_undoing_that(string kind)
    {
        await using var organizer = await Organizer.OpenAsync(new SandboxOptions { Organization = SharedSeed.Organization.Edit(Event, one => one with { Statuses = [.. one.Statuses, Unused] }) });
        var (id, _, _) = await OneAsync(organizer, kind);
        var asked = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind, id });
        await organizer.DecideAsync(Id(asked));
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));

        var undo = await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(asked) });
        (await organizer.DecideAsync(Id(undo))).State.ShouldBe(ChangeState.Applied);
        (await IsThereAsync(organizer, kind, id)).ShouldBeTrue();
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));

        var again = await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(undo) });
        Why(again).ShouldContain("It deletes.");
        (await organizer.DecideAsync(Id(again))).State.ShouldBe(ChangeState.Applied);
        (await IsThereAsync(organizer, kind, id)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_goes_with_a_speaker_is_told_before_and_nothing_personal_with_it()
    {
        await using var organizer = await Organizer.OpenAsync();
        var sessions = SessionsOf(Speaker.Id).ToList();
        sessions.Count.ShouldBeGreaterThan(1);

        var asked = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "speaker", id = Speaker.Id });

        asked.Notice()!.ShouldContain($"from the event, with a place in {sessions.Count} sessions and abstracts.");
        asked.Notice()!.ShouldContain($"Takes part in {sessions.Count} sessions and abstracts, and those places may go with it: ");
        asked.Notice()!.ShouldContain("It can be brought back.");
        Why(asked).ShouldContain($"It is used by {sessions.Count} sessions and abstracts.");
        organizer.Assistant.LastText.ShouldNotContain(Speaker.Email);
        var kept = (await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).Single();
        JsonSerializer.Serialize(kept, ChangeJson.Default.ChangeSet).ShouldNotContain("***", customMessage: "a mask is no value before");
    }

    [Fact]
    public async Task What_goes_with_a_company_is_told_before()
    {
        await using var organizer = await Organizer.OpenAsync();
        var company = Seeded.Sponsors.First(one => one.Contacts.Count > 1 && one.CustomValues.Count > 1);

        var asked = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "sponsor", id = company.Id });

        asked.Notice()!.ShouldContain($"It has {company.Contacts.Count} contacts, who stay contacts of the event.");
        asked.Notice()!.ShouldContain("custom fields of it are filled in");
        var person = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "contact", id = company.Contacts[0].ContactId });
        person.Notice()!.ShouldContain("Is a contact of ");
        person.Notice()!.ShouldContain(company.Name);
    }

    [Theory]
    [InlineData("report")]
    [InlineData("draft")]
    public async Task What_nothing_brings_back_says_so_before_and_is_deleted_for_good(string kind)
    {
        await using var organizer = await Organizer.OpenAsync();
        var (id, _, name) = await OneAsync(organizer, kind);

        var asked = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind, id = name });

        (State(asked), asked.Rows().Single()[1].GetString()).ShouldBe(("waiting", id));
        asked.Notice()!.ShouldContain($"It cannot be undone: Sessionboard cannot bring back a deleted {kind}.");
        asked.Rows().Single()[5].GetString().ShouldBe($"no: Sessionboard cannot bring back a deleted {kind}.");
        (await organizer.DecideAsync(Id(asked))).State.ShouldBe(ChangeState.Applied);
        (await organizer.Assistant.AskInVainAsync("delete_record", new { event_id = Event, kind, id })).ShouldStartWith("Argument `id`");
        (await organizer.Assistant.AskInVainAsync("undo_change", new { change_id = Id(asked) })).ShouldContain($"Sessionboard cannot bring back a deleted {kind}.");
        (await organizer.Assistant.AskInVainAsync("restore_record", new { event_id = Event, kind, id })).ShouldStartWith($"Nothing was changed: Sessionboard cannot bring back a deleted {kind}.");
    }

    [Fact]
    public async Task Of_a_report_its_query_and_the_dashboard_that_shows_it_are_told()
    {
        await using var organizer = await Organizer.OpenAsync();
        var dashboards = (await organizer.Assistant.Sessionboard.Dashboards.ListAsync()).Value.First(one => one.EventId == Event);
        var widget = (await organizer.Assistant.Sessionboard.Dashboards.GetAsync(dashboards)).Widgets.First(one => one.Query is not null);
        await organizer.Assistant.Sessionboard.Reports.CreateAsync(Event, new Dictionary<string, JsonElement>
        {
            ["name"] = JsonSerializer.SerializeToElement("On a dashboard"),
            ["query"] = JsonSerializer.SerializeToElement(widget.Query),
            ["category"] = JsonSerializer.SerializeToElement("x"),
        });

        var asked = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "report", id = "on a dashboard" });

        asked.Notice()!.ShouldContain("Its query is lost with it: ");
        asked.Notice()!.ShouldContain($"The same query stands on the dashboard \"{dashboards.Name}\", which keeps its own.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_draft_it_is_told_whether_it_was_committed(bool isCommitted)
    {
        await using var organizer = await Organizer.OpenAsync();
        var committed = Seeded.Drafts.First(one => one.IsCommitted);
        await organizer.Assistant.Sessionboard.Agenda.CreateDraftAsync(Event, new Dictionary<string, JsonElement> { ["name"] = JsonSerializer.SerializeToElement("Plan B") });

        var asked = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "draft", id = isCommitted ? $"{committed.Id}" : "plan b" });

        asked.Notice()!.ShouldContain(isCommitted ? $"Delete the committed agenda draft \"{committed.Name}\", which places {committed.Placements.Count} sessions." : "Delete the agenda draft \"Plan B\", which places ");
        asked.Notice()!.ShouldContain(isCommitted ? "It was committed. The live agenda stays as it is" : "all that is planned in it is lost. The live agenda stays as it is.");
    }

    [Fact]
    public async Task A_status_in_use_is_told_with_those_that_have_it_and_a_core_one_is_nobodys_to_delete()
    {
        await using var organizer = await Organizer.OpenAsync();
        var used = Seeded.Statuses.First(status => status.IsCustom && Seeded.Sessions.Any(session => session.StatusId == status.Id && session is { DeletedAt: null, ParentId: null, ComposedInto: null }));

        var asked = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "custom status", id = used.Name });

        asked.Notice()!.ShouldContain("It stands for ");
        asked.Rows().Single()[5].GetString()!.ShouldContain("those that had it do not have it again");
        await organizer.DecideAsync(Id(asked));
        var back = await organizer.Assistant.AskAsync("restore_record", new { event_id = Event, kind = "status", id = used.Name });
        back.Notice()!.ShouldContain("Those that had it do not have it again by this.");
        (await organizer.DecideAsync(Id(back))).State.ShouldBe(ChangeState.Applied);
        (await organizer.Assistant.Sessionboard.Settings.ListAsync(Event, SettingKind.Statuses)).ShouldContain(status => status.Id == used.Id);
        (await organizer.Assistant.AskInVainAsync("delete_record", new { event_id = Event, kind = "status", id = "accepted" })).ShouldContain("is one of Sessionboard's own statuses, which nobody deletes.");
    }

    [Theory]
    [InlineData("contact", "nobody of that name", "Argument `id`: no contact has the id or name \"nobody of that name\".")]
    [InlineData("sponsor", "0198c0de-0000-4000-8000-000000000000", "Argument `id`: no sponsor has the id or name")]
    [InlineData("exhibitor", "../../sponsors/1", "Argument `id`: no exhibitor has the id or name")]
    [InlineData("report", "\u202Etroper", "Argument `id`: no report has the id or name")]
    [InlineData("draft", "=1+1", "Argument `id`: no draft has the id or name")]
    public async Task What_is_not_there_is_not_guessed(string kind, string id, string says)
    {
        await using var organizer = await Organizer.OpenAsync();

        (await organizer.Assistant.AskInVainAsync("delete_record", new { event_id = Event, kind, id })).ShouldStartWith(says);
        (await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("contact")]
    [InlineData("sponsor")]
    [InlineData("exhibitor")]
    public async Task A_record_of_another_event_is_not_found_in_this_one(string kind)
    {
        await using var organizer = await Organizer.OpenAsync();
        var other = SharedSeed.Organization.Events.First(one => one.Id == SeededEvents.DevCon);
        var id = kind switch { "contact" => other.Contacts[0].Id, "sponsor" => other.Sponsors[0].Id, _ => other.Exhibitors[0].Id };

        (await organizer.Assistant.AskInVainAsync("delete_record", new { event_id = Event, kind, id })).ShouldStartWith($"Argument `id`: no {kind} has the id or name");
        var deleted = await organizer.Assistant.AskAsync("delete_record", new { event_id = SeededEvents.DevCon, kind, id });
        await organizer.DecideAsync(Id(deleted));
        (await organizer.Assistant.AskInVainAsync("restore_record", new { event_id = Event, kind, id })).ShouldContain($"this {kind} was deleted in another event, \"{other.Name}\".");
    }

    [Theory]
    [InlineData("contact", "Somebody Else")]
    [InlineData("contact", "SPK-99999")]
    [InlineData("sponsor", "Acme")]
    [InlineData("status", "Maybe later")]
    public async Task Of_what_others_deleted_the_id_is_needed_and_only_Sessionboard_knows_whether_there_is_one(string kind, string name)
    {
        await using var organizer = await Organizer.OpenAsync();

        (await organizer.Assistant.AskInVainAsync("restore_record", new { event_id = Event, kind, id = name })).ShouldContain($"you deleted no {kind} that is called \"{name}\", and Sessionboard lists none that is deleted.");

        var asked = await organizer.Assistant.AskAsync("restore_record", new { event_id = Event, kind, id = "0198c0de-0000-4000-8000-00000000abcd" });
        asked.Notice()!.ShouldContain("neither its name is known here nor whether there is one");
        (await organizer.DecideAsync(Id(asked))).Records.Single().OutcomeNote!.ShouldStartWith("Sessionboard finds nothing to bring back");
    }

    [Fact]
    public async Task Of_two_of_one_name_none_is_taken()
    {
        await using var organizer = await Organizer.OpenAsync();
        await organizer.PersonAsync(email: "one@bremen.example");
        await organizer.PersonAsync(email: "two@bremen.example");

        (await organizer.Assistant.AskInVainAsync("delete_record", new { event_id = Event, kind = "contact", id = "Grete Hermann" })).ShouldStartWith("Argument `id`: 2 of the event have the name \"Grete Hermann\". Use the id of one contact: ");
    }

    // Sessionboard takes no guard with a delete: it is looked at once more just before, whatever it is.
    [Theory]
    [InlineData("sponsor")]
    [InlineData("exhibitor")]
    [InlineData("report")]
    [InlineData("track")]
    [InlineData("session")]
    public async Task What_was_changed_while_its_deletion_waited_is_left_and_the_page_says_how_far_that_goes(string kind)
    {
        await using var organizer = await Organizer.OpenAsync();
        var client = organizer.Assistant.Sessionboard;
        var id = kind switch
        {
            "track" => (await client.Settings.CreateAsync(Event, SettingKind.Tracks, Named("Only one"))).Id,
            "session" => (await organizer.HiddenAsync()).Id,
            _ => (await OneAsync(organizer, kind)).Id,
        };
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        var asked = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind, id });
        organizer.Clock.Advance(TimeSpan.FromMinutes(1));
        switch (kind)
        {
            case "session":
                organizer.SomebodyChanges(id, session => session with { Title = "Another name" });
                organizer.Clock.Advance(TimeSpan.FromMinutes(5));
                break;
            case "track":
                await client.Settings.UpdateAsync(Event, SettingKind.Tracks, id, Named("Another name"));
                break;
            case "report":
                await client.Reports.UpdateAsync(Event, id, Named("Another name"));
                break;
            default:
                await client.Accounts.UpdateAsync(Event, kind == "sponsor" ? Api.Accounts.AccountKind.Sponsor : Api.Accounts.AccountKind.Exhibitor, id, Named("Another name"), null);
                break;
        }

        var decided = await organizer.DecideAsync(Id(asked));

        decided.Records.Single().Outcome.ShouldBe(RecordOutcome.Conflict);
        decided.Records.Single().OutcomeNote!.ShouldContain("is now \"Another name\"");
        decided.Effects.ShouldContain(effect => effect.StartsWith("Just before it is deleted it is read once more", StringComparison.Ordinal) && effect.Contains(kind == "session" ? "three minutes old" : "in that very moment", StringComparison.Ordinal));
        asked.Notice()!.ShouldContain("Just before it is deleted it is read once more");
    }

    [Fact]
    public async Task Who_was_changed_while_it_waited_is_not_deleted()
    {
        await using var organizer = await Organizer.OpenAsync();
        var person = await organizer.PersonAsync();
        var asked = await organizer.Assistant.AskAsync("delete_record", new { event_id = Event, kind = "contact", id = person.Id });
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        await organizer.Assistant.As("sandbox-no-pii-mask").Contacts.UpdateAsync(Event, person.Id, new Dictionary<string, JsonElement> { ["company"] = JsonSerializer.SerializeToElement("Leipzig") }, null);

        var decided = await organizer.DecideAsync(Id(asked));

        decided.Records.Single().Outcome.ShouldBe(RecordOutcome.Conflict);
        decided.Records.Single().OutcomeNote!.ShouldContain("company is now \"Leipzig\"");
        await organizer.Assistant.Sessionboard.Contacts.GetAsync(Event, person.Id);
    }

    private static Dictionary<string, JsonElement> Named(string name) => new() { ["name"] = JsonSerializer.SerializeToElement(name) };

    private static IEnumerable<Session> SessionsOf(string contactId) => Seeded.Sessions.Where(session =>
        session is { DeletedAt: null, ParentId: null, ComposedInto: null }
        && (session.Participants.Any(part => part.ContactId == contactId) || Seeded.Sessions.Any(part => part.ParentId == session.Id && part.DeletedAt is null && part.Participants.Any(one => one.ContactId == contactId))));

    private static async Task<(string Id, string Friendly, string Name)> OneAsync(Organizer organizer, string kind)
    {
        var client = organizer.Assistant.Sessionboard;
        Dictionary<string, JsonElement> named = new() { ["name"] = JsonSerializer.SerializeToElement("Only one") };
        switch (kind)
        {
            case "contact":
                var person = await organizer.PersonAsync();
                return (person.Id, person.FriendlyId!, "Grete Hermann");
            case "report":
                var report = await client.Reports.CreateAsync(Event, new Dictionary<string, JsonElement>(named) { ["query"] = JsonSerializer.SerializeToElement("FIND Session"), ["category"] = JsonSerializer.SerializeToElement("x") });
                return (report?.Id ?? (await client.Reports.ReadAsync(CancellationToken.None)).First(one => one.Name == "Only one").Id, "", "Only one");
            case "draft":
                return ((await client.Agenda.CreateDraftAsync(Event, named)).Id, "", "Only one");
            case "status":
                return (Unused.Id, "", Unused.Name);
            default:
                var company = await client.Accounts.CreateAsync(Event, kind == "sponsor" ? Api.Accounts.AccountKind.Sponsor : Api.Accounts.AccountKind.Exhibitor, named);
                return (company.Id, company.FriendlyId!, "Only one");
        }
    }

    private static async Task<bool> IsThereAsync(Organizer organizer, string kind, string id)
    {
        var client = organizer.Assistant.Sessionboard;
        if (kind == "status")
            return (await client.Settings.ListAsync(Event, SettingKind.Statuses)).Any(status => status.Id == id);
        try
        {
            return kind == "contact"
                ? (await client.Contacts.GetAsync(Event, id)).Id == id
                : (await client.Accounts.GetAsync(Event, kind == "sponsor" ? Api.Accounts.AccountKind.Sponsor : Api.Accounts.AccountKind.Exhibitor, id)).Id == id;
        }
        catch (NotFoundException)
        {
            return false;
        }
    }

    private static string State(JsonElement answer) => answer.GetProperty("state").GetString()!;

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;

    private static IEnumerable<string?> Why(JsonElement answer) => answer.GetProperty("why").EnumerateArray().Select(why => why.GetString());
}
