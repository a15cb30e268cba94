using System.Text.Json;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>Sponsors and exhibitors are made and changed after a person approved it, each by its own scope.</summary>
public sealed class AccountWritesTests
{
    private const int Event = Organizer.Event;

    [Theory]
    [InlineData("sponsor", AccountKind.Sponsor)]
    [InlineData("Sponsors", AccountKind.Sponsor)]
    [InlineData("exhibitor", AccountKind.Exhibitor)]
    [InlineData("exhibitors", AccountKind.Exhibitor)]
    public async Task One_is_made_changed_and_put_back(string kind, AccountKind meant)
    {
        await using var organizer = await Organizer.OpenAsync();

        var planned = await organizer.Assistant.AskAsync("create_sponsor_exhibitor", new { event_id = Event, kind, name = "Difference Engines", custom_fields = new[] { "Tier=Gold" } });
        State(planned).ShouldBe("waiting");
        var made = (await organizer.DecideAsync(Id(planned))).Records[0];

        made.Outcome.ShouldBe(Core.Changes.RecordOutcome.Changed);
        var account = await organizer.Assistant.Sessionboard.Accounts.GetAsync(Event, meant, made.Id!);
        (account.Name, account.CustomFields.Single().Value).ShouldBe(("Difference Engines", "Gold"));
        (await organizer.Assistant.AskAsync("search_sponsors_exhibitors", new { event_id = Event, kind = meant == AccountKind.Sponsor ? "sponsors" : "exhibitors", text = "Difference" })).GetProperty("total").GetInt32().ShouldBe(1);
        organizer.Clock.Advance(TimeSpan.FromMinutes(1));
        var renamed = await organizer.Assistant.AskAsync("update_sponsor_exhibitor", new { event_id = Event, kind, id = "difference engines", name = "Analytical Engines" });
        (Cell(renamed, 0, "before"), Cell(renamed, 0, "after"), Cell(renamed, 0, "undoable")).ShouldBe(("Difference Engines", "Analytical Engines", "yes"));
        await organizer.DecideAsync(Id(renamed));
        (await organizer.Assistant.Sessionboard.Accounts.GetAsync(Event, meant, made.Id!)).Name.ShouldBe("Analytical Engines");
        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        await organizer.DecideAsync(Id(await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(renamed) })));
        (await organizer.Assistant.Sessionboard.Accounts.GetAsync(Event, meant, made.Id!)).Name.ShouldBe("Difference Engines");
    }

    [Theory]
    [InlineData("sponsor", "write:exhibitors", "write:sponsors")]
    [InlineData(" Sponsors ", "write:exhibitors", "write:sponsors")]
    [InlineData("exhibitor", "write:sponsors", "write:exhibitors")]
    [InlineData("EXHIBITORS", "write:sponsors", "write:exhibitors")]
    public async Task Each_kind_needs_its_own_scope(string kind, string granted, string needed)
    {
        await using var organizer = await Organizer.OpenAsync(caller: Organizer.With(Scopes.AllRead.Append(granted)));
        var asked = organizer.Wire.All;

        foreach (var (tool, call) in new (string, object)[]
        {
            ("create_sponsor_exhibitor", new { event_id = Event, kind, name = "x" }),
            ("update_sponsor_exhibitor", new { event_id = Event, kind, id = "x", name = "y" }),
        })
            (await organizer.Assistant.AskInVainAsync(tool, call)).ShouldStartWith($"Not allowed: this needs the scope {needed}, which this connection does not have.");

        organizer.Wire.All.ShouldBe(asked);
    }

    [Fact]
    public async Task An_undo_needs_the_scope_of_what_it_undoes()
    {
        await using var organizer = await Organizer.OpenAsync();
        var planned = await organizer.Assistant.AskAsync("create_sponsor_exhibitor", new { event_id = Event, kind = "exhibitor", name = "Difference Engines" });
        await organizer.DecideAsync(Id(planned));
        var narrow = await organizer.ConnectAsync("sandbox-full", null, Organizer.With(Scopes.AllRead.Append(Scopes.WriteSponsors)));

        (await narrow.AskInVainAsync("undo_change", new { change_id = Id(planned) })).ShouldStartWith("Not allowed: this needs the scope write:exhibitors");
    }

    [Fact]
    public async Task A_company_that_is_known_is_named_by_its_id()
    {
        await using var organizer = await Organizer.OpenAsync();
        var sponsor = await organizer.CompanyAsync();

        var planned = await organizer.Assistant.AskAsync("create_sponsor_exhibitor", new { event_id = Event, kind = "exhibitor", account_id = sponsor.Id });
        planned.Notice()!.ShouldContain("Create the exhibitor \"Difference Engines\".");
        var made = (await organizer.DecideAsync(Id(planned))).Records[0];

        (await organizer.Assistant.Sessionboard.Accounts.GetAsync(Event, AccountKind.Exhibitor, made.Id!)).Name.ShouldBe("Difference Engines");
        (await organizer.Assistant.AskInVainAsync("create_sponsor_exhibitor", new { event_id = Event, kind = "sponsor", account_id = sponsor.Id })).ShouldContain("this company is a sponsor of the event already");
    }

    [Theory]
    [InlineData("""{"kind":"sponsor"}""", "Give either `name`")]
    [InlineData("""{"kind":"sponsor","name":"x","account_id":"0198c0de-0000-4000-8000-000000000000"}""", "Give either `name`")]
    [InlineData("""{"kind":"sponsor","account_id":"Cloudworks"}""", "Argument `account_id`: this is no id of a company.")]
    [InlineData("""{"kind":"partner","name":"x"}""", "Argument `kind`: there is no \"partner\".")]
    [InlineData("""{"kind":"sponsor","name":"<b>x</b>"}""", "Argument `name` holds markup")]
    [InlineData("""{"kind":"sponsor","name":"x","custom_fields":["First-time speaker=yes"]}""", "Argument `custom_fields`: no custom field has the id or name")]
    [InlineData("""{"kind":"sponsor","name":"D***"}""", "Argument `name`")]
    public async Task A_wrong_argument_is_told(string arguments, string begins)
    {
        await using var organizer = await Organizer.OpenAsync();
        var given = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments)!;
        given["event_id"] = JsonSerializer.SerializeToElement(Event);

        (await organizer.Assistant.AskInVainAsync("create_sponsor_exhibitor", given)).ShouldStartWith(begins);

        (await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_one_of_a_name_is_a_conflict_that_the_person_sees()
    {
        await using var organizer = await Organizer.OpenAsync();
        var first = await organizer.CompanyAsync();

        var planned = await organizer.Assistant.AskAsync("create_sponsor_exhibitor", new { event_id = Event, kind = "sponsor", name = "difference engines" });

        Cell(planned, 0, "outcome").ShouldContain($"Conflict: There is a sponsor of this name already: {first.FriendlyId}.");
    }

    [Fact]
    public async Task What_is_personal_is_not_overwritten_while_it_is_masked()
    {
        await using var organizer = await Organizer.OpenAsync();
        var company = await organizer.CompanyAsync();

        (await organizer.Assistant.AskInVainAsync("update_sponsor_exhibitor", new { event_id = Event, kind = "sponsor", id = company.Id, custom_fields = new[] { "Billing e-mail=new@engines.example" } }))
            .ShouldStartWith("Argument `custom_fields`: the \"Billing e-mail\" is personal data");
    }

    [Fact]
    public async Task What_somebody_changed_meanwhile_is_left_and_told()
    {
        await using var organizer = await Organizer.OpenAsync();
        var company = await organizer.CompanyAsync();
        var planned = await organizer.Assistant.AskAsync("update_sponsor_exhibitor", new { event_id = Event, kind = "sponsor", id = company.FriendlyId, name = "Ours" });
        organizer.Clock.Advance(TimeSpan.FromMinutes(1));
        await organizer.Assistant.Sessionboard.Accounts.UpdateAsync(Event, AccountKind.Sponsor, company.Id, new Dictionary<string, JsonElement> { ["name"] = JsonSerializer.SerializeToElement("Theirs") }, null);

        await organizer.DecideAsync(Id(planned));

        Cell(await organizer.Assistant.AskAsync("get_change"), 0, "outcome").ShouldBe("conflict: It was changed since it was read: name is now \"Theirs\". Nothing of it was written.");
    }

    private static string State(JsonElement answer) => answer.GetProperty("state").GetString()!;

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;

    private static string Cell(JsonElement answer, int row, string column) =>
        answer.Rows()[row][Array.IndexOf(answer.Columns(), column)] is { ValueKind: JsonValueKind.String } cell ? cell.GetString()! : "";
}
