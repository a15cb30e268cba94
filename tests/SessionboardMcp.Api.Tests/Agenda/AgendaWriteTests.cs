using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Agenda;

public sealed class AgendaWriteTests
{
    private const string Drafts = "/v1/event/7/agenda-drafts";

    private static readonly Dictionary<string, JsonElement> Fields = new() { ["name"] = JsonElement.Parse("\"Plan B\"") };

    private static readonly Dictionary<string, Func<ISessionboardClient, Task>> Writes = new()
    {
        [$"POST {Drafts}/create"] = client => client.Agenda.CreateDraftAsync(7, Fields),
        [$"PUT {Drafts}/x1"] = client => client.Agenda.UpdateDraftAsync(7, "x1", Fields),
        [$"DELETE {Drafts}/x1"] = client => client.Agenda.DeleteDraftAsync(7, "x1"),
        [$"POST {Drafts}/x1/commit"] = client => client.Agenda.CommitDraftAsync(7, "x1"),
        [$"POST {Drafts}/x1/sessions/create"] = client => client.Agenda.CreatePlacementAsync(7, "x1", Fields),
        [$"POST {Drafts}/x1/sessions/bulk"] = client => client.Agenda.BulkPlacementsAsync(7, "x1", [new BulkOperation(BulkAction.Update, "x1", Fields, null)]),
        [$"PUT {Drafts}/x1/sessions/x1"] = client => client.Agenda.UpdatePlacementAsync(7, "x1", "x1", Fields),
        [$"DELETE {Drafts}/x1/sessions/x1"] = client => client.Agenda.DeletePlacementAsync(7, "x1", "x1"),
    };

    public static TheoryData<string> All => new(Writes.Keys);

    [Theory]
    [MemberData(nameof(All))]
    public async Task Each_is_sent_where_the_description_says(string write)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(write, write.EndsWith("bulk", StringComparison.Ordinal) ? """{"results":[{"index":0,"status":"success","id":"x1"}]}""" : """{"id":"x1","name":"Plan B"}""");

        await Writes[write](lab.Client);

        lab.Server.Seen.Single().Body.ShouldBe(write.EndsWith("bulk", StringComparison.Ordinal) ? """{"operations":[{"action":"update","id":"x1","data":{"name":"Plan B"}}]}""" : write.StartsWith("DELETE", StringComparison.Ordinal) || write.EndsWith("commit", StringComparison.Ordinal) ? "" : """{"name":"Plan B"}""");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Whatever_happens_to_it_a_write_is_sent_once(string write)
    {
        foreach (var answer in new RequestDelegate[] { Reply.Hangup, Reply.Cut, Reply.Status(500), Reply.Status(503), Reply.Status(429, ("Retry-After", "1")) })
        {
            await using var lab = await Lab.OpenAsync();
            lab.Server.On(write, answer);

            await Should.ThrowAsync<SessionboardException>(() => Writes[write](lab.Client));

            lab.Server.Seen.Count.ShouldBe(1);
        }
    }

    // It may show what was there before: whoever asks after the write has to see what was written, be it a write that got no good answer.
    [Theory]
    [MemberData(nameof(All))]
    public async Task A_read_after_a_write_does_not_join_one_that_began_before_it(string write)
    {
        await using var lab = await Lab.OpenAsync();
        using var arrived = new SemaphoreSlim(0);
        var gate = new TaskCompletionSource();
        lab.Server.On($"GET {Drafts}", Reply.Gated(arrived, gate.Task, """[{"id":"x1","name":"Old"}]"""));
        lab.Server.On(write, Reply.Status(400));
        var before = lab.Client.Agenda.ListDraftsAsync(7);
        await arrived.Soon();
        var others = lab.ClientOf("another").Agenda.ListDraftsAsync(7);
        await arrived.Soon();

        await Should.ThrowAsync<SessionboardException>(() => Writes[write](lab.Client));
        lab.Server.On($"GET {Drafts}", """[{"id":"x1","name":"New"}]""");

        (await lab.Client.Agenda.ListDraftsAsync(7).Soon()).Value.Single().Name.ShouldBe("New");
        var joined = lab.ClientOf("another").Agenda.ListDraftsAsync(7);
        gate.SetResult();
        (await before.Soon()).Value.Single().Name.ShouldBe("Old");
        (await others.Soon()).Value.ShouldBe((await joined.Soon()).Value, "it is another credential's write");
    }

    [Fact]
    public async Task Several_placements_go_in_one_request_and_what_is_kept_of_drafts_is_old_after_each_write()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On($"POST {Drafts}/x1/sessions/bulk", """{"results":[{"index":1,"status":"error","error":{"code":"NOT_FOUND","message":"No such."}},{"index":0,"status":"success","id":"p1"}]}""");
        lab.Server.On($"POST {Drafts}/x1/commit", "");
        var (drafts, commits) = (lab.Client.Agenda.Version(7), lab.Client.Agenda.CommitVersion(7));

        var told = await lab.Client.Agenda.BulkPlacementsAsync(7, "x1", [new BulkOperation(BulkAction.Create, null, Fields, null), new BulkOperation(BulkAction.Delete, "p2", Fields, null)]);

        told.Select(one => (one!.Succeeded, one.MadeId, one.Code)).ShouldBe([(true, "p1", null), (false, null, "NOT_FOUND")]);
        lab.Server.Seen.Single().Body.ShouldBe("""{"operations":[{"action":"create","data":{"name":"Plan B"}},{"action":"delete","id":"p2"}]}""");
        (lab.Client.Agenda.Version(7) == drafts, lab.Client.Agenda.CommitVersion(7) == commits).ShouldBe((false, true));
        await lab.Client.Agenda.CommitDraftAsync(7, "x1");
        lab.Client.Agenda.CommitVersion(7).ShouldNotBe(commits);
        lab.Client.Agenda.Version(8).ShouldBe(drafts);
    }

    [Fact]
    public async Task An_answer_about_another_is_no_success_and_an_id_that_would_climb_is_not_sent()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On($"PUT {Drafts}/x1/sessions/x1", """{"id":"x2"}""");
        lab.Server.On($"PUT {Drafts}/x1", """{"id":"x2"}""");

        (await Should.ThrowAsync<UpstreamUnavailableException>(() => Writes[$"PUT {Drafts}/x1/sessions/x1"](lab.Client))).IsForeign.ShouldBeTrue();
        (await Should.ThrowAsync<UpstreamUnavailableException>(() => Writes[$"PUT {Drafts}/x1"](lab.Client))).IsForeign.ShouldBeTrue();
        await Should.ThrowAsync<InvalidRequestException>(() => lab.Client.Agenda.DeletePlacementAsync(7, "x1", ".."));
        await Should.ThrowAsync<InvalidRequestException>(() => lab.Client.Agenda.DeletePlacementAsync(7, "..", "x1"));
        lab.Server.Seen.Count.ShouldBe(2);
    }
}
