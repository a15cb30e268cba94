using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Tools;

public sealed class WhatsChangedToolTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly Event DevCon = SharedSeed.Organization.Events.Single(seeded => seeded.Id == SeededEvents.DevCon);

    [Theory]
    [InlineData("7 days", "2026-11-17T09:00:00Z")]
    [InlineData("2026-09-01", "2026-09-01T05:00:00Z")]
    [InlineData("2025-01-01T00:00:00Z", "2025-01-01T00:00:00Z")]
    public async Task Every_change_equals_a_recount(string since, string instant)
    {
        await using var assistant = await ConnectAsync(sandbox.Address);

        var first = await assistant.AskAsync("whats_changed", new { event_id = DevCon.Id, since });
        var rows = await AllRowsAsync(assistant, since, first);

        rows.Select(Told).ShouldBe(Recount(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)), ignoreOrder: true);
        rows.Select(row => row[0].GetDateTimeOffset()).ShouldBeInOrder(SortDirection.Descending);
        first.GetProperty("total").GetInt32().ShouldBe(rows.Count);
        assistant.Sessionboard.RateLimit(SessionboardMcp.Api.Limits.RateLimitCategory.Insights).ShouldBeNull("no insights request was spent");
    }

    [Fact]
    public async Task What_was_done_a_moment_ago_is_told_with_totals_by_kind()
    {
        var (created, updated, deleted) = (DevCon.Sessions[3], DevCon.Sessions[4], DevCon.Sessions[5]);
        var (part, contact) = (DevCon.Sessions.First(session => session is { ParentId: not null, DeletedAt: null }), DevCon.Contacts[0]);
        var organization = SharedSeed.Organization
            .AddSession(DevCon.Id, created with { Id = Guid.Parse("00000000-0000-4000-8000-000000000001"), Number = 9_001, Title = "Brand new", CreatedAt = Now, UpdatedAt = Now })
            .EditSession(DevCon.Id, updated.Id, session => session with { Title = "Renamed", UpdatedAt = Now.AddMinutes(1) })
            .EditSession(DevCon.Id, deleted.Id, session => session with { DeletedAt = Now.AddMinutes(2) })
            .EditSession(DevCon.Id, part.Id, session => session with { UpdatedAt = Now.AddMinutes(3) })
            .EditContact(DevCon.Id, contact.Id, person => person with { UpdatedAt = Now.AddMinutes(4) });
        await using var changed = await SandboxHost.StartAsync(new SandboxOptions { Organization = organization });
        await using var assistant = await ConnectAsync(changed.BaseAddress, Now.AddMinutes(10));

        var answer = await assistant.AskAsync("whats_changed", new { event_id = DevCon.Id, since = "1 hour" });

        var kind = answer.Rows()[0][2].GetString()!;
        kind.ShouldBeOneOf("speaker", "contact");
        answer.Rows().Select(row => $"{row[1]} {row[2]} {row[5]}").ShouldBe(
            [$"updated {kind} {contact.FullName}", "updated sub-session ", $"deleted {(deleted.IsAbstract ? "abstract" : "session")} ", "updated session Renamed", "created session Brand new"]);
        answer.Rows()[2][3].GetString().ShouldBe(deleted.Id.ToString());
        answer.Rows()[4][0].GetString().ShouldBe("2026-11-24T03:00:00-06:00");
        answer.Notice().ShouldStartWith("Since 2026-11-24T02:10:00-06:00: ");
        answer.Notice()!.ShouldContain("session created 1, ");
        answer.Notice()!.ShouldContain("sub-session updated 1.");
    }

    [Theory]
    [InlineData("today", "2026-11-24T00:00:00-06:00")]
    [InlineData("yesterday", "2026-11-23T00:00:00-06:00")]
    [InlineData("24 hours ago", "2026-11-23T03:00:00-06:00")]
    [InlineData("2 Weeks", "2026-11-10T03:00:00-06:00")]
    [InlineData("1day", "2026-11-23T03:00:00-06:00")]
    [InlineData("2026-11-20", "2026-11-20T00:00:00-06:00")]
    [InlineData("2026-11-20T09:30", "2026-11-20T09:30:00-06:00")]
    [InlineData("2026-11-20T09:30:00Z", "2026-11-20T03:30:00-06:00")]
    public async Task Since_means_one_instant_at_the_event(string since, string instant)
    {
        await using var assistant = await ConnectAsync(sandbox.Address);

        (await assistant.AskAsync("whats_changed", new { event_id = DevCon.Id, since })).Notice()!.ShouldContain($"ince {instant}");
    }

    [Theory]
    [InlineData("last week", "Argument `since` must be a day, a time, today, yesterday, or a number of hours, days or weeks. A right one: {\"since\": \"7 days\"} or {\"since\": \"2026-11-20\"}.")]
    [InlineData("a while", "Argument `since` must be a day, a time, today, yesterday, or a number of hours, days or weeks. A right one: {\"since\": \"7 days\"} or {\"since\": \"2026-11-20\"}.")]
    [InlineData("2026-12-24", "Argument `since` lies in the future: 2026-12-24T00:00:00-06:00, and now is 2026-11-24T03:00:00-06:00.")]
    public async Task What_could_mean_several_instants_or_none_is_refused(string since, string message)
    {
        await using var assistant = await ConnectAsync(sandbox.Address);

        (await assistant.AskInVainAsync("whats_changed", new { event_id = DevCon.Id, since })).ShouldBe(message);
    }

    [Fact]
    public async Task A_limit_in_the_middle_is_an_error_and_no_partial_list()
    {
        var wire = new Wire { Break = request => request.RequestUri!.AbsolutePath.EndsWith("/sessions/status", StringComparison.Ordinal) ? Wire.Limited() : null };
        await using var assistant = await ConnectAsync(sandbox.Address, Now, wire);

        (await assistant.AskInVainAsync("whats_changed", new { event_id = DevCon.Id, since = "7 days" })).ShouldContain("used up until");
    }

    private static async Task<List<JsonElement[]>> AllRowsAsync(Assistant assistant, string since, JsonElement first)
    {
        List<JsonElement[]> rows = [.. first.Rows()];
        for (var answer = first; answer.TryGetProperty("nextPage", out var next); rows.AddRange(answer.Rows()))
            answer = await assistant.AskAsync("whats_changed", new { event_id = DevCon.Id, since, page = next.GetInt32() });
        return rows;
    }

    private static Task<Assistant> ConnectAsync(Uri address, DateTimeOffset? now = null, Wire? wire = null) => Assistant.ConnectAsync(address, configure: services =>
    {
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(now ?? Now));
        wire?.Lay(services);
    });

    private static string Told(JsonElement[] row) => $"{row[0].GetDateTimeOffset().UtcDateTime:s} {row[1]} {row[2]} {row[3]} {row[5]}";

    private static IEnumerable<string> Recount(DateTimeOffset since)
    {
        var speaking = DevCon.Sessions.Where(session => session.DeletedAt is null).SelectMany(session => session.Participants)
            .Where(part => part.Role.Core == CoreRole.Speaker).Select(part => part.ContactId).ToHashSet();
        var sessions = DevCon.Sessions.Where(session => session.ComposedInto is null).ToList();
        return
        [
            .. sessions.Where(session => session.DeletedAt > since).Select(session => $"{session.DeletedAt!.Value.UtcDateTime:s} deleted {(session.IsAbstract ? "abstract" : "session")} {session.Id} "),
            .. sessions.Where(session => session.DeletedAt is null).SelectMany(session => session.ParentId is null
                ? Changed(session.CreatedAt, session.UpdatedAt, session.IsAbstract ? "abstract" : "session", session.Id.ToString(), Shown(session.Title))
                : Changed(session.CreatedAt, session.UpdatedAt, "sub-session", session.Id.ToString(), "")),
            .. DevCon.Contacts.SelectMany(contact => Changed(contact.CreatedAt, contact.UpdatedAt, speaking.Contains(contact.Id) ? "speaker" : "contact", contact.Id, Shown(contact.FullName))),
            .. DevCon.Sponsors.SelectMany(account => Changed(account.CreatedAt, account.UpdatedAt, "sponsor", account.Id, Shown(account.Name))),
            .. DevCon.Exhibitors.SelectMany(account => Changed(account.CreatedAt, account.UpdatedAt, "exhibitor", account.Id, Shown(account.Name))),
        ];

        IEnumerable<string> Changed(DateTimeOffset created, DateTimeOffset updated, string kind, string id, string name) =>
            created > since ? [$"{created.UtcDateTime:s} created {kind} {id} {name}"] : updated > since ? [$"{updated.UtcDateTime:s} updated {kind} {id} {name}"] : [];
    }

    private static string Shown(string name) => StrangersText.Shown(name, masks: true, 100, out _);
}
