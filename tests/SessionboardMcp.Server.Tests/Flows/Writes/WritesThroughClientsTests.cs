using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>Every tool that changes something, through the official C# client over HTTP, in each way in which the server is run.</summary>
public sealed class WritesThroughClientsTests
{
    private const string Old = "2025-11-25";
    private const string New = "2026-07-28";

    [Theory]
    [InlineData(WritingServer.SignedIn)]
    [InlineData(WritingServer.Local)]
    [InlineData(WritingServer.Outside)]
    public async Task Each_is_written_once_read_again_written_down_and_put_back(string mode)
    {
        await using var server = await WritingServer.StartAsync(mode);

        (await WrittenAsync(server, WriteCases.All, "one")).ShouldBeGreaterThan(WriteCases.All.Count / 2);
    }

    [Theory]
    [InlineData(WritingServer.SignedIn)]
    [InlineData(WritingServer.Local)]
    public async Task So_are_people_with_their_addresses_where_personal_data_is_shown(string mode)
    {
        await using var server = await WritingServer.StartOpenAsync(mode);

        (await WrittenAsync(server, WriteCases.OfPersonalData, SignedInWrites.Open)).ShouldBe(WriteCases.OfPersonalData.Count * 2);
    }

    // How many were written.
    private static async Task<int> WrittenAsync(WritingServer server, IReadOnlyList<WriteCase> cases, string person)
    {
        var done = new List<(string Tool, string Id)>();
        var (number, written) = (0, 0);
        foreach (var revision in (string[])[Old, New])
        {
            foreach (var one in cases)
            {
                // More than ten at once in a quarter of an hour wait.
                server.Pass(TimeSpan.FromMinutes(16));
                var word = string.Create(CultureInfo.InvariantCulture, $"proof{++number}x");
                await using var assistant = server.Page is null ? await server.ConnectAsync(revision, word, WritingServer.Yes) : await server.ConnectAsync(revision, person);
                (await assistant.AskInVainAsync(one.Tool, one.Wrong)).ShouldContain(one.Says, customMessage: one.Tool);
                if (await one.Prepare(assistant, word) is not { } call)
                    continue;
                call.Shows(await assistant.AskAsync(call.Read, call.ReadArguments)).ShouldBeFalse($"{one.Tool} at {revision}: it is there before");
                if (await assistant.TryChangeAsync(one.Tool, call.Arguments) is not { } change)
                    continue;

                written++;
                WritingAssistant.State(change).ShouldBe("applied", $"{one.Tool} at {revision}: {change}");
                call.Shows(await assistant.AskAsync(call.Read, call.ReadArguments)).ShouldBeTrue($"{one.Tool} at {revision}: {await assistant.AskAsync(call.Read, call.ReadArguments)}");
                done.Add((one.Tool, WritingAssistant.Id(change)));
                server.Pass(TimeSpan.FromSeconds(5));
                await PutBackAsync(assistant, one, call, change, revision);
            }
        }

        var audited = await server.AuditedAsync();
        foreach (var (tool, id) in done)
        {
            audited.Count(entry => entry.ChangeId == id && entry.Action == "change.applying").ShouldBe(1, tool);
            audited.Count(entry => entry.ChangeId == id && entry.Action == "change.applied").ShouldBe(1, tool);
            audited.ShouldContain(entry => entry.Action == "call" && entry.Tool == tool && entry.Client != null, tool);
        }

        audited.Select(entry => entry.ToString()).ShouldAllBe(line => !line.Contains("proof", StringComparison.Ordinal), "values are not written down");
        return written;
    }

    private static async Task PutBackAsync(WritingAssistant assistant, WriteCase one, PreparedWrite call, JsonElement change, string revision)
    {
        var undo = new { change_id = WritingAssistant.Id(change) };
        if (call.NotUndoable is { } why)
        {
            (await assistant.AskInVainAsync("undo_change", undo)).ShouldContain(why, customMessage: one.Tool);
            return;
        }

        if (await assistant.TryChangeAsync("undo_change", undo) is not { } undone)
            return;
        WritingAssistant.State(undone).ShouldBe("applied", $"undo of {one.Tool} at {revision}: {undone}");
        var seen = await assistant.AskAsync("get_change", undo);
        WritingAssistant.State(seen).ShouldBe("undone", one.Tool);
        seen.Notice()!.ShouldContain($"The change {WritingAssistant.Id(undone)} put it back", customMessage: one.Tool);
        call.Shows(await assistant.AskAsync(call.Read, call.ReadArguments)).ShouldBeFalse($"{one.Tool} at {revision} is put back: {await assistant.AskAsync(call.Read, call.ReadArguments)}");
        (await assistant.AskInVainAsync("undo_change", undo)).ShouldContain("undone already", customMessage: one.Tool);
    }

    [Theory]
    [InlineData(WritingServer.SignedIn, Old)]
    [InlineData(WritingServer.SignedIn, New)]
    [InlineData(WritingServer.Outside, New)]
    public async Task What_waits_is_nothing_to_another_connection(string mode, string revision)
    {
        await using var server = await WritingServer.StartAsync(mode);
        // With forms, so that it waits where there is no page; each is declined.
        await using var assistant = await server.ConnectAsync(revision, answer: WritingServer.No);
        var session = (await WriteCases.SessionAsync(assistant, "A session of one"))!;
        var waiting = await assistant.AskAsync("update_session", new { event_id = WritingServer.Event, session_id = session, is_public = true });
        WritingAssistant.State(waiting).ShouldBe("waiting");
        await using var stranger = await server.ConnectAsync(revision, "another", WritingServer.Yes);

        foreach (var tool in (string[])["get_change", "undo_change"])
            (await stranger.AskInVainAsync(tool, new { change_id = WritingAssistant.Id(waiting) })).ShouldContain("this connection made no change with the id");
        var latest = await stranger.AskAsync("get_change");

        latest.GetProperty("total").GetInt32().ShouldBe(0);
        latest.GetRawText().ShouldNotContain(WritingAssistant.Id(waiting));
        (await assistant.AskInVainAsync("undo_change", new { change_id = WritingAssistant.Id(waiting) })).ShouldContain("still waits for a person");
        (await server.HeldAsync(session)).IsPublic.ShouldBeFalse();
    }

    [Theory]
    [InlineData(WritingServer.SignedIn, Old)]
    [InlineData(WritingServer.SignedIn, New)]
    [InlineData(WritingServer.Local, New)]
    public async Task What_somebody_else_changed_meanwhile_is_not_lost_and_is_told(string mode, string revision)
    {
        await using var server = await WritingServer.StartAsync(mode);
        await using var assistant = await server.ConnectAsync(revision);
        var (one, two) = ((await WriteCases.SessionAsync(assistant, "Theirs one"))!, (await WriteCases.SessionAsync(assistant, "Theirs two"))!);
        var ofOne = await assistant.AskAsync("update_session", new { event_id = WritingServer.Event, session_id = one, is_public = true, title = "Ours" });
        var ofBoth = await assistant.AskAsync("update_sessions", new { event_id = WritingServer.Event, ids = new[] { one, two }, set_capacity = 7 });
        await server.SomebodyChangesAsync(one, session => session with { Title = "A person's title" });

        await server.DecideAsync(WritingAssistant.Id(ofOne));
        await server.DecideAsync(WritingAssistant.Id(ofBoth));

        var held = await server.HeldAsync(one);
        (held.Title, held.IsPublic, held.Capacity).ShouldBe(("A person's title", false, 40));
        (await server.HeldAsync(two)).Capacity.ShouldBe(7);
        var (afterOne, afterBoth) = (await SeenAsync(assistant, ofOne), await SeenAsync(assistant, ofBoth));
        WritingAssistant.State(afterOne).ShouldBe("refused");
        WritingAssistant.State(afterBoth).ShouldBe("partly_applied");
        foreach (var seen in new[] { afterOne, afterBoth })
            seen.GetProperty("rows").GetRawText().ShouldContain("conflict: ");
        // Where the clock is the test's own, Sessionboard's reads are not stale any more.
        if (mode == WritingServer.SignedIn)
            afterOne.GetProperty("rows").GetRawText().ShouldContain("title is now");
        server.Pass(TimeSpan.FromMinutes(5));
        // What was written of it is put back, and what they changed stays.
        WritingAssistant.State(await assistant.ChangeAsync("undo_change", new { change_id = WritingAssistant.Id(ofBoth) })).ShouldBe("applied");
        ((await server.HeldAsync(one)).Title, (await server.HeldAsync(two)).Capacity).ShouldBe(("A person's title", 40));
    }

    [Theory]
    [InlineData(WritingServer.SignedIn, true)]
    [InlineData(WritingServer.SignedIn, false)]
    [InlineData(WritingServer.Local, true)]
    [InlineData(WritingServer.Outside, true)]
    [InlineData(WritingServer.Outside, false)]
    public async Task At_the_newest_revision_a_yes_in_the_form_counts_and_a_no_leaves_it_waiting(string mode, bool saysYes)
    {
        await using var server = await WritingServer.StartAsync(mode);
        await using var assistant = await server.ConnectAsync(New, answer: saysYes ? WritingServer.Yes : WritingServer.No);
        var session = (await WriteCases.SessionAsync(assistant, "Asked in a form"))!;

        var answer = await assistant.AskAsync("update_session", new { event_id = WritingServer.Event, session_id = session, is_public = true });

        (await server.HeldAsync(session)).IsPublic.ShouldBe(saysYes);
        WritingAssistant.State(answer).ShouldBe(saysYes ? "applied" : "waiting");
        answer.TryGetProperty("link", out _).ShouldBe(server.Page is not null);
        if (saysYes)
            answer.GetProperty("decidedBy").GetString().ShouldBe("form");
        if (!saysYes && server.Page is not null)
            WritingAssistant.State(await assistant.ApprovedAsync(answer)).ShouldBe("applied");
        var decided = (await server.AuditedAsync()).Where(entry => entry.ChangeId == WritingAssistant.Id(answer) && entry.Action == "change.applying").Select(entry => entry.DecidedBy);
        decided.ShouldBe(saysYes ? [Deciders.Form] : server.Page is not null ? [Deciders.Page] : []);
    }

    // Its capabilities are not known in a call over stateless HTTP, so that it gets the link.
    [Theory]
    [InlineData(WritingServer.SignedIn)]
    [InlineData(WritingServer.Local)]
    [InlineData(WritingServer.Outside)]
    public async Task At_the_revision_before_there_is_no_form_over_http(string mode)
    {
        await using var server = await WritingServer.StartAsync(mode);
        await using var assistant = await server.ConnectAsync(Old, answer: _ => throw new InvalidOperationException("nobody is asked"));
        var session = (await WriteCases.SessionAsync(assistant, "Asked by a link"))!;

        var change = await assistant.TryChangeAsync("update_session", new { event_id = WritingServer.Event, session_id = session, is_public = true });

        (change is null).ShouldBe(server.Page is null);
        (await server.HeldAsync(session)).IsPublic.ShouldBe(server.Page is not null);
    }

    private static Task<JsonElement> SeenAsync(WritingAssistant assistant, JsonElement change) => assistant.AskAsync("get_change", new { change_id = WritingAssistant.Id(change) });
}
