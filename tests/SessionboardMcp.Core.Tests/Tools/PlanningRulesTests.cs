using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Agenda.Asked;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Core.Tests.Tools;

public sealed class PlanningRulesTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task Rules_and_personas_are_listed_and_availabilities_are_suggestions()
    {
        var assistant = await sandbox.AssistantAsync();

        var listed = await assistant.AskAsync("list_planning_rules", new { event_id = SeededEvents.DevCon });

        var rows = listed.Rows();
        rows.Take(4).Select(row => (row[0].GetString(), row[1].GetString(), row[3].GetString())).ShouldBe(
        [
            ("rule", "criteria", "Keynotes alone; Keynotes"), ("rule", "criteria", "lunch free from 12:00 to 13:00; Lunch"),
            ("rule", "criteria", "no two Security talks at once; Security talks"), ("rule", "off", "Keep the energy high after lunch; Energy"),
        ]);
        rows.Skip(4).Take(3).Select(row => row[0].GetString()).ShouldAllBe(part => part == "persona");
        rows.Skip(7).Select(row => row[0].GetString()).ShouldAllBe(part => part == "suggestion");
        listed.Notice()!.ShouldContain("4 rules and 3 personas of Sessionboard");
        listed.Notice()!.ShouldContain("Forms of rules, by example: nothing at 9:00.");
    }

    [Theory]
    [InlineData("Not on Wednesday", "\"Ada\" not on Wednesday")]
    [InlineData("First day only", "\"Ada\" only First day")]
    [InlineData("Mornings", "\"Ada\" Mornings")]
    [InlineData("only Friday.", "\"Ada\" only Friday")]
    [InlineData("All days", null)]
    [InlineData("any time!", null)]
    [InlineData("  ", null)]
    public void What_somebody_says_of_their_time_is_tried_as_sentences(string text, string? sentence) =>
        Availability.Sentences("Ada", text).Contains(sentence!).ShouldBe(sentence is not null);

    [Theory]
    [InlineData("Not on Wednesday", true)]
    [InlineData("Mornings only, 9:00-12:30", true)]
    [InlineData("Tue 11th May until 3 pm; any time on Thursday", true)]
    [InlineData("All days", true)]
    [InlineData("Dialysis on Tuesday mornings", false)]
    [InlineData("Not on Friday (custody hearing)", false)]
    [InlineData("after 14:00, call Jane", false)]
    [InlineData("ada@example.org", false)]
    [InlineData("+1 415 5550123456", false)]
    [InlineData("Donnerstags Chemotherapie", false)]
    [InlineData("\u202eyadseuT no ton", false)]
    public void What_says_more_than_when_is_personal(string text, bool isTime) => TimeWords.Are(text).ShouldBe(isTime);

    // By default personal data is masked; who may see it sees what was written.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_availability_that_says_more_than_when_is_hidden_while_personal_data_is(bool shows)
    {
        var day = new SmallProgramme();
        string[] texts = ["Dialysis on Tuesday mornings", "Not on Friday, call +1 415 555 0123 or ada@example.org", "Not on Wednesday"];
        var people = texts.Select((text, number) => day.Person("Ada", $"Lovelace {number}")).ToList();
        day.Session("Opening", 0, 60, [.. people]);
        var organization = day.Organization.Edit(SmallProgramme.EventId, one => one with
        {
            Contacts = [.. one.Contacts.Select((contact, number) => contact with { Profile = new Dictionary<string, string> { ["availability"] = texts[number] } })],
        });
        await using var organizer = await Organizer.OpenAsync(
            new SandboxOptions { Organization = organization }, token: "sandbox-no-pii-mask", caller: Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite)) with { ShowsPersonalData = shows });

        var listed = await organizer.Assistant.AskAsync("list_planning_rules", new { event_id = SmallProgramme.EventId });

        listed.Rows().Where(row => row[0].GetString() == "suggestion").Select(row => row[3].GetString()).ShouldBe(shows ? texts : ["***", "***", "Not on Wednesday"], ignoreOrder: true);
        if (shows)
            return;
        listed.ToString().ShouldNotContain("ialysis");
        listed.ToString().ShouldNotContain("0123");
        listed.Notice()!.ShouldContain("2 availabilities say more than days and hours, and are hidden (***)");
    }

    [Theory]
    [InlineData("9:00-18:00", "09:00 to 18:00")]
    [InlineData("09:00 - 17:30", "09:00 to 17:30")]
    [InlineData("9-17", "09:00 to 17:00")]
    [InlineData("9am to 6pm", "09:00 to 18:00")]
    [InlineData("9:30 AM – 12 PM", "09:30 to 12:00")]
    [InlineData("8.30-16.45", "08:30 to 16:45")]
    [InlineData("18:00-24:00", "18:00 to midnight")]
    [InlineData("8:00 to midnight", "08:00 to midnight")]
    public void Hours_are_read_as_people_write_them(string written, string words) => AgendaHours.Read(AgendaArguments.Hours, written).Words.ShouldBe(words);

    [Theory]
    [InlineData("all day")]
    [InlineData("9")]
    [InlineData("17-9")]
    [InlineData("9-9")]
    [InlineData("9-12-17")]
    [InlineData("25:00-26:00")]
    public void What_are_no_hours_is_told(string written) =>
        Should.Throw<Core.Calls.InvalidArgumentException>(() => AgendaHours.Read(AgendaArguments.Hours, written)).Message.ShouldContain("{\"hours\": \"09:00-18:00\"}");

    [Fact]
    public async Task A_placement_is_explained_by_what_every_other_one_costs()
    {
        var day = new SmallProgramme();
        var ada = day.Person("Ada", "Lovelace");
        day.Session("Opening", 0, 60, ada);
        var trust = day.Session("Trust", 0, 60, ada);
        day.Session("Closing", 120, 180);
        await using var organizer = await Organizer.OpenAsync(new SandboxOptions { Organization = day.Organization });
        await organizer.Assistant.AskAsync("create_agenda_draft", new { event_id = SmallProgramme.EventId, name = "Plan B" });

        var explained = await organizer.Assistant.AskAsync("explain_placement", new { event_id = SmallProgramme.EventId, draft_id = "Plan B", session_id = trust.Id, rules = new[] { "nothing at 10:00" } });

        explained.Notice()!.ShouldContain("make no conflict. The best are shown. Planned on Thu 20 May 2027, 09:00 to 12:00");
        var rows = explained.Rows();
        (rows[0][0].GetString(), rows[0][4].GetInt32(), rows[0][6].GetString()).ShouldBe(("now", 1, "\"Ada Lovelace\" is in HRD-1 \"Opening\" then."));
        (rows[1][0].GetString(), rows[1][4].GetInt32(), rows[1][5].GetInt32()).ShouldBe(("place", 0, 0));
        rows[1][1].GetString()!.ShouldContain("T11:00", customMessage: "ten is broken by the rule");
        (await organizer.Assistant.AskInVainAsync("explain_placement", new { event_id = SmallProgramme.EventId, draft_id = "Plan B", session_id = "Nobody" })).ShouldContain("Argument `session_id`: no session has the id or name \"Nobody\".");
    }
}
