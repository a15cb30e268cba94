using System.Text.Json;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Tools;

public sealed class AccountAndSettingToolsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly Event DevCon = SharedSeed.Organization.Events.Single(seeded => seeded.Id == SeededEvents.DevCon);

    private static List<Session> Searched =>
        [.. DevCon.Sessions.Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null })];

    [Theory]
    [InlineData("sponsors")]
    [InlineData("exhibitor")]
    public async Task Companies_are_listed_with_people_and_links(string kind)
    {
        var assistant = await sandbox.AssistantAsync();
        var accounts = kind == "sponsors" ? DevCon.Sponsors : DevCon.Exhibitors;

        var answer = await assistant.AskAsync("search_sponsors_exhibitors", new { event_id = DevCon.Id, kind });

        answer.GetProperty("total").GetInt32().ShouldBe(accounts.Count);
        answer.Rows().Select(row => row[2].GetString()).ShouldBe(accounts.Select(account => account.Name).Order(StringComparer.OrdinalIgnoreCase).Take(answer.Rows().Length));
        answer.Rows().ShouldAllBe(row => row[6].GetString()!.EndsWith(row[0].GetString()!));
        assistant.Sessionboard.RateLimit(SessionboardMcp.Api.Limits.RateLimitCategory.Insights).ShouldBeNull("no insights request was spent");
    }

    [Fact]
    public async Task A_company_is_found_by_its_name()
    {
        var assistant = await sandbox.AssistantAsync();

        var answer = await assistant.AskAsync("search_sponsors_exhibitors", new { event_id = DevCon.Id, kind = "sponsors", text = DevCon.Sponsors[0].Name });

        answer.Rows().Select(row => row[0].GetString()).ShouldContain(DevCon.Sponsors[0].Id);
    }

    [Fact]
    public async Task Rooms_are_listed_with_seats_and_use()
    {
        var assistant = await sandbox.AssistantAsync();

        var answer = await assistant.AskAsync("list_event_settings", new { event_id = DevCon.Id, kind = "rooms" });

        answer.Columns().ShouldBe(["id", "name", "capacity", "sessions", "abstracts"]);
        answer.Rows().Select(row => $"{row[0]} {row[1]} {row[2]} {row[3]} {row[4]}").ShouldBe(
            DevCon.Rooms.Select(room => $"{room.Id} {room.Name} {room.Capacity} {Uses(false, session => session.Room == room)} {Uses(true, session => session.Room == room)}"), ignoreOrder: true);
    }

    [Theory]
    [InlineData("tracks")]
    [InlineData("tags")]
    [InlineData("formats")]
    [InlineData("levels")]
    [InlineData("languages")]
    public async Task The_other_kinds_are_listed_with_their_use(string kind)
    {
        var assistant = await sandbox.AssistantAsync();
        var (settings, uses) = kind switch
        {
            "tracks" => (DevCon.Tracks, (Func<Session, Setting, bool>)((session, setting) => session.Track?.Id == setting.Id)),
            "tags" => (DevCon.Tags, (session, setting) => session.Tags.Any(tag => tag.Id == setting.Id)),
            "formats" => (DevCon.Formats, (session, setting) => session.Format?.Id == setting.Id),
            "levels" => (DevCon.Levels, (session, setting) => session.Level?.Id == setting.Id),
            _ => (DevCon.Languages, (session, setting) => session.Language?.Id == setting.Id),
        };

        var answer = await assistant.AskAsync("list_event_settings", new { event_id = DevCon.Id, kind });

        answer.Rows().Select(row => $"{row[0]} {row[1]} {row[2]} {row[3]}").ShouldBe(
            settings.Select(setting => $"{setting.Id} {setting.Name} {Uses(false, session => uses(session, setting))} {Uses(true, session => uses(session, setting))}"), ignoreOrder: true);
    }

    [Fact]
    public async Task Statuses_are_listed_core_and_custom_and_every_session_counts_once()
    {
        var assistant = await sandbox.AssistantAsync();

        var answer = await assistant.AskAsync("list_event_settings", new { event_id = DevCon.Id, kind = "statuses" });

        answer.Rows().Select(row => $"{row[1]} {row[3]} {row[4]} {row[5]}").ShouldBe(
            DevCon.Statuses.Select(status => $"{status.Name} {(status.IsCustom ? "yes" : "no")} {Uses(false, session => session.Status.Id == status.Id)} {Uses(true, session => session.Status.Id == status.Id)}"), ignoreOrder: true);
        answer.Rows().Sum(row => row[4].GetInt32() + row[5].GetInt32()).ShouldBe(Searched.Count);
    }

    [Fact]
    public async Task Fields_tell_which_are_personal_and_how_many_records_have_a_value()
    {
        var assistant = await sandbox.AssistantAsync();

        var rows = (await assistant.AskAsync("list_event_settings", new { event_id = DevCon.Id, kind = "fields" })).Rows();

        // A standard field of sessions and one of contacts may have the same id, and the API does not tell which is which.
        rows.Select(row => row[0].GetString()).ShouldBe(DevCon.Fields.Select(field => field.Id).Distinct(), ignoreOrder: true);
        DevCon.Fields.Where(field => field.ContainsPii).ShouldAllBe(field => rows.Single(row => row[0].GetString() == field.Id)[5].GetString() == "yes");
        foreach (var field in DevCon.Fields.Where(field => field.IsCustom))
        {
            var records = Searched.Count(session => Has(session.CustomValues, field)) + DevCon.Contacts.Count(contact => Has(contact.CustomValues, field))
                + DevCon.Sponsors.Concat(DevCon.Exhibitors).Count(account => Has(account.CustomValues, field));
            rows.Single(row => row[0].GetString() == field.Id)[6].GetInt32().ShouldBe(records, field.PublicName);
        }
    }

    [Fact]
    public async Task A_kind_that_there_is_not_names_those_that_there_are()
    {
        var assistant = await sandbox.AssistantAsync();

        (await assistant.AskInVainAsync("list_event_settings", new { event_id = DevCon.Id, kind = "halls" })).ShouldEndWith(
            "All: tracks, rooms, tags, formats, levels, languages, statuses, fields.");
    }

    private static int Uses(bool isAbstract, Func<Session, bool> uses) => Searched.Count(session => session.IsAbstract == isAbstract && uses(session));

    private static bool Has(IReadOnlyList<CustomValue> values, Field field) => values.Any(value => value.Field.Id == field.Id && value.Value.Length > 0);
}
