using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Faults;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>People of a table are imported as a spreadsheet or a ticket shop writes them, all or none, after a person approved it.</summary>
public sealed class ImportContactsTests
{
    private const int Event = Organizer.Event;
    private const string Open = "sandbox-no-pii-mask";

    private static Caller Trusted => Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite)) with { ShowsPersonalData = true };

    public static TheoryData<string> Spellings =>
    [
        "email,first_name,last_name,company,job_title,phone\nemmy@import.example,Emmy,Noether,\"Göttingen, Uni\",Professor,+49 551 390",
        "\uFEFFE-Mail;Vorname;Nachname;Firma;Position;Telefon\r\nemmy@import.example;Emmy;Noether;Göttingen, Uni;Professor;+49 551 390\r\n",
        "sep=;\r\nE-mail address;First name;Surname;Organisation;Job Title;Phone Number\r\nemmy@import.example;Emmy;Noether;\"Göttingen, Uni\";Professor;+49 551 390",
        "Order #,Attendee First Name,Attendee Surname,Attendee E-mail,Company,Job Title,Cell Phone,Ticket Type\n1,Emmy,Noether,emmy@import.example,\"Göttingen, Uni\",Professor,+49 551 390,Speaker",
        "EMAIL\tFIRST-NAME\tLAST  NAME\tcompany name\ttitle\tMobile\n emmy@import.example \tEmmy\tNoether\tGöttingen, Uni\tProfessor\t+49 551 390\n\n\t\t\t\t\t\n",
        "Correo electrónico,Nombre,Apellidos,Empresa,Cargo,Teléfono\remmy@import.example,Emmy,Noether,\"Göttingen, Uni\",Professor,+49 551 390",
        "email,first_name,last_name,company,job_title,phone\nemmy@import.example,Emmy,\"Noether\n\",\"Göttingen,\r\nUni\",Professor,+49 551 390",
    ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task However_the_table_is_written_the_person_is_imported(string csv)
    {
        await using var organizer = await Organizer.OpenAsync(token: Open, caller: Trusted);

        var asked = await organizer.Assistant.AskAsync("import_contacts", new { event_id = Event, csv });

        State(asked).ShouldBe("waiting");
        asked.Notice()!.ShouldContain("Import 1 contact: 1 new, 0 changed.");
        if (csv.Contains("Order #", StringComparison.Ordinal))
            asked.Notice()!.ShouldContain("Not imported, as contacts have no such field that can be written: \"Order #\", \"Ticket Type\".");
        var done = await organizer.DecideAsync(Id(asked));
        done.State.ShouldBe(ChangeState.Applied);
        var made = await organizer.Assistant.Sessionboard.Contacts.GetAsync(Event, done.Records.Single().Id!);
        (made.Email, made.FirstName, made.LastName, made.CompanyName, made.Title, made.PhoneHome).ShouldBe(("emmy@import.example", "Emmy", "Noether", "Göttingen, Uni", "Professor", "+49 551 390"));
    }

    [Fact]
    public async Task Who_exists_is_changed_by_e_mail_who_is_like_this_is_left_and_all_of_it_is_put_back()
    {
        await using var organizer = await Organizer.OpenAsync(token: Open, caller: Trusted);
        var person = await organizer.PersonAsync();
        await organizer.PersonAsync("Emmy", "Noether", "emmy@import.example");
        const string Csv = "email,first_name,last_name,company,T-shirt size\nGRETE.HERMANN@bremen.example,,Henry-Hermann,,M\nemmy@import.example,Emmy,,,\nada@import.example,Ada,Lovelace,=HYPERLINK(\"\"x\"\"),L\n";

        var asked = await organizer.Assistant.AskAsync("import_contacts", new { event_id = Event, csv = Csv.Replace("\"\"", "", StringComparison.Ordinal) });

        asked.Notice()!.ShouldContain("Import 2 contacts: 1 new, 1 changed.");
        asked.Notice()!.ShouldContain("1 person with the same e-mail is in the event already");
        asked.Notice()!.ShouldContain("1 person is in the event with these values already, and left as it is.");
        asked.Notice()!.ShouldContain("Cells that begin as a formula does: 1. They are written as text");
        var rows = asked.Rows().Select(row => (row[2].GetString(), row[3].ToString(), row[4].ToString())).ToList();
        rows.ShouldContain(("last name", "Hermann", "Henry-Hermann"));
        rows.ShouldContain(("\"T-shirt size\"", "", "M"));
        rows.ShouldContain(("company", "", "=HYPERLINK(x)"));
        var done = await organizer.DecideAsync(Id(asked));
        done.State.ShouldBe(ChangeState.Applied);
        (await organizer.Assistant.Sessionboard.Contacts.GetAsync(Event, person.Id)).LastName.ShouldBe("Henry-Hermann");
        (await organizer.Assistant.Sessionboard.Contacts.GetAsync(Event, person.Id)).CompanyName.ShouldBe("Bremen", "an empty cell changes nothing");
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));

        var undo = await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(asked) });
        await organizer.DecideAsync(Id(undo));
        (await organizer.Assistant.Sessionboard.Contacts.GetAsync(Event, person.Id)).LastName.ShouldBe("Hermann");
        (await organizer.Assistant.AskAsync("search_people", new { event_id = Event, text = "Lovelace" })).Rows().ShouldNotContain(row => row[0].GetString() == done.Records[1].Id);
        (await organizer.Assistant.AskInVainAsync("import_contacts", new { event_id = Event, csv = "email,first_name\nemmy@import.example,Emmy" })).ShouldBe("Nothing to import: all 1 people are contacts of the event with these values already.");
    }

    [Fact]
    public async Task Every_wrong_row_is_told_by_its_line_with_what_to_do_and_nothing_is_planned()
    {
        await using var organizer = await Organizer.OpenAsync(token: Open, caller: Trusted);
        string[] rows =
        [
            "email,first_name,company,phone,T-shirt size", // 1
            "ada@import.example,Ada,,,",
            "no address,Ada,,,",
            ",Ada,,,",
            "ADA@import.example,Ada,,,",
            "b@import.example,\"Two\nlines\",,,", // 6, 7
            "c@import.example,A***,,,",
            "d@import.example,Cy,,12,",
            "e@import.example,Di,,4.92012E+11,",
            "f@import.example,Ed,<b>Bold</b>,,",
            "g@import.example,Flo,one,two,three,four",
            $"h@import.example,{new string('x', 300)},,,",
            "i@import.example,\u202E\u200B,,,",
        ];

        var told = await organizer.Assistant.AskInVainAsync("import_contacts", new { event_id = Event, csv = string.Join('\n', rows) });

        told.ShouldStartWith("Argument `csv`: 10 of 12 rows cannot be written, so nothing was planned. Line 3, column email: this is no e-mail address.");
        foreach (var line in (string[])
                 [
                     "Line 4, column email is empty. Give each person an e-mail", "Line 5, column email: line 2 has this e-mail already. Keep one of the two rows.",
                     "Line 8, column first_name", "Line 9, column phone: this is no telephone number.", "Line 10, column phone: a spreadsheet has shortened this number",
                     "Line 11, column company holds markup", "Line 12: there are 6 cells, and 5 columns.", "Line 13, column first_name has 300 characters", "Line 14, column first_name",
                 ])
        {
            told.ShouldContain(line);
        }

        (await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("first_name,last_name\nAda,Lovelace", "no column holds e-mails")]
    [InlineData("email,name\nada@import.example,Ada Lovelace", "Not imported")]
    [InlineData("name\nAda Lovelace", "A column with whole names is split into first_name and last_name.")]
    [InlineData("email,E-Mail\na@b.example,c@d.example", "are both email. Leave one of them out.")]
    [InlineData("email,home phone,cell phone\na@b.example,123 456,", "are both phone. Leave one of them out.")]
    [InlineData("email", "holds no rows")]
    [InlineData("email\n\"ada@import.example", "has a quotation mark without its other one")]
    public async Task What_is_no_table_of_people_says_what_one_is(string csv, string says)
    {
        await using var organizer = await Organizer.OpenAsync(token: Open, caller: Trusted);

        (await organizer.Assistant.TryAsync("import_contacts", new { event_id = Event, csv })).Text.ShouldContain(says);
    }

    [Theory]
    [InlineData(true, false, "is masked for this connection")]
    [InlineData(true, true, "is masked for this connection")]
    [InlineData(false, true, "is masked by Sessionboard for this credential")]
    public async Task While_something_is_masked_nothing_is_imported_and_what_to_change_is_said(bool masksHere, bool masksThere, string says)
    {
        await using var organizer = await Organizer.OpenAsync(token: masksThere ? "sandbox-full" : Open, caller: masksHere ? null : Trusted);

        var told = await organizer.Assistant.AskInVainAsync("import_contacts", new { event_id = Event, csv = "email\nada@import.example" });

        told.ShouldStartWith("Nothing was changed: personal data ");
        told.ShouldContain(says);
        told.ShouldContain(masksHere ? "Privacy:ShowPersonalData" : "An organization admin can switch that off");
        (await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_go_in_bulk_are_told_one_by_one_and_put_back_in_few_requests()
    {
        await using var organizer = await Organizer.OpenAsync(token: Open, caller: Trusted);
        var person = await organizer.PersonAsync();
        await organizer.Assistant.AskAsync("search_people", new { event_id = Event, text = "Hermann" });
        var csv = $"email,first_name,company\ngrete.hermann@bremen.example,,Leipzig\n{Rows(120)}";
        var asked = await organizer.Assistant.AskAsync("import_contacts", new { event_id = Event, csv });
        asked.Notice()!.ShouldContain("Import 121 contacts: 120 new, 1 changed.");
        // One is made by somebody else meanwhile, and one is changed.
        await organizer.PersonAsync("Other", "Person", "row7@import.example");
        await organizer.Assistant.Sessionboard.Contacts.UpdateAsync(Event, person.Id, Fields(("title", "Professor")), null);
        var before = organizer.Wire.All;

        var done = await organizer.DecideAsync(Id(asked));

        (organizer.Wire.All - before).ShouldBeLessThan(8, "a hundred at once");
        done.State.ShouldBe(ChangeState.PartlyApplied);
        done.Records.Count(record => record.Outcome == RecordOutcome.Accepted).ShouldBe(119);
        done.Records.Where(record => record.IsWritten).ShouldAllBe(record => record.Id != null);
        done.Records[0].Outcome.ShouldBe(RecordOutcome.Conflict);
        done.Records[0].OutcomeNote!.ShouldContain("job title is now \"Professor\"");
        done.Records.Single(record => record.Outcome == RecordOutcome.Refused).OutcomeNote!.ShouldContain("email must be unique");
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));

        before = organizer.Wire.All;
        var undo = await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(asked) });
        (await organizer.DecideAsync(Id(undo))).State.ShouldBe(ChangeState.Applied);
        (organizer.Wire.All - before).ShouldBeLessThan(30);
        (await organizer.Assistant.AskAsync("search_people", new { event_id = Event, text = "Imported" })).Rows().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, "applied")]
    [InlineData(false, "refused")]
    public async Task What_no_answer_came_to_is_looked_up_and_never_sent_again(bool wasCarriedOut, string state)
    {
        await using var organizer = await Organizer.OpenAsync(token: Open, caller: Trusted);
        var asked = await organizer.Assistant.AskAsync("import_contacts", new { event_id = Event, csv = $"email,first_name\n{Rows(40)}" });
        organizer.Faults.Plan(new Fault(FaultKind.CutConnection) { Method = "POST", PathPrefix = $"/v1/event/{Event}/contacts/bulk", StrikesAfterwards = wasCarriedOut });

        var done = await organizer.DecideAsync(Id(asked));
        done.State.ShouldBe(ChangeState.Unknown);
        organizer.Clock.Advance(TimeSpan.FromMinutes(2));
        var sent = organizer.Wire.Seen("/contacts/bulk");

        var seen = await organizer.Assistant.AskAsync("get_change", new { change_id = Id(asked) });

        State(seen).ShouldBe(state);
        organizer.Wire.Seen("/contacts/bulk").ShouldBe(sent);
    }

    [Fact]
    public async Task The_longest_table_is_read_in_a_moment_and_a_longer_one_refused()
    {
        await using var organizer = await Organizer.OpenAsync(token: Open, caller: Trusted);
        await organizer.Assistant.AskAsync("search_people", new { event_id = Event, text = "x" });
        var watch = Stopwatch.StartNew();

        (await organizer.Assistant.AskAsync("import_contacts", new { event_id = Event, csv = $"email,first_name\n{Rows(500)}" })).Notice()!.ShouldContain("Import 500 contacts");
        (await organizer.Assistant.AskInVainAsync("import_contacts", new { event_id = Event, csv = $"email,first_name\n{Rows(501)}" })).ShouldContain("has more than 500 rows. Send them in several calls.");
        (await organizer.Assistant.AskInVainAsync("import_contacts", new { event_id = Event, csv = $"email{new string(',', 199_000)}x\na@b.example" })).ShouldContain("has more than 200 columns");
        (await organizer.Assistant.AskInVainAsync("import_contacts", new { event_id = Event, csv = new string('"', 199_001) })).ShouldStartWith("Argument `csv`");
        (await organizer.Assistant.AskInVainAsync("import_contacts", new { event_id = Event, csv = $"email\n{new string('x', 199_000)}" })).ShouldContain("Line 2, column email");

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static string Rows(int count) => string.Join('\n', Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"row{number}@import.example,Imported")));

    private static Dictionary<string, JsonElement> Fields(params (string Name, object Value)[] fields) => fields.ToDictionary(field => field.Name, field => JsonSerializer.SerializeToElement(field.Value));

    private static string State(JsonElement answer) => answer.GetProperty("state").GetString()!;

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;
}
