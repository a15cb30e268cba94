using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Sessions;

public sealed class SessionWriteTests
{
    private const string Get = "GET /v1/event/7/sessions/s1";
    private const string Put = "PUT /v1/event/7/sessions/s1";
    private const string Search = "POST /v1/event/7/sessions";
    private const string Create = "POST /v1/event/7/sessions/create";
    private const string Delete = "DELETE /v1/event/7/sessions/s1";
    private const string Restore = "POST /v1/event/7/sessions/s1/restore";

    private static readonly DateTimeOffset ReadAt = new(2026, 12, 1, 9, 0, 0, 123, TimeSpan.Zero);

    private static readonly Dictionary<string, JsonElement> Renamed = new() { ["title"] = JsonElement.Parse("\"New\""), ["room_id"] = JsonElement.Parse("\"r1\"") };

    [Fact]
    public async Task An_update_sends_its_fields_and_its_guard_and_answers_the_session()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Put, Session("New", "10:00"));

        var session = await lab.Client.Sessions.UpdateAsync(7, "s1", Renamed, ReadAt);

        session.Title.ShouldBe("New");
        lab.Server.Seen.Single().Body.ShouldBe("""{"room_id":"r1","title":"New","updated_at":"2026-12-01T09:00:00.123Z"}""");
    }

    [Fact]
    public async Task Without_a_guard_none_is_sent_and_null_is_a_value()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Put, Session("New", "10:00"));

        await lab.Client.Sessions.UpdateAsync(7, "s1", new Dictionary<string, JsonElement> { ["room_id"] = JsonElement.Parse("null") }, readAt: null);

        lab.Server.Seen.Single().Body.ShouldBe("""{"room_id":null}""");
    }

    [Fact]
    public async Task A_session_is_made_deleted_and_brought_back()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Create, $$"""{"data":{{Session("New", "10:00")}}}""");
        lab.Server.On(Delete, "");
        lab.Server.On(Restore, "\"done\"");

        (await lab.Client.Sessions.CreateAsync(7, Renamed)).Id.ShouldBe("s1");
        await lab.Client.Sessions.DeleteAsync(7, "s1");
        await lab.Client.Sessions.RestoreAsync(7, "s1");

        lab.Server.Seen.Select(request => request.Method).ShouldBe(["POST", "DELETE", "POST"]);
    }

    [Fact]
    public async Task Somebody_who_was_faster_is_a_conflict()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Put, Reply.Status(409));

        await Should.ThrowAsync<ConflictException>(() => lab.Client.Sessions.UpdateAsync(7, "s1", Renamed, ReadAt));
    }

    // Taken for this one's, it would be laid over the other in every read, and be put back there.
    [Theory]
    [InlineData(Put, "s2")]
    [InlineData(Create, "")]
    [InlineData(Create, " ")]
    public async Task An_answer_about_another_record_is_no_success_and_is_not_remembered(string write, string answered)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(write, Session("New", "10:00").Replace("\"s1\"", $"\"{answered}\"", StringComparison.Ordinal));

        (await Should.ThrowAsync<UpstreamUnavailableException>(() => SendAsync(lab.Client, write))).IsForeign.ShouldBeTrue();

        lab.Client.Sessions.OwnWrites(7).ShouldBeNull();
    }

    [Theory]
    [InlineData(Put)]
    [InlineData(Create)]
    [InlineData(Delete)]
    [InlineData(Restore)]
    public async Task A_web_page_with_200_is_no_success(string write)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(write, async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<h1>Maintenance</h1>");
        });

        (await Should.ThrowAsync<UpstreamUnavailableException>(() => SendAsync(lab.Client, write))).IsForeign.ShouldBeTrue();

        lab.Client.Sessions.OwnWrites(7)?.HasDeleted("s1").ShouldBeFalse();
    }

    // A pooled connection that is closed on a request is no proof that it was not carried out.
    [Theory]
    [InlineData(Put)]
    [InlineData(Create)]
    [InlineData(Delete)]
    [InlineData(Restore)]
    public async Task Whatever_happens_to_it_a_write_is_sent_once(string write)
    {
        foreach (var answer in new RequestDelegate[] { Reply.Hangup, Reply.Cut, Reply.Status(500), Reply.Status(503), Reply.Status(429, ("Retry-After", "1")) })
        {
            await using var lab = await Lab.OpenAsync();
            lab.Server.On(Get, Session("Old", "09:00"));
            lab.Server.On(write, answer);
            await lab.Client.Sessions.GetAsync(7, "s1");

            await Should.ThrowAsync<SessionboardException>(() => SendAsync(lab.Client, write));

            lab.Server.Seen.Count(request => $"{request.Method} {request.Target}" == write).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Two_equal_writes_are_two()
    {
        await using var lab = await Lab.OpenAsync();
        using var arrived = new SemaphoreSlim(0);
        var gate = new TaskCompletionSource();
        lab.Server.On(Create, Reply.Gated(arrived, gate.Task, Session("New", "10:00")));

        var both = new[] { lab.Client.Sessions.CreateAsync(7, Renamed), lab.Client.Sessions.CreateAsync(7, Renamed) };
        await arrived.Soon();
        await arrived.Soon();
        gate.SetResult();
        await Task.WhenAll(both);

        lab.Server.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_just_written_is_read_although_Sessionboard_still_tells_what_was_before()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Get, Session("Old", "09:00"));
        lab.Server.On(Search, Page(Session("Old", "09:00")));
        lab.Server.On(Put, Session("New", "10:00"));

        await lab.Client.Sessions.UpdateAsync(7, "s1", Renamed, ReadAt);

        (await lab.Client.Sessions.GetAsync(7, "s1")).Title.ShouldBe("New");
        (await lab.Client.Sessions.SearchAsync(7, new SessionSearch(), 1, 100)).Items.Single().Title.ShouldBe("New");
        (await lab.ClientOf("another-token").Sessions.GetAsync(7, "s1")).Title.ShouldBe("Old", "what one credential wrote is not told to another");
        lab.Clock.Advance(TimeSpan.FromMinutes(5));
        (await lab.Client.Sessions.GetAsync(7, "s1")).Title.ShouldBe("Old", "after that Sessionboard knows better");
    }

    [Fact]
    public async Task What_somebody_changed_since_is_newer_than_what_was_written()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Put, Session("New", "10:00"));
        lab.Server.On(Get, Session("Newest", "10:01"));

        await lab.Client.Sessions.UpdateAsync(7, "s1", Renamed, ReadAt);

        (await lab.Client.Sessions.GetAsync(7, "s1")).Title.ShouldBe("Newest");
    }

    [Fact]
    public async Task What_was_just_made_is_found_and_what_was_just_deleted_is_not()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Create, Session("New", "10:00"));
        lab.Server.On(Get, Reply.Status(404));
        await lab.Client.Sessions.CreateAsync(7, Renamed);

        (await lab.Client.Sessions.GetAsync(7, "s1")).Title.ShouldBe("New");

        lab.Server.On(Delete, "{}");
        lab.Server.On(Get, Session("New", "10:00"));
        lab.Server.On(Search, Page(Session("New", "10:00")));
        await lab.Client.Sessions.DeleteAsync(7, "s1");

        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Sessions.GetAsync(7, "s1"));
        (await lab.Client.Sessions.SearchAsync(7, new SessionSearch(), 1, 100)).Items.Count.ShouldBe(1, "a page keeps its place among the others");
        lab.Client.Sessions.OwnWrites(7)!.HasDeleted("s1").ShouldBeTrue();

        lab.Server.On(Restore, "{}");
        await lab.Client.Sessions.RestoreAsync(7, "s1");
        (await lab.Client.Sessions.GetAsync(7, "s1")).Title.ShouldBe("New");
        lab.Client.Sessions.OwnWrites(7)!.HasDeleted("s1").ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_made_deleted_and_brought_back_is_what_it_was_though_searches_do_not_show_it_yet()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Put, Session("Newest", "11:00"));
        lab.Server.On(Delete, "{}");
        lab.Server.On(Restore, "{}");
        await lab.Client.Sessions.UpdateAsync(7, "s1", Renamed, ReadAt);
        await lab.Client.Sessions.DeleteAsync(7, "s1");
        lab.Client.Sessions.OwnWrites(7)!.Sessions.ShouldBeEmpty();

        await lab.Client.Sessions.RestoreAsync(7, "s1");

        lab.Client.Sessions.OwnWrites(7)!.Sessions.ShouldHaveSingleItem().Title.ShouldBe("Newest");
    }

    // By another process, whose answers this one does not have.
    [Fact]
    public async Task What_was_written_elsewhere_is_laid_over_what_is_older_and_ends_with_what_is_written_here()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Get, Session("Old", "09:00"));
        lab.Server.On(Search, Page(Session("Old", "09:00")));
        var sessions = lab.Client.Sessions;
        var at = DateTimeOffset.Parse("2026-12-01T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        EarlierWrites Told(params ReadOnlySpan<EarlierUpdate> updates) => new("s1", lab.Clock.GetUtcNow()) { Updates = [.. updates] };
        var read = at.AddHours(-1);
        var renamed = new EarlierUpdate(at, read, session => session with { Title = "New" });
        var widened = new EarlierUpdate(at.AddMinutes(1), at, session => session with { Capacity = 9 });

        sessions.Learn(7, [Told(widened, renamed)]);

        (await sessions.GetAsync(7, "s1")).ShouldSatisfyAllConditions(now => now.Title.ShouldBe("New"), now => now.Capacity.ShouldBe(9), now => now.UpdatedAt.ShouldBe(at.AddMinutes(1)));
        (await sessions.SearchAsync(7, new SessionSearch(), 1, 100)).Items.Single().Title.ShouldBe("New");
        (await lab.ClientOf("another-token").Sessions.GetAsync(7, "s1")).Title.ShouldBe("Old");
        var known = sessions.OwnWrites(7);
        sessions.Learn(7, [Told(widened, renamed)]);
        sessions.OwnWrites(7).ShouldBeSameAs(known, "what is made of it is not made again");

        // Somebody else's change lies between, and is not written over by one who takes the session for known.
        lab.Clock.Advance(TimeSpan.FromSeconds(1));
        sessions.Learn(7, [Told(renamed, widened with { RestsOn = at.AddSeconds(30) })]);
        (await sessions.GetAsync(7, "s1")).ShouldSatisfyAllConditions(now => now.Title.ShouldBe("New"), now => now.Capacity.ShouldBeNull(), now => now.UpdatedAt.ShouldBe(at));

        lab.Server.On(Get, Session("Newest", "11:00"));
        (await sessions.GetAsync(7, "s1")).Title.ShouldBe("Newest");
        lab.Clock.Advance(TimeSpan.FromSeconds(1));
        sessions.Learn(7, [Told() with { IsDeleted = true }]);
        await Should.ThrowAsync<NotFoundException>(() => sessions.GetAsync(7, "s1"));
        lab.Clock.Advance(TimeSpan.FromSeconds(1));
        lab.Server.On(Restore, "{}");
        await sessions.RestoreAsync(7, "s1");
        (await sessions.GetAsync(7, "s1")).Title.ShouldBe("Newest");
        lab.Server.On(Get, Session("Old", "09:00"));
        sessions.Learn(7, [Told(renamed)]);
        (await sessions.GetAsync(7, "s1")).Title.ShouldBe("New");
        lab.Clock.Advance(TimeSpan.FromMinutes(5));
        (await sessions.GetAsync(7, "s1")).Title.ShouldBe("Old", "after that Sessionboard knows better");
    }

    private static Task SendAsync(ISessionboardClient client, string write) => write switch
    {
        Put => client.Sessions.UpdateAsync(7, "s1", Renamed, ReadAt),
        Create => client.Sessions.CreateAsync(7, Renamed),
        Delete => client.Sessions.DeleteAsync(7, "s1"),
        _ => client.Sessions.RestoreAsync(7, "s1"),
    };

    private static string Session(string title, string time) => $$"""{"id":"s1","title":"{{title}}","updated_at":"2026-12-01T{{time}}:00.000Z"}""";

    private static string Page(string session) => "{\"results\":[" + session + "],\"pagination\":{\"currentPage\":1,\"pageSize\":100,\"totalPages\":1,\"totalResults\":1}}";
}
