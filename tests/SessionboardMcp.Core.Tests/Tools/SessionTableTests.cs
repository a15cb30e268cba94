using System.Text.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>A table with one row for each session: as spreadsheets write it, whole or not at all.</summary>
public sealed class SessionTableTests
{
    private const int Event = Organizer.Event;

    [Fact]
    public async Task What_Excel_writes_is_read_and_each_session_gets_its_own_values()
    {
        await using var organizer = await Organizer.OpenAsync();
        var (one, two) = (await organizer.HiddenAsync("One of two"), await organizer.HiddenAsync("Two of two"));
        var room = (await organizer.Assistant.Sessionboard.Settings.ListAsync(Event, SettingKind.Rooms))[0];
        var table = $"\uFEFFsep=;\r\nID;Title;Room;Capacity;Is public;Status;Starts at;Ends at;\r\n{one.Id};\"The \"\"first\"\";\r\nin two lines\";{room.Name};\"120,0\";FALSCH;;2031-03-09T09:00;2031-03-09T10:00;\r\n;;;;;;;;\r\n{two.FriendlyId};=HYPERLINK(\"x\");;12;;declined;;\r\n";

        var asked = await organizer.Assistant.AskAsync("update_sessions", new { event_id = Event, table });

        asked.GetProperty("state").GetString().ShouldBe("waiting");
        asked.Notice()!.ShouldContain("of 2 sessions");
        (await organizer.DecideAsync(asked.GetProperty("changeId").GetString()!)).State.ShouldBe(ChangeState.Applied);
        var first = await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, one.Id);
        (first.Title, first.Room!.Id, first.Capacity, first.IsPublic, first.Status).ShouldBe(("The \"first\"; in two lines", room.Id, 120, false, "pending"));
        (first.EndsAt - first.StartsAt).ShouldBe(TimeSpan.FromHours(1));
        var second = await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, two.Id);
        (second.Title, second.Capacity, second.Status).ShouldBe(("=HYPERLINK(\"x\")", 12, "declined"));
    }

    [Fact]
    public async Task Every_bad_row_is_counted_the_first_are_named_and_nothing_is_planned()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();
        var table = $"id,room,capacity,status,starts_at,title\n{session.Id},No such room,,,,\nNO-1,,12,,,\n{session.Id},,\"1.200\",,,\n{session.Id},,,sort of,,\n{session.Id},,,,next week,\n{session.Id},,,,,J***\n,,5,,,\n";

        var told = await organizer.Assistant.AskInVainAsync("update_sessions", new { event_id = Event, table });

        told.ShouldStartWith("Argument `table`: 7 of 7 rows cannot be written, so nothing was planned. Line 2, column room: no room has the id or name");
        told.ShouldContain("Line 3, column id: no session has the id or name");
        told.ShouldContain("Line 4, column capacity: \"1.200\" may be read in two ways");
        told.ShouldContain("Line 5, column status: ");
        told.ShouldContain("Line 6, column starts_at: \"next week\" is no time.");
        told.ShouldContain("Line 7");
        told.ShouldContain("Line 8", customMessage: "every row that is wrong is told");
        (await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("title", "J*** D***", "is a mask that hides the real value")]
    [InlineData("title", "How we moved … [cut, 300 more]", "was cut by this server")]
    [InlineData("title", "<b>Bold</b>", "holds markup")]
    [InlineData("room", "R***", "is masked")]
    [InlineData("room", "none", "cannot take a room away")]
    [InlineData("capacity", "many", "must be a whole number")]
    [InlineData("capacity", "1,5", "may be read in two ways")]
    [InlineData("capacity", "-1", "must lie between")]
    [InlineData("is_public", "maybe", "must be true or false")]
    [InlineData("starts_at", "09.03.2027 14:30", "is no time")]
    [InlineData("starts_at", "3/9/2027 2:30 PM", "is no time")]
    [InlineData("ends_at", "2031-03-09T10:00", "is missing")]
    [InlineData("status", "Shortlisted", "there is no")]
    public async Task What_cannot_be_written_says_in_which_line_and_column(string column, string cell, string why)
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();

        var told = await organizer.Assistant.AskInVainAsync("update_sessions", new { event_id = Event, table = $"id\t{column}\n{session.FriendlyId}\t{cell}" });

        told.ShouldStartWith("Argument `table`: 1 of 1 rows cannot be written, so nothing was planned. Line 2, column ");
        told.ShouldContain(why);
    }

    [Theory]
    [InlineData("id,title\nPUB-1", "set_status", "declined", "Arguments `table` and `set_status` exclude each other")]
    [InlineData("id,title\nPUB-1", "status", "declined", "Arguments `table` and `status` exclude each other")]
    [InlineData("id,title", null, null, "Argument `table` holds no rows.")]
    [InlineData("id,speaker\nPUB-1,Ada", null, null, "Argument `table`: there is no column \"speaker\" that can be written.")]
    [InlineData("title,room\nA,B", null, null, "Argument `table`: its first line names the columns: id, and at least one of title")]
    [InlineData("id\nPUB-1", null, null, "Argument `table`: its first line names the columns")]
    [InlineData("id,title,Title\nPUB-1,a,b", null, null, "Argument `table`: the column title is there twice.")]
    [InlineData("id,,title\nPUB-1,a,b", null, null, "Argument `table`: a column has no name.")]
    [InlineData("id,title\nPUB-1,\"open\nPUB-2,b", null, null, "Argument `table`: the row that begins on line 2 has a quotation mark without its other one.")]
    [InlineData("id,title\nPUB-1,a,b", null, null, "Argument `table`: 1 of 1 rows cannot be written, so nothing was planned. Line 2: there are 3 cells, and 2 columns.")]
    public async Task What_is_no_table_is_told(string table, string? beside, string? value, string begins)
    {
        await using var organizer = await Organizer.OpenAsync();
        var given = new Dictionary<string, object> { ["event_id"] = Event, ["table"] = table };
        if (beside is not null)
            given[beside] = value!;

        (await organizer.Assistant.AskInVainAsync("update_sessions", given)).ShouldStartWith(begins);
    }

    [Fact]
    public async Task Too_many_rows_and_one_session_in_two_are_told()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();

        (await organizer.Assistant.AskInVainAsync("update_sessions", new { event_id = Event, table = "id,capacity\n" + string.Join('\n', Enumerable.Repeat($"{session.Id},7", 501)) }))
            .ShouldBe("Argument `table` has more than 500 rows. Send them in several calls.");
        (await organizer.Assistant.AskInVainAsync("update_sessions", new { event_id = Event, table = $"id,capacity\n{session.Id},7\n{session.FriendlyId},8" }))
            .ShouldEndWith("Line 3, column id: line 2 is about this session already.");
    }

    [Fact]
    public async Task A_session_that_is_moved_keeps_its_length_and_a_person_in_two_places_is_told()
    {
        await using var organizer = await Organizer.OpenAsync();
        var busy = (await SessionsAsync(organizer)).First(session => session is { IsAbstract: false, Status: "accepted", CustomStatus: null, StartsAt: not null, EndsAt: not null } && session.Speakers.Count > 0 && session.ParentSessionFriendlyId is null);
        var other = (await SessionsAsync(organizer)).First(session => session.Id != busy.Id && session is { IsAbstract: false, Status: "accepted", CustomStatus: null, StartsAt: not null, EndsAt: not null } && (session.EndsAt <= busy.StartsAt || session.StartsAt >= busy.EndsAt));
        var moved = other.StartsAt!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);

        var asked = await organizer.Assistant.AskAsync("update_sessions", new { event_id = Event, table = $"id,starts_at\n{busy.Id},{moved}" });

        asked.Rows().Select(row => row[2].GetString()).ShouldBe(["starts at", "ends at"]);
        var change = (await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).Single();
        (change.Records[0].Fields[1].After.GetDateTimeOffset() - change.Records[0].Fields[0].After.GetDateTimeOffset()).ShouldBe(busy.EndsAt!.Value - busy.StartsAt!.Value);
    }

    private static async Task<IReadOnlyList<Session>> SessionsAsync(Organizer organizer) =>
        (await organizer.Assistant.Sessionboard.Sessions.SearchAsync(Event, new SessionSearch { IsAbstract = false }, 1, 100)).Items;
}
