using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Contacts;

/// <summary>Contacts, sponsors and exhibitors are written alike.</summary>
public sealed class RecordWriteTests
{
    private static readonly DateTimeOffset ReadAt = new(2026, 12, 1, 9, 0, 0, 123, TimeSpan.Zero);

    private static readonly Dictionary<string, JsonElement> Fields = new() { ["name"] = JsonElement.Parse("\"New\""), ["custom_fields"] = JsonElement.Parse("""{"a":1}""") };

    private static readonly string[] Verbs = ["POST /create", "PUT /x1", "DELETE /x1", "POST /x1/restore"];

    public static TheoryData<string> Kinds => new("contacts", "sponsors", "exhibitors");

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task One_is_made_read_changed_deleted_and_brought_back(string kind)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On($"POST /v1/event/7/{kind}/create", """{"data":{"id":"x1"}}""");
        lab.Server.On($"GET /v1/event/7/{kind}/x1", """{"id":"x1","updated_at":"2026-12-01T09:00:00.000Z"}""");
        lab.Server.On($"PUT /v1/event/7/{kind}/x1", """{"id":"x1"}""");
        lab.Server.On($"DELETE /v1/event/7/{kind}/x1", "");
        lab.Server.On($"POST /v1/event/7/{kind}/x1/restore", "\"done\"");

        (await SendAsync(lab.Client, kind, "POST /create")).ShouldBe("x1");
        (await GetAsync(lab.Client, kind)).ShouldBe("x1");
        foreach (var verb in Verbs[1..])
            await SendAsync(lab.Client, kind, verb);

        lab.Server.Seen.Select(request => request.Body).ShouldBe(
        [
            """{"custom_fields":{"a":1},"name":"New"}""", "", """{"custom_fields":{"a":1},"name":"New","updated_at":"2026-12-01T09:00:00.123Z"}""", "", "",
        ]);
    }

    // What became of it nobody knows: to send it again would be to write it twice.
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whatever_happens_to_it_a_write_is_sent_once(string kind)
    {
        foreach (var verb in Verbs)
        {
            foreach (var answer in new RequestDelegate[] { Reply.Hangup, Reply.Cut, Reply.Status(500), Reply.Status(503), Reply.Status(429, ("Retry-After", "1")), Reply.Status(409), Reply.Status(400) })
            {
                await using var lab = await Lab.OpenAsync();
                lab.Server.On(Route(kind, verb), answer);

                await Should.ThrowAsync<SessionboardException>(() => SendAsync(lab.Client, kind, verb));

                lab.Server.Seen.Count.ShouldBe(1, verb);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Somebody_who_was_faster_is_a_conflict_and_an_answer_about_another_record_no_success(string kind)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On($"PUT /v1/event/7/{kind}/x1", Reply.Status(409));
        await Should.ThrowAsync<ConflictException>(() => SendAsync(lab.Client, kind, "PUT /x1"));

        lab.Server.On($"PUT /v1/event/7/{kind}/x1", """{"id":"x2"}""");
        lab.Server.On($"POST /v1/event/7/{kind}/create", """{"id":""}""");
        (await Should.ThrowAsync<UpstreamUnavailableException>(() => SendAsync(lab.Client, kind, "PUT /x1"))).IsForeign.ShouldBeTrue();
        (await Should.ThrowAsync<UpstreamUnavailableException>(() => SendAsync(lab.Client, kind, "POST /create"))).IsForeign.ShouldBeTrue();
    }

    [Theory]
    [InlineData("..")]
    [InlineData("")]
    [InlineData(" . ")]
    public async Task An_id_that_would_climb_is_not_sent(string id)
    {
        await using var lab = await Lab.OpenAsync();

        await Should.ThrowAsync<InvalidRequestException>(() => lab.Client.Contacts.DeleteAsync(7, id));
        await Should.ThrowAsync<InvalidRequestException>(() => lab.Client.Accounts.DeleteAsync(7, AccountKind.Sponsor, id));

        lab.Server.Seen.ShouldBeEmpty();
    }

    private static string Route(string kind, string verb) => $"{verb.Split(' ')[0]} /v1/event/7/{kind}{verb.Split(' ')[1]}";

    private static async Task<string> GetAsync(ISessionboardClient client, string kind) => kind == "contacts"
        ? (await client.Contacts.GetAsync(7, "x1")).Id
        : (await client.Accounts.GetAsync(7, KindOf(kind), "x1")).Id;

    private static async Task<string?> SendAsync(ISessionboardClient client, string kind, string verb)
    {
        switch (verb, kind == "contacts")
        {
            case ("POST /create", true):
                return (await client.Contacts.CreateAsync(7, Fields)).Id;
            case ("POST /create", _):
                return (await client.Accounts.CreateAsync(7, KindOf(kind), Fields)).Id;
            case ("PUT /x1", true):
                return (await client.Contacts.UpdateAsync(7, "x1", Fields, ReadAt)).Id;
            case ("PUT /x1", _):
                return (await client.Accounts.UpdateAsync(7, KindOf(kind), "x1", Fields, ReadAt)).Id;
            case ("DELETE /x1", true):
                await client.Contacts.DeleteAsync(7, "x1");
                return null;
            case ("DELETE /x1", _):
                await client.Accounts.DeleteAsync(7, KindOf(kind), "x1");
                return null;
            case (_, true):
                await client.Contacts.RestoreAsync(7, "x1");
                return null;
            default:
                await client.Accounts.RestoreAsync(7, KindOf(kind), "x1");
                return null;
        }
    }

    private static AccountKind KindOf(string kind) => kind == "sponsors" ? AccountKind.Sponsor : AccountKind.Exhibitor;
}
