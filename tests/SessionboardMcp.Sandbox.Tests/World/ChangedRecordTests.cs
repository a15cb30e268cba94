using SessionboardMcp.Sandbox.Insights.Execution;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Sqlite.Execution;

namespace SessionboardMcp.Sandbox.Tests.World;

/// <summary>One record is changed, in the one list that it stands in, and every answer that shows it shows the change.</summary>
public sealed class ChangedRecordTests
{
    private const string New = "Changed by one edit";

    private static readonly Dictionary<string, Func<Event, Event>> Edits = new()
    {
        ["track"] = one => one with { Tracks = [.. one.Tracks.Select(track => track with { Name = New })] },
        ["room"] = one => one with { Rooms = [.. one.Rooms.Select(room => room with { Name = New })] },
        ["status"] = one => one with { Statuses = [.. one.Statuses.Select(status => status with { Name = New })] },
        ["role"] = one => one with { Roles = [.. one.Roles.Select(role => role with { Name = New })] },
        ["contact"] = one => one with { Contacts = [.. one.Contacts.Select(contact => contact with { FirstName = New })] },
        ["field"] = one => one with { Fields = [.. one.Fields.Select(field => field with { PublicName = New })] },
        ["sponsor"] = one => one with { Sponsors = [.. one.Sponsors.Select(account => account with { Name = New })] },
    };

    [Theory]
    [InlineData("track", "sessions", 1), InlineData("room", "sessions", 1), InlineData("role", "sessions", 1), InlineData("contact", "sessions", 1)]
    [InlineData("status", "sessions", 2), InlineData("sponsor", "sessions", 1), InlineData("field", "contacts", 1), InlineData("contact", "sponsors", 1)]
    [InlineData("sponsor", "sponsors", 1), InlineData("contact", "speakers", 1), InlineData("status", "session-statuses", 1)]
    public async Task An_answer_shows_it(string record, string search, int rows)
    {
        await using var client = await SandboxClient.StartAsync(new SandboxOptions { Organization = Edited(record) });

        var answer = (await client.PostAsync(SmallSandbox.Event(search), """{"expand":["subsession_details"]}""")).ShouldBeOk();

        answer.Results.Count(row => row.GetRawText().Contains(New, StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(rows);
    }

    [Theory]
    [InlineData("track", "FIND Session INCLUDE track_name"), InlineData("track", "FIND Session INCLUDE track.name"), InlineData("room", "FIND Session INCLUDE room_name")]
    [InlineData("status", "FIND Abstract INCLUDE display_status"), InlineData("role", "FIND Participant INCLUDE role_name"), InlineData("contact", "FIND Participant INCLUDE first_name")]
    [InlineData("contact", "FIND Session INCLUDE speakers.first_name"), InlineData("contact", "FIND Sponsor INCLUDE contacts.first_name"), InlineData("sponsor", "FIND Session INCLUDE sponsors.name")]
    public void A_query_shows_it(string record, string query)
    {
        var request = new InsightsRequest { Query = query, EventIds = [SmallWorld.Modern], MasksPii = false };

        var result = new InsightsEngine(new QueryBounds()).Execute(Edited(record), request);

        result.Error.ShouldBeNull();
        result.Page!.Rows.SelectMany(row => row).ShouldContain(New);
    }

    private static Organization Edited(string record)
    {
        var world = SmallWorld.Create();
        return world with { Events = [.. world.Events.Select(one => one.Id == SmallWorld.Modern ? Edits[record](one) : one)] };
    }
}
