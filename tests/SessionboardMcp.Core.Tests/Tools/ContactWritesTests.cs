using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>Contacts are made and changed after a person approved it, and what is masked is neither told nor overwritten.</summary>
public sealed class ContactWritesTests
{
    private const int Event = Organizer.Event;
    private const string Email = "grete.hermann@bremen.example";

    private static Caller Trusted => Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite)) with { ShowsPersonalData = true };

    [Fact]
    public async Task A_new_one_waits_is_made_without_a_word_of_its_address_and_can_be_undone()
    {
        await using var organizer = await Organizer.OpenAsync();

        var planned = await organizer.Assistant.AskAsync("create_contact", new { event_id = Event, email = Email, first_name = "Grete", last_name = "Hermann", company = "Bremen", job_title = "Philosopher", phone = "+49 421 5551234" });

        State(planned).ShouldBe("waiting");
        organizer.Assistant.LastText.ShouldNotContain("grete.hermann");
        organizer.Assistant.LastText.ShouldNotContain("5551234");
        organizer.Assistant.LastText.ShouldContain("g***@b***.example");
        var id = Id(planned);
        var done = await organizer.DecideAsync(id);
        done.State.ShouldBe(Core.Changes.ChangeState.Applied);
        var made = await organizer.Assistant.As("sandbox-no-pii-mask").Contacts.GetAsync(Event, done.Records[0].Id!);
        (made.Email, made.FirstName, made.LastName, made.CompanyName, made.Title, made.PhoneHome).ShouldBe((Email, "Grete", "Hermann", "Bremen", "Philosopher", "+49 421 5551234"));
        var told = await organizer.Assistant.AskAsync("get_change", new { change_id = id });
        Cell(told, 0, "outcome").ShouldBe("accepted: Sessionboard's answer does not show the new e-mail, phone.", "it is masked there");
        organizer.Assistant.LastText.ShouldNotContain("grete.hermann");
        organizer.Kept.Audited.ShouldContain(entry => entry.Action == "change.applied" && entry.ChangeId == id);
        (await organizer.Assistant.AskAsync("search_people", new { event_id = Event, text = "Hermann" })).Rows().ShouldContain(row => row[0].GetString() == made.Id, "the index has it at once");

        var undo = await organizer.Assistant.AskAsync("undo_change", new { change_id = id });
        State(undo).ShouldBe("waiting");
        (await organizer.DecideAsync(Id(undo))).State.ShouldBe(Core.Changes.ChangeState.Applied);
        await Should.ThrowAsync<Api.Errors.NotFoundException>(() => organizer.Assistant.Sessionboard.Contacts.GetAsync(Event, made.Id));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("friendly id")]
    [InlineData("name")]
    public async Task Names_company_and_job_title_are_changed_field_by_field_and_put_back(string by)
    {
        await using var organizer = await Organizer.OpenAsync();
        var person = await organizer.PersonAsync();
        var named = by switch { "id" => person.Id, "friendly id" => person.FriendlyId, _ => "grete hermann" };

        var planned = await organizer.Assistant.AskAsync("update_contact", new { event_id = Event, contact_id = named, last_name = "Henry-Hermann", company = "Bremen University", job_title = "Professor" });

        State(planned).ShouldBe("waiting");
        planned.GetProperty("why").EnumerateArray().Select(why => why.GetString()).ShouldContain("It is about people or companies.");
        planned.Rows().Select((_, row) => (Cell(planned, row, "field"), Cell(planned, row, "before"), Cell(planned, row, "after"), Cell(planned, row, "undoable"))).ShouldBe(
        [
            ("last name", "Hermann", "Henry-Hermann", "yes"), ("company", "Bremen", "Bremen University", "yes"),
            ("job title", "", "Professor", "no: Sessionboard's API cannot empty a field."),
        ]);
        (await GetAsync(organizer, person.Id)).LastName.ShouldBe("Hermann", "nothing was written yet");
        await organizer.DecideAsync(Id(planned));
        var changed = await GetAsync(organizer, person.Id);
        (changed.LastName, changed.CompanyName, changed.Title, changed.Email).ShouldBe(("Henry-Hermann", "Bremen University", "Professor", Email));

        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        var undo = await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(planned) });
        undo.Notice()!.ShouldContain("stays: job title: Sessionboard's API cannot empty a field.");
        await organizer.DecideAsync(Id(undo));
        var back = await GetAsync(organizer, person.Id);
        (back.LastName, back.CompanyName, back.Title).ShouldBe(("Hermann", "Bremen", "Professor"));
    }

    public static TheoryData<string, string, bool, bool> Personal
    {
        get
        {
            var calls = new TheoryData<string, string, bool, bool>();
            foreach (var (argument, value) in new[] { ("email", "other@bremen.example"), ("email", Email), ("phone", "+49 421 5551234"), ("custom_fields", "Emergency contact=Otto") })
            {
                // Masked here, by Sessionboard, by both.
                calls.Add(argument, value, true, false);
                calls.Add(argument, value, true, true);
                calls.Add(argument, value, false, true);
            }

            return calls;
        }
    }

    [Theory]
    [MemberData(nameof(Personal))]
    public async Task What_is_masked_is_not_overwritten_and_whether_it_was_right_is_not_told(string argument, string value, bool masksHere, bool masksThere)
    {
        await using var organizer = await Organizer.OpenAsync(token: masksThere ? "sandbox-full" : "sandbox-no-pii-mask", caller: masksHere ? null : Trusted);
        var person = await organizer.PersonAsync();
        await organizer.Assistant.As("sandbox-no-pii-mask").Contacts.UpdateAsync(Event, person.Id, Fields(("phone", "+49 421 7770000"), ("custom_fields", new { emergency_contact = "Anna" })), null);
        var arguments = new Dictionary<string, object> { ["event_id"] = Event, ["contact_id"] = person.Id, ["job_title"] = "Professor", [argument] = argument == "custom_fields" ? new[] { value } : value };
        if (!masksHere && argument == "custom_fields")
            arguments["custom_fields"] = new[] { "emergency_contact=Otto" };

        var refused = await organizer.Assistant.AskInVainAsync("update_contact", arguments);

        refused.ShouldStartWith($"Argument `{argument}`: the ");
        refused.ShouldContain(masksHere ? "is masked for this connection" : "Sessionboard masks for this credential");
        refused.ShouldContain("Change it in Sessionboard (https://");
        (await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("email", "g***@b***.example")]
    [InlineData("email", "***@bremen.example")]
    [InlineData("email", "grete***@bremen.example")]
    [InlineData("first_name", "G***")]
    [InlineData("last_name", "H＊＊＊")]
    [InlineData("company", "••••")]
    [InlineData("job_title", "***")]
    [InlineData("phone", "***-***-4567")]
    [InlineData("phone", "*** *** 4567")]
    [InlineData("phone", "∗∗∗-∗∗∗-4567")]
    [InlineData("custom_fields", "T-shirt size=***")]
    public async Task A_mask_is_never_written(string argument, string mask)
    {
        await using var organizer = await Organizer.OpenAsync(token: "sandbox-no-pii-mask", caller: Trusted);
        var person = await organizer.PersonAsync();
        foreach (var (tool, named) in new[] { ("create_contact", ("email", "new@bremen.example")), ("update_contact", ("contact_id", person.Id)) })
        {
            var arguments = new Dictionary<string, object> { ["event_id"] = Event, [named.Item1] = named.Item2 };
            arguments[argument] = argument == "custom_fields" ? new[] { mask } : mask;

            (await organizer.Assistant.AskInVainAsync(tool, arguments)).ShouldStartWith($"Argument `{argument}`");
        }

        (await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b")]
    [InlineData("a@b@c.example")]
    [InlineData("Grete <grete@bremen.example>")]
    [InlineData("one@bremen.example, two@bremen.example")]
    public async Task What_is_no_address_is_told_before_anything_is_planned(string email)
    {
        await using var organizer = await Organizer.OpenAsync();

        (await organizer.Assistant.AskInVainAsync("create_contact", new { event_id = Event, email })).ShouldStartWith("Argument `email`");
    }

    [Theory]
    [InlineData(Email)]
    [InlineData("Grete.Hermann@BREMEN.example")]
    public async Task Who_sees_addresses_is_told_whose_it_is(string email)
    {
        await using var organizer = await Organizer.OpenAsync(token: "sandbox-no-pii-mask", caller: Trusted);
        var person = await organizer.PersonAsync();
        var other = await organizer.PersonAsync("Emmy", "Noether", "emmy@erlangen.example");

        (await organizer.Assistant.AskInVainAsync("create_contact", new { event_id = Event, email })).ShouldStartWith($"Argument `email`: the event has a contact with this e-mail already, {person.FriendlyId} (Grete Hermann).");
        (await organizer.Assistant.AskInVainAsync("update_contact", new { event_id = Event, contact_id = other.Id, email })).ShouldStartWith("Argument `email`: the event has a contact with this e-mail already");
    }

    [Theory]
    [InlineData("sandbox-full")]
    [InlineData("sandbox-no-pii-mask")]
    public async Task Who_does_not_is_told_the_same_of_one_that_is_there_and_one_that_is_not(string token)
    {
        await using var organizer = await Organizer.OpenAsync(token: token);
        await organizer.PersonAsync();

        var there = await organizer.Assistant.AskAsync("create_contact", new { event_id = Event, email = Email });
        var guessed = await organizer.Assistant.AskAsync("create_contact", new { event_id = Event, email = "gustav.holst@berlin.example" });

        Normal(there).ShouldBe(Normal(guessed));
        there.Notice()!.ShouldContain("it is not told here whether a contact has this e-mail already");
        var named = await organizer.Assistant.AskAsync("create_contact", new { event_id = Event, email = "gustav@berlin.example", first_name = "Grete", last_name = "Hermann" });
        Cell(named, 0, "outcome").ShouldContain("There is a contact of this name already: SPK-");
        Cell(named, 0, "outcome").ShouldContain("with an e-mail that looks the same (g***@b***.example)");
        // Sessionboard tells after a person has said yes.
        (await organizer.DecideAsync(Id(there))).State.ShouldBe(Core.Changes.ChangeState.Refused);
        Cell(await organizer.Assistant.AskAsync("get_change", new { change_id = Id(there) }), 0, "outcome").ShouldStartWith("refused: Sessionboard refused it: \"email must be unique");
    }

    [Fact]
    public async Task Who_sees_personal_data_changes_it_and_puts_it_back()
    {
        await using var organizer = await Organizer.OpenAsync(token: "sandbox-no-pii-mask", caller: Trusted);
        var person = await organizer.PersonAsync();

        var planned = await organizer.Assistant.AskAsync("update_contact", new { event_id = Event, contact_id = person.Id, email = "grete@hermann.example" });

        (Cell(planned, 0, "before"), Cell(planned, 0, "after"), Cell(planned, 0, "undoable")).ShouldBe((Email, "grete@hermann.example", "yes"));
        (await organizer.DecideAsync(Id(planned))).Records[0].Outcome.ShouldBe(Core.Changes.RecordOutcome.Changed);
        (await GetAsync(organizer, person.Id)).Email.ShouldBe("grete@hermann.example");
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        await organizer.DecideAsync(Id(await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(planned) })));
        (await GetAsync(organizer, person.Id)).Email.ShouldBe(Email);
    }

    [Fact]
    public async Task What_somebody_changed_meanwhile_is_left_and_told_without_addresses()
    {
        await using var organizer = await Organizer.OpenAsync(token: "sandbox-no-pii-mask");
        var person = await organizer.PersonAsync();
        var planned = await organizer.Assistant.AskAsync("update_contact", new { event_id = Event, contact_id = person.Id, job_title = "Professor" });
        organizer.Clock.Advance(TimeSpan.FromMinutes(1));
        await organizer.Assistant.Sessionboard.Contacts.UpdateAsync(Event, person.Id, Fields(("company", "Göttingen"), ("email", "grete@goettingen.example")), null);

        await organizer.DecideAsync(Id(planned));

        var outcome = Cell(await organizer.Assistant.AskAsync("get_change", new { change_id = Id(planned) }), 0, "outcome");
        outcome.ShouldContain("conflict: It was changed since it was read: ");
        outcome.ShouldContain("company is now \"Göttingen\"");
        outcome.ShouldContain("the e-mail");
        outcome.ShouldNotContain("goettingen");
        var now = await GetAsync(organizer, person.Id);
        (now.CompanyName, now.Title ?? "").ShouldBe(("Göttingen", ""));
    }

    [Fact]
    public async Task What_somebody_changed_since_is_not_put_back()
    {
        await using var organizer = await Organizer.OpenAsync();
        var person = await organizer.PersonAsync();
        var planned = await organizer.Assistant.AskAsync("update_contact", new { event_id = Event, contact_id = person.Id, company = "Leipzig" });
        await organizer.DecideAsync(Id(planned));
        organizer.Clock.Advance(TimeSpan.FromMinutes(1));
        await organizer.Assistant.Sessionboard.Contacts.UpdateAsync(Event, person.Id, Fields(("company", "Göttingen")), null);

        (await organizer.Assistant.AskInVainAsync("undo_change", new { change_id = Id(planned) })).ShouldContain("stays: company: It was changed since.");

        (await GetAsync(organizer, person.Id)).CompanyName.ShouldBe("Göttingen");
    }

    [Fact]
    public async Task Custom_fields_are_those_of_contacts()
    {
        await using var organizer = await Organizer.OpenAsync();
        var person = await organizer.PersonAsync();

        var planned = await organizer.Assistant.AskAsync("update_contact", new { event_id = Event, contact_id = person.Id, custom_fields = new[] { "First-time speaker=yes" } });
        await organizer.DecideAsync(Id(planned));

        (await GetAsync(organizer, person.Id)).CustomFields.Single(field => field.InternalName == "first_time_speaker").Value.ShouldBe("true");
        // One of sessions, and one of companies.
        foreach (var stray in (string[])["recording_consent=yes", "tier=Gold"])
            (await organizer.Assistant.AskInVainAsync("update_contact", new { event_id = Event, contact_id = person.Id, custom_fields = new[] { stray } })).ShouldStartWith("Argument `custom_fields`: no custom field has the id or name");
    }

    [Fact]
    public async Task One_is_asked_about_although_single_edits_are_free_for_a_while()
    {
        await using var organizer = await Organizer.OpenAsync(caller: Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite)) with { EditsFreelyUntil = DateTimeOffset.MaxValue });
        var person = await organizer.PersonAsync();

        State(await organizer.Assistant.AskAsync("update_contact", new { event_id = Event, contact_id = person.Id, company = "Leipzig" })).ShouldBe("waiting");

        Core.Changes.ApprovalRules.IsSingleEdit((await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).Single().Records).ShouldBeFalse("its page offers no such time either");
    }

    [Fact]
    public async Task A_form_in_the_assistant_never_holds_what_is_masked_there()
    {
        var asked = new List<ElicitRequestParams>();
        await using var organizer = await Organizer.OpenAsync(asClient: new McpClientOptions
        {
            Capabilities = new ClientCapabilities { Elicitation = new ElicitationCapability { Form = new FormElicitationCapability() } },
            Handlers = new McpClientHandlers
            {
                ElicitationHandler = (question, _) =>
                {
                    asked.Add(question!);
                    return ValueTask.FromResult(new ElicitResult { Action = "cancel" });
                },
            },
        });

        State(await organizer.Assistant.AskAsync("create_contact", new { event_id = Event, email = Email })).ShouldBe("waiting");

        asked.ShouldBeEmpty("the page shows the whole of it");
        var change = (await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).Single();
        change.Records[0].Fields[0].After.GetString().ShouldBe(Email);
    }

    private static Task<Contact> GetAsync(Organizer organizer, string id) => organizer.Assistant.As("sandbox-no-pii-mask").Contacts.GetAsync(Event, id);

    private static Dictionary<string, JsonElement> Fields(params (string Name, object Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => JsonSerializer.SerializeToElement(field.Value));

    // What differs between two calls whatever they say.
    private static string Normal(JsonElement answer) => string.Join('\n', answer.EnumerateObject()
        .Where(part => part.Name is not ("changeId" or "link" or "expiresAt" or "receipt")).Select(part => part.Value.GetRawText()));

    private static string State(JsonElement answer) => answer.GetProperty("state").GetString()!;

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;

    private static string Cell(JsonElement answer, int row, string column) =>
        answer.Rows()[row][Array.IndexOf(answer.Columns(), column)] is { ValueKind: JsonValueKind.String } cell ? cell.GetString()! : "";
}
