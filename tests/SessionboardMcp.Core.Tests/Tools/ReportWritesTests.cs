using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>Reports are saved at once and changed after a person approved it; no query is saved that would not be run.</summary>
public sealed class ReportWritesTests
{
    private const int Event = Organizer.Event;
    private const string Count = "FIND Session INCLUDE COUNT(id) AS sessions";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_is_saved_at_once_runs_and_is_deleted_by_an_undo(bool tells)
    {
        await using var organizer = await Organizer.OpenAsync(new SandboxOptions { Variations = new SandboxVariations { Writes = new WriteRules { TellsReports = tells } } });

        var made = await organizer.Assistant.AskAsync("create_report", new { event_id = Event, name = "How many", query = Count, category = "sessions" });

        (State(made), made.GetProperty("decidedBy").GetString()).ShouldBe(("applied", "rules"));
        Cell(made, 0, "outcome").ShouldBe(tells ? "changed" : "accepted: Sessionboard's answer tells nothing of it, but it is shown with the new values.");
        var report = (await organizer.Assistant.Sessionboard.Reports.ReadAsync()).Single(one => one.Name == "How many");
        (report.Id, report.Query, report.Category, report.EventId).ShouldBe((Cell(made, 0, "id"), Count, "sessions", Event));
        (await organizer.Assistant.AskAsync("run_report", new { report_id = "How many", event_id = Event })).Rows().Length.ShouldBe(1);
        (await organizer.Assistant.AskInVainAsync("create_report", new { event_id = Event, name = "HOW MANY", query = Count })).ShouldStartWith("Argument `name`: there is a report of this name already");

        organizer.Clock.Advance(TimeSpan.FromSeconds(5));
        var undo = await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(made) });
        State(undo).ShouldBe("waiting");
        await organizer.DecideAsync(Id(undo));
        (await organizer.Assistant.Sessionboard.Reports.ReadAsync()).ShouldNotContain(one => one.Id == report.Id);
    }

    [Theory]
    [InlineData("Timetable")]
    [InlineData("All accepted sessions")]
    public async Task One_of_the_event_or_over_all_is_changed_after_a_person_saw_it(string name)
    {
        await using var organizer = await Organizer.OpenAsync();
        var before = (await organizer.Assistant.Sessionboard.Reports.ReadAsync()).Single(one => one.Name == name);

        var planned = await organizer.Assistant.AskAsync("update_report", new { event_id = Event, report_id = name, query = Count });

        State(planned).ShouldBe("waiting");
        Cell(planned, 0, "undoable").ShouldStartWith("no: Sessionboard keeps no earlier state of reports");
        planned.Notice()!.Contains("which is over all events", StringComparison.Ordinal).ShouldBe(before.EventId is null);
        (await organizer.DecideAsync(Id(planned))).State.ShouldBe(Core.Changes.ChangeState.Applied);
        var after = (await organizer.Assistant.Sessionboard.Reports.ReadAsync()).Single(one => one.Id == before.Id);
        (after.Query, after.Name, after.EventId).ShouldBe((Count, before.Name, before.EventId));
        (await organizer.Assistant.AskInVainAsync("undo_change", new { change_id = Id(planned) })).ShouldStartWith("Nothing was changed: nothing of this change can be put back.");
    }

    [Fact]
    public async Task What_somebody_changed_meanwhile_is_left_and_told()
    {
        await using var organizer = await Organizer.OpenAsync();
        var report = (await organizer.Assistant.Sessionboard.Reports.ReadAsync()).Single(one => one.Name == "Timetable");
        var planned = await organizer.Assistant.AskAsync("update_report", new { event_id = Event, report_id = report.Id, name = "Ours" });
        await organizer.Assistant.As("sandbox-full").Reports.UpdateAsync(Event, report.Id, new Dictionary<string, JsonElement> { ["category"] = JsonSerializer.SerializeToElement("theirs") });

        await organizer.DecideAsync(Id(planned));

        Cell(await organizer.Assistant.AskAsync("get_change"), 0, "outcome").ShouldBe("conflict: It was changed since it was read: category is now \"theirs\". Nothing of it was written.");
    }

    [Theory]
    [InlineData("FIND Contact WHERE email LIKE 'a%' INCLUDE id", "Not sent: personal data is masked")]
    [InlineData("FIND Contact INCLUDE id ORDER BY email", "Not sent: personal data is masked")]
    [InlineData("FIND Contact INCLUDE full_name, gender", "Not sent: `gender` is sensitive personal data")]
    [InlineData("FIND Contact WHERE email = 'j***@a***.com' INCLUDE id", "Not sent: it asks for a masked value")]
    [InlineData("FIND Session INCLUDE titel", "Argument `query`: nothing was saved, as the query has errors.")]
    [InlineData("DROP TABLE sessions", "Argument `query`: nothing was saved, as the query has errors.")]
    [InlineData("FIND Session INCLUDE title… [cut, 900 characters]", "Argument `query`: this text was cut by this server")]
    public async Task What_would_not_be_run_is_not_saved(string query, string begins)
    {
        await using var organizer = await Organizer.OpenAsync();

        (await organizer.Assistant.AskInVainAsync("create_report", new { event_id = Event, name = "A query", query })).ShouldStartWith(begins);
        (await organizer.Assistant.AskInVainAsync("update_report", new { event_id = Event, report_id = "Timetable", query })).ShouldStartWith(begins);

        (await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).ShouldBeEmpty();
        organizer.Wire.Seen("/queries/create").ShouldBe(0);
    }

    [Fact]
    public async Task Who_sees_personal_data_saves_what_asks_for_it()
    {
        await using var organizer = await Organizer.OpenAsync(token: "sandbox-no-pii-mask", caller: Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite)) with { ShowsPersonalData = true });

        State(await organizer.Assistant.AskAsync("create_report", new { event_id = Event, name = "Addresses", query = "FIND Contact WHERE email LIKE 'a%' INCLUDE id" })).ShouldBe("applied");
        (await organizer.Assistant.AskInVainAsync("create_report", new { event_id = Event, name = "Never", query = "FIND Contact INCLUDE full_name, gender" })).ShouldStartWith("Not sent: `gender` is sensitive personal data");
    }

    private static string State(JsonElement answer) => answer.GetProperty("state").GetString()!;

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;

    private static string Cell(JsonElement answer, int row, string column) =>
        answer.Rows()[row][Array.IndexOf(answer.Columns(), column)] is { ValueKind: JsonValueKind.String } cell ? cell.GetString()! : "";
}
