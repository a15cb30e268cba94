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

    // Each connection of a credential tells what it wrote itself.
    [Fact]
    public async Task Of_what_several_connections_tell_all_updates_are_known_and_the_latest_says_whether_it_is_there()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Get, Session("Old", "09:00"));
        var (sessions, now) = (lab.Client.Sessions, lab.Clock.GetUtcNow());
        var at = DateTimeOffset.Parse("2026-12-01T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        EarlierWrites[] one = [new("s1", now) { Updates = [new(at, at.AddHours(-1), session => session with { Title = "New" })] }];
        EarlierWrites[] another = [new("s1", now.AddSeconds(-5)) { Updates = [new(at.AddMinutes(1), at, session => session with { Capacity = 9 })] }];

        sessions.Learn(7, one);
        sessions.Learn(7, another);
        var known = sessions.OwnWrites(7);
        sessions.Learn(7, one);
        sessions.Learn(7, another);

        sessions.OwnWrites(7).ShouldBeSameAs(known, "they do not take turns");
        (await sessions.GetAsync(7, "s1")).ShouldSatisfyAllConditions(read => read.Title.ShouldBe("New"), read => read.Capacity.ShouldBe(9));
        sessions.Learn(7, [another[0] with { At = now.AddSeconds(-1), IsDeleted = true }]);
        sessions.OwnWrites(7)!.HasDeleted("s1").ShouldBeFalse("it was brought back since");
        sessions.Learn(7, [another[0] with { At = now.AddSeconds(1), IsDeleted = true }]);
        sessions.Learn(7, one);
        sessions.OwnWrites(7)!.HasDeleted("s1").ShouldBeTrue();
        sessions.Learn(7, [another[0] with { At = now.AddSeconds(1) }]);
        sessions.OwnWrites(7)!.HasDeleted("s1").ShouldBeFalse("the same is told as it ended");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_brought_back_here_is_there_though_its_deletion_is_told_again(bool isAnswered)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Get, Session("Old", "09:00"));
        EarlierWrites[] deleted = [new("s1", lab.Clock.GetUtcNow()) { IsDeleted = true }];
        lab.Client.Sessions.Learn(7, deleted);
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Sessions.GetAsync(7, "s1"));
        lab.Clock.Advance(TimeSpan.FromSeconds(5));
        lab.Server.On(Restore, isAnswered ? Reply.Json("{}") : Reply.Status(500));
        if (isAnswered)
            await lab.Client.Sessions.RestoreAsync(7, "s1");
        else
            await Should.ThrowAsync<SessionboardException>(() => lab.Client.Sessions.RestoreAsync(7, "s1"));

        lab.Client.Sessions.Learn(7, deleted);

        (await lab.Client.Sessions.GetAsync(7, "s1")).Title.ShouldBe("Old");
        lab.Client.Sessions.OwnWrites(7)!.HasDeleted("s1").ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_long_ago_does_not_count_however_much_is_written_since()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Get, Session("Old", "09:00"));
        lab.Server.On(Put, Session("New", "10:00"));
        lab.Server.On("DELETE /v1/event/7/sessions/s2", "{}");
        var sessions = lab.Client.Sessions;
        var at = DateTimeOffset.Parse("2026-12-01T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        sessions.Learn(7,
        [
            new("gone", lab.Clock.GetUtcNow()) { IsDeleted = true },
            new("changed", lab.Clock.GetUtcNow()) { Updates = [new(at, at.AddHours(-1), session => session with { Title = "New" })] },
        ]);
        await sessions.UpdateAsync(7, "s1", Renamed, ReadAt);
        await sessions.DeleteAsync(7, "s2");
        lab.Clock.Advance(TimeSpan.FromMinutes(3));
        var changed = new Session { Id = "changed", Title = "Old", UpdatedAt = at.AddHours(-1) };
        sessions.Learn(7, [new("another", lab.Clock.GetUtcNow()) { IsDeleted = true }]);
        sessions.OwnWrites(7)!.ShouldSatisfyAllConditions(
            own => own.HasDeleted("gone").ShouldBeTrue(),
            own => own.HasDeleted("s2").ShouldBeTrue(),
            own => own.Later(changed).Title.ShouldBe("New"),
            own => own.Sessions.Single().Title.ShouldBe("New"));

        lab.Clock.Advance(TimeSpan.FromMinutes(1));

        sessions.OwnWrites(7)!.ShouldSatisfyAllConditions(
            own => own.HasDeleted("another").ShouldBeTrue(),
            own => own.HasDeleted("gone").ShouldBeFalse(),
            own => own.HasDeleted("s2").ShouldBeFalse(),
            own => own.Later(changed).ShouldBeSameAs(changed),
            own => own.Sessions.ShouldBeEmpty(),
            own => own.ShouldBeSameAs(sessions.OwnWrites(7), "what is made of it is not made again"));
        lab.Clock.Advance(TimeSpan.FromMinutes(3));
        sessions.OwnWrites(7).ShouldBeNull();
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
