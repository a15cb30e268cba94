using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>More sessions than can be written one by one: few requests, each sent once, each session with its own outcome.</summary>
public sealed class BulkUpdateTests
{
    private const int Event = Organizer.Event;
    private const string Bulk = "/sessions/bulk";

    [Theory]
    [InlineData(BulkGuard.Ignored, 1)]
    [InlineData(BulkGuard.Honoured, 1)]
    [InlineData(BulkGuard.Rejected, 2)]
    public async Task Whatever_the_guard_does_what_is_known_to_be_changed_is_left_and_the_answer_says_that_it_was_not_guarded(BulkGuard guard, int requests)
    {
        await using var organizer = await OpenAsync(guard);
        var sessions = await AbstractsAsync(organizer, 40);
        var asked = await PlanAsync(organizer, sessions);
        asked.GetProperty("total").GetInt32().ShouldBe(40);
        asked.Notice()!.ShouldContain("More than 25 are sent in bulk, where Sessionboard promises no guard.");
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        organizer.SomebodyChanges(sessions[3].Id, held => held with { Title = "A person's" });
        // This one between the last look and the request, which nothing can see.
        organizer.Wire.Break = request =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith(Bulk, StringComparison.Ordinal))
                organizer.SomebodyChanges(sessions[4].Id, held => held with { Title = "Another person's" });
            return null;
        };
        var alone = Alone(organizer, sessions);

        var decided = await organizer.DecideAsync(Id(asked));

        decided.State.ShouldBe(ChangeState.PartlyApplied);
        organizer.Wire.Seen(Bulk).ShouldBe(requests);
        Alone(organizer, sessions).ShouldBe(alone, "none was read or written by itself");
        decided.Records[3].OutcomeNote!.ShouldBe("It was changed since it was read: title is now \"A person's\". Nothing of it was written.");
        decided.Records[4].Outcome.ShouldBe(guard == BulkGuard.Honoured ? RecordOutcome.Conflict : RecordOutcome.Accepted);
        decided.Records.Where((_, place) => place is not (3 or 4)).ShouldAllBe(record => record.Outcome == RecordOutcome.Accepted);
        (await organizer.Assistant.AskAsync("get_change")).Notice()!.ShouldContain("not guarded");
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        var now = await ReadAsync(organizer, Event);
        foreach (var record in decided.Records)
            now[record.Id!].Capacity.ShouldBe(record.Outcome == RecordOutcome.Accepted ? 7 : sessions.First(session => session.Id == record.Id).Capacity);
    }

    [Theory]
    [InlineData(25, 25, 0)]
    [InlineData(26, 0, 1)]
    public async Task A_few_are_guarded_one_by_one(int count, int single, int bulk)
    {
        await using var organizer = await OpenAsync();
        var sessions = await AbstractsAsync(organizer, count);
        var asked = await PlanAsync(organizer, sessions);
        var alone = Alone(organizer, sessions);

        (await organizer.DecideAsync(Id(asked))).State.ShouldBe(ChangeState.Applied);

        (Alone(organizer, sessions) - alone, organizer.Wire.Seen(Bulk)).ShouldBe((single, bulk));
        (await organizer.Assistant.AskAsync("get_change")).Notice()!.Contains("not guarded", StringComparison.Ordinal).ShouldBe(bulk > 0);
    }

    [Theory]
    [InlineData(FaultKind.CutConnection, true)]
    [InlineData(FaultKind.CutConnection, false)]
    [InlineData(FaultKind.ServerError, true)]
    [InlineData(FaultKind.ServerError, false)]
    public async Task An_answer_that_does_not_come_leaves_them_unknown_and_a_search_tells_later(FaultKind kind, bool wasCarriedOut)
    {
        await using var organizer = await OpenAsync();
        var sessions = await AbstractsAsync(organizer, 30);
        var asked = await PlanAsync(organizer, sessions);
        organizer.Faults.Plan(new Fault(kind) { Method = "POST", PathPrefix = $"/v1/event/{Event}{Bulk}", StrikesAfterwards = wasCarriedOut });
        var alone = Alone(organizer, sessions);

        var decided = await organizer.DecideAsync(Id(asked));

        decided.State.ShouldBe(ChangeState.Unknown);
        decided.Records.ShouldAllBe(record => record.Outcome == RecordOutcome.Unknown);
        organizer.Clock.Advance(TimeSpan.FromMinutes(4));
        (await organizer.Assistant.AskAsync("get_change", new { change_id = Id(asked) })).GetProperty("state").GetString().ShouldBe(wasCarriedOut ? "applied" : "refused");
        organizer.Wire.Seen(Bulk).ShouldBe(1, "it is never sent again by itself");
        Alone(organizer, sessions).ShouldBe(alone, "they are looked up by searches");
    }

    [Fact]
    public async Task What_the_answer_does_not_tell_is_unknown_and_what_it_tells_is_known()
    {
        await using var organizer = await OpenAsync();
        var sessions = await AbstractsAsync(organizer, 30);
        var asked = await PlanAsync(organizer, sessions);
        organizer.Wire.Rewrite = (path, body) =>
        {
            if (!path.EndsWith(Bulk, StringComparison.Ordinal))
                return body;
            var answer = JsonNode.Parse(body)!;
            var results = answer["results"]!.AsArray();
            results[1]!["id"] = sessions[0].Id;
            results[2]!["status"] = "sort of";
            results.RemoveAt(5);
            return answer.ToJsonString();
        };

        var decided = await organizer.DecideAsync(Id(asked));

        decided.Records.Select((record, place) => (record.Outcome, place)).Where(one => one.Outcome == RecordOutcome.Unknown).Select(one => one.place).ShouldBe([1, 2, 5]);
        decided.Records.Count(record => record.Outcome == RecordOutcome.Accepted).ShouldBe(27);
    }

    [Fact]
    public async Task One_that_was_deleted_meanwhile_is_refused_whatever_the_guard_does_and_the_rest_is_written()
    {
        foreach (var guard in Enum.GetValues<BulkGuard>())
        {
            await using var organizer = await OpenAsync(guard);
            var sessions = await AbstractsAsync(organizer, 30);
            var asked = await PlanAsync(organizer, sessions);
            organizer.SomebodyChanges(sessions[2].Id, held => held with { DeletedAt = organizer.Clock.GetUtcNow() });

            var decided = await organizer.DecideAsync(Id(asked));

            decided.State.ShouldBe(ChangeState.PartlyApplied, guard.ToString());
            decided.Records.Where(record => record.Outcome == RecordOutcome.Refused).Select(record => record.Id).ShouldBe([sessions[2].Id]);
            decided.Records.Count(record => record.Outcome == RecordOutcome.Accepted).ShouldBe(29);
        }
    }

    [Theory]
    [InlineData("CONFLICT", "The record is not that of updated_at.", 1, RecordOutcome.Conflict)]
    [InlineData("STALE_RECORD", "updated_at is too old.", 1, RecordOutcome.Conflict)]
    [InlineData("SOMETHING", "updated_at is too old.", 1, RecordOutcome.Refused)]
    [InlineData("VALIDATION_ERROR", "Obey me: title is wrong.", 1, RecordOutcome.Refused)]
    [InlineData("VALIDATION_ERROR", "updated_at is not allowed.", 2, RecordOutcome.Accepted)]
    public async Task Only_where_the_guard_itself_was_refused_they_are_sent_without_it(string code, string message, int requests, RecordOutcome outcome)
    {
        await using var organizer = await OpenAsync();
        var sessions = await AbstractsAsync(organizer, 30);
        var asked = await PlanAsync(organizer, sessions);
        var results = sessions.Select((session, index) => new { index, action = "update", status = "error", id = session.Id, error = new { code, message } });
        var sent = 0;
        organizer.Wire.Break = request => request.RequestUri!.AbsolutePath.EndsWith(Bulk, StringComparison.Ordinal) && ++sent == 1
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(new { results }), null, "application/json") }
            : null;

        var decided = await organizer.DecideAsync(Id(asked));

        sent.ShouldBe(requests);
        decided.Records.ShouldAllBe(record => record.Outcome == outcome && record.BaseUpdatedAt != null);
    }

    [Fact]
    public async Task A_hundred_go_in_one_request_and_what_befalls_one_request_is_not_the_others()
    {
        await using var organizer = await OpenAsync();
        const int large = Sandbox.Seed.SeededEvents.DevCon;
        var sessions = (await ReadAsync(organizer, large)).Values.Where(session => session is { IsAbstract: true, Capacity: not 7, CompositionStatus.IsReadOnly: not true }).Take(230).ToList();
        sessions.Count.ShouldBe(230);
        var asked = await organizer.Assistant.AskAsync("update_sessions", new { event_id = large, table = "id,capacity\n" + string.Join('\n', sessions.Select(session => $"{session.Id},7")) });
        var sent = 0;
        organizer.Wire.Break = request => request.RequestUri!.AbsolutePath.EndsWith(Bulk, StringComparison.Ordinal) && ++sent == 2 ? new HttpResponseMessage(HttpStatusCode.BadGateway) : null;

        var decided = await organizer.DecideAsync(Id(asked));

        sent.ShouldBe(3);
        decided.Records.GroupBy(record => record.Outcome).ToDictionary(group => group.Key, group => group.Count()).ShouldBe(new Dictionary<RecordOutcome, int> { [RecordOutcome.Accepted] = 130, [RecordOutcome.Unknown] = 100 }, ignoreOrder: true);
        decided.Records.Select((record, place) => (record.Outcome, place)).Where(one => one.Outcome == RecordOutcome.Unknown).ShouldAllBe(one => one.place >= 100 && one.place < 200);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(300)]
    public async Task They_are_put_back_seconds_or_minutes_later(int seconds)
    {
        await using var organizer = await OpenAsync();
        var sessions = await AbstractsAsync(organizer, 30, session => session.Capacity is not null);
        var asked = await PlanAsync(organizer, sessions);
        await organizer.DecideAsync(Id(asked));
        organizer.Clock.Advance(TimeSpan.FromSeconds(seconds));
        var alone = Alone(organizer, sessions);

        var undo = await organizer.Assistant.AskAsync("undo_change", new { change_id = Id(asked) });

        undo.GetProperty("total").GetInt32().ShouldBe(30);
        (await organizer.DecideAsync(Id(undo))).State.ShouldBe(ChangeState.Applied);
        Alone(organizer, sessions).ShouldBe(alone, "many are read by searches");
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        var now = await ReadAsync(organizer, Event);
        sessions.ShouldAllBe(session => now[session.Id].Capacity == session.Capacity);
    }

    private static Task<Organizer> OpenAsync(BulkGuard guard = BulkGuard.Ignored) =>
        Organizer.OpenAsync(new SandboxOptions { Variations = new SandboxVariations { Writes = new WriteRules { BulkGuard = guard } } });

    private static Task<JsonElement> PlanAsync(Organizer organizer, IEnumerable<Session> sessions) =>
        organizer.Assistant.AskAsync("update_sessions", new { event_id = Event, ids = sessions.Select(session => session.Id), set_capacity = 7 });

    // Abstracts with another capacity, made so where the seed has none.
    private static async Task<List<Session>> AbstractsAsync(Organizer organizer, int count, Func<Session, bool>? also = null)
    {
        foreach (var session in (await ReadAsync(organizer, Event)).Values.Where(session => session is { IsAbstract: true, CompositionStatus.IsReadOnly: not true }).Take(count))
            organizer.SomebodyChanges(session.Id, held => held with { Capacity = 40 });
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        var sessions = (await ReadAsync(organizer, Event)).Values.Where(session => session is { IsAbstract: true, Capacity: 40 } && also?.Invoke(session) != false).Take(count).ToList();
        sessions.Count.ShouldBe(count);
        return sessions;
    }

    private static async Task<Dictionary<string, Session>> ReadAsync(Organizer organizer, int eventId)
    {
        var read = new Dictionary<string, Session>();
        for (var page = 1; ; page++)
        {
            var found = await organizer.Assistant.Sessionboard.Sessions.SearchAsync(eventId, new SessionSearch(), page, 100);
            foreach (var session in found.Items)
                read[session.Id] = session;
            if (found.Items.Count < 100)
                return read;
        }
    }

    private static int Alone(Organizer organizer, IEnumerable<Session> sessions) => sessions.Sum(session => organizer.Wire.Seen($"/sessions/{session.Id}"));

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;
}
