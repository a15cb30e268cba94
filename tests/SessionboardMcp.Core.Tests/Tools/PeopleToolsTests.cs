using System.Text.Json;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Tools;

public sealed class PeopleToolsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly Event Forum = SharedSeed.Organization.Events.Single(seeded => seeded.Id == SeededEvents.PublishingForum);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("role", "speaker", null)]
    [InlineData("role", "moderator", null)]
    [InlineData("missing", "photo", null)]
    [InlineData("missing", "bio", null)]
    [InlineData("role", "speaker", "photo")]
    public async Task A_search_finds_what_a_recount_finds(string? argument, string? value, string? missing)
    {
        var assistant = await sandbox.AssistantAsync();
        var arguments = new Dictionary<string, object> { ["event_id"] = Forum.Id };
        if (argument is not null)
            arguments[argument] = value!;
        if (missing is not null)
            arguments["missing"] = missing;

        var answer = await assistant.AskAsync("search_people", arguments);

        var expected = Forum.Contacts
            .Where(contact => argument != "role" || HasRole(contact, value!))
            .Where(contact => (argument == "missing" ? value : missing) switch
            {
                "photo" => contact.PhotoUrl is null,
                "bio" => SessionboardMcp.Core.Index.PlainText.Of(contact.About).Length == 0,
                _ => true,
            })
            .ToList();
        expected.ShouldNotBeEmpty();
        answer.GetProperty("total").GetInt32().ShouldBe(expected.Count);
        answer.Rows().Select(row => row[0].GetString()!).ShouldBeSubsetOf(expected.Select(contact => contact.Id));
        answer.Rows().ShouldAllBe(row => row[7].GetString() == $"https://app.sessionboard.com/event/{Forum.Id}/contacts/{row[0].GetString()}");
        assistant.Sessionboard.RateLimit(SessionboardMcp.Api.Limits.RateLimitCategory.Insights).ShouldBeNull("no insights request was spent");
    }

    // "How many speakers have no photo?" is hardly asked about everybody who ever submitted something.
    [Theory]
    [InlineData("speaker", null)]
    [InlineData("speaker", "photo")]
    public async Task Who_has_a_role_is_counted_with_how_many_have_it_in_the_accepted_programme(string role, string? missing)
    {
        var assistant = await sandbox.AssistantAsync();

        var all = await assistant.AskAsync("search_people", new { event_id = SeededEvents.DevCon, role, missing });
        var programme = await assistant.AskAsync("search_people", new { event_id = SeededEvents.DevCon, role, missing, in_programme = true });

        var (total, accepted) = (all.GetProperty("total").GetInt32(), programme.GetProperty("total").GetInt32());
        accepted.ShouldBeLessThan(total);
        all.Notice()!.ShouldContain($"Of these {total:N0}, {accepted:N0} {(accepted == 1 ? "has" : "have")} this role in accepted sessions, which in_programme lists alone;");
        (programme.Notice() ?? "").ShouldNotContain("this role");
    }

    [Fact]
    public async Task A_person_is_found_by_words_of_the_name()
    {
        var assistant = await sandbox.AssistantAsync();
        var person = Forum.Contacts[0];

        var answer = await assistant.AskAsync("search_people", new { event_id = Forum.Id, text = $"{person.LastName.ToLowerInvariant()} {person.FirstName}" });

        answer.Rows().Select(row => row[0].GetString()).ShouldContain(person.Id);
    }

    [Fact]
    public async Task A_person_is_shown_with_sessions_and_roles()
    {
        var assistant = await sandbox.AssistantAsync();
        var person = Forum.Contacts.First(contact => Sessions(contact).Any() && Forum.Contacts.Count(other => other.FullName.Equals(contact.FullName, StringComparison.OrdinalIgnoreCase)) == 1);

        var answer = await assistant.AskAsync("get_person", new { event_id = Forum.Id, contact_id = person.FullName });

        var fields = SessionToolsTests.Fields(answer);
        fields["id"].ShouldBe(person.Id);
        fields["name"].ShouldBe(person.FullName);
        fields["admin_url"].ShouldEndWith(person.Id);
        foreach (var session in Sessions(person))
            answer.Rows().Select(row => row[1].ToString()).ShouldContain(value => value.StartsWith($"{Forum.Prefix}-{session.Number} "));
    }

    [Fact]
    public async Task Two_people_of_one_name_are_not_guessed()
    {
        var assistant = await sandbox.AssistantAsync();
        var name = Forum.Contacts.Single(contact => contact.Number == 50).FullName;

        var error = await assistant.AskInVainAsync("get_person", new { event_id = Forum.Id, contact_id = name });

        error.ShouldBe($"Argument `contact_id`: 2 of the event have the name \"{name}\". Use the id of one person: SPK-50 ({name}), SPK-140 ({name}).");
    }

    [Fact]
    public async Task Nothing_personal_leaves_any_tool_while_it_is_masked_even_where_Sessionboard_masks_nothing()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, "sandbox-no-pii-mask");
        var secrets = Forum.Contacts.SelectMany(Secrets).Where(secret => secret.Length > 5).Distinct().ToList();
        secrets.Count.ShouldBeGreaterThan(100);

        foreach (var contact in Forum.Contacts.Take(40))
            Holds(secrets, await Text(assistant, "get_person", new { event_id = Forum.Id, contact_id = contact.Id })).ShouldBeEmpty(contact.FullName);
        foreach (var session in Forum.Sessions.Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null }).Take(30))
            Holds(secrets, await Text(assistant, "get_session", new { event_id = Forum.Id, session_id = session.Id.ToString() })).ShouldBeEmpty(session.Title);
        Holds(secrets, await Text(assistant, "search_people", new { event_id = Forum.Id })).ShouldBeEmpty();
        Holds(secrets, await Text(assistant, "search_sessions", new { event_id = Forum.Id })).ShouldBeEmpty();
        Holds(secrets, await Text(assistant, "search_sponsors_exhibitors", new { event_id = Forum.Id, kind = "sponsors" })).ShouldBeEmpty();
        Holds(secrets, await Text(assistant, "check_programme", new { event_id = Forum.Id })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_it_is_allowed_addresses_are_shown_but_never_what_is_sensitive()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, "sandbox-no-pii-mask", showPersonalData: true);
        var person = Forum.Contacts.First(contact => contact.Profile.ContainsKey("phone_mobile"));

        var fields = SessionToolsTests.Fields(await assistant.AskAsync("get_person", new { event_id = Forum.Id, contact_id = person.Id }));

        fields["email"].ShouldBe(person.Email);
        fields["phone_mobile"].ShouldBe(person.Profile["phone_mobile"]);
        string[] sensitive = ["ethnicity", "gender", "pronouns", "speaker_fee", "speaker_score", "annual_revenue", "target_age_range", "highest_level_of_education"];
        fields.Keys.ShouldNotContain(key => sensitive.Any(key.Contains));
    }

    [Fact]
    public async Task A_search_does_not_reveal_a_masked_address()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, "sandbox-no-pii-mask");

        (await assistant.AskAsync("search_people", new { event_id = Forum.Id, text = Forum.Contacts[0].Email })).GetProperty("total").GetInt32().ShouldBe(0);
    }

    private static async Task<string> Text(Assistant assistant, string tool, object arguments)
    {
        await assistant.AskAsync(tool, arguments);
        return assistant.LastText;
    }

    private static List<string> Holds(List<string> secrets, string text) => secrets.FindAll(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Secrets(Contact contact) =>
    [
        contact.Email,
        .. contact.Profile.Where(field => field.Key.StartsWith("phone") || field.Key is "address_line_1").Select(field => field.Value),
        .. contact.CustomValues.Where(value => value.Field.ContainsPii).Select(value => value.Value),
    ];

    private static bool HasRole(Contact contact, string role) => role == "speaker"
        ? Forum.Sessions.Any(session => session.DeletedAt is null && session.Participants.Any(part => part.ContactId == contact.Id && part.Role.Core == CoreRole.Speaker))
        : Sessions(contact).Any(session => session.Participants.Any(part => part.ContactId == contact.Id && part.Role.Slug == role));

    private static IEnumerable<Session> Sessions(Contact contact) => Forum.Sessions
        .Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null } && session.Participants.Any(part => part.ContactId == contact.Id));
}
