using System.Text.Json;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Sharing;

/// <summary>Which reads two processes share, how old they are then, and what a write does to them.</summary>
public sealed class SharedReadsTests : IAsyncLifetime
{
    private const string Tracks = "POST /v1/event/7/tracks";
    private readonly QuickClock _clock = new();
    private readonly SharedMemory _shared;
    private Lab _one = null!;
    private Lab _two = null!;

    public SharedReadsTests() => _shared = new SharedMemory(_clock);

    public async Task InitializeAsync()
    {
        _one = await Lab.OpenAsync(shared: _shared, clock: _clock);
        _two = await Lab.OpenAsync(configure: options => options.BaseUrl = _one.Server.Address.AbsoluteUri, shared: _shared, clock: _clock);
        _one.Server.On(Tracks, """{"results":[{"id":"1","name":"Main"}]}""");
        _one.Server.On("POST /v1/event/7/contacts", """{"results":[{"id":"1","email":"a@example.com"}]}""");
    }

    public async Task DisposeAsync()
    {
        await _two.DisposeAsync();
        await _one.DisposeAsync();
    }

    [Fact]
    public async Task What_is_made_of_a_shared_answer_is_given_away_no_longer_than_if_it_were_ones_own()
    {
        (await KeptAsync(Of(_one))).ShouldBe(_clock.GetUtcNow());
        var began = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromSeconds(40));

        (await KeptAsync(Of(_two))).ShouldBe(began, "it is as of when it was asked for");
        Requests.ShouldBe(1);
        _clock.Advance(TimeSpan.FromSeconds(21));
        (await KeptAsync(Of(_two))).ShouldBe(_clock.GetUtcNow(), "a minute after it was asked for it is read anew");
        Requests.ShouldBe(2);
        (await KeptAsync(Of(_two, "another"))).ShouldBe(_clock.GetUtcNow());
        Requests.ShouldBe(3, "nobody else gets it");
    }

    [Fact]
    public async Task Only_what_is_made_to_be_kept_is_shared_and_nothing_is_taken_twice_for_it()
    {
        await Of(_one).Settings.ListAsync(7, SettingKind.Tracks);
        await Of(_two).Settings.ListAsync(7, SettingKind.Tracks);
        (Requests, _shared.Asked).ShouldBe((2, 0), "who wants to be sure asks Sessionboard");

        await KeptAsync(Of(_one));
        await Of(_two).Keeping.KeepAsync("twice", TimeSpan.FromMinutes(1), _ => 1, async token =>
        {
            await Of(_two).Settings.ListAsync(7, SettingKind.Tracks, token);
            Requests.ShouldBe(3, "the first time from the other");
            await Of(_two).Settings.ListAsync(7, SettingKind.Tracks, token);
            return "made";
        });
        Requests.ShouldBe(4, "the second time it wants to know better");
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task What_tells_of_people_is_shared_only_by_leave(bool isAllowed, int requests)
    {
        var shared = new SharedMemory(_clock) { HoldsPersonalData = isAllowed };
        await using var one = await Lab.OpenAsync(configure: options => options.BaseUrl = _one.Server.Address.AbsoluteUri, shared: shared, clock: _clock);
        await using var two = await Lab.OpenAsync(configure: options => options.BaseUrl = _one.Server.Address.AbsoluteUri, shared: shared, clock: _clock);

        foreach (var lab in (Lab[])[one, two])
            await Of(lab).Keeping.KeepAsync("people", TimeSpan.FromMinutes(1), _ => 1, token => Of(lab).Contacts.SearchAsync(7, new(), 1, 100, token));

        Requests.ShouldBe(requests);
    }

    [Fact]
    public async Task After_a_write_nothing_from_before_it_is_shared_and_the_other_knows_it_once_it_asks()
    {
        _one.Server.On("POST /v1/event/7/tracks/create", """{"id":"2","name":"New"}""");
        _one.Server.On("PUT /v1/event/7/sessions/s1", """{"id":"s1","title":"As it is now","updated_at":"2026-11-24T09:00:00Z","tags":[{"id":"t1","name":"x"}],"speakers":[{"id":"p","full_name":"Ada"}],"custom_fields":[{"id":"c","name":"a","value":"1"}]}""");
        _one.Server.On("GET /v1/event/7/sessions/s1", """{"id":"s1","title":"As it was","updated_at":"2026-11-24T08:00:00Z"}""");
        await KeptAsync(Of(_one));
        var before = Of(_two).Settings.Version(7);

        await Of(_one).Settings.CreateAsync(7, SettingKind.Tracks, new Dictionary<string, JsonElement> { ["name"] = JsonSerializer.SerializeToElement("New") });
        var written = await Of(_one).Sessions.UpdateAsync(7, "s1", new Dictionary<string, JsonElement> { ["title"] = JsonSerializer.SerializeToElement("As it is now") }, null);
        await Of(_two).HearAsync();

        Of(_two).Settings.Version(7).ShouldNotBe(before);
        var seen = await Of(_two).Sessions.GetAsync(7, "s1");
        JsonSerializer.Serialize(seen, SessionJson.Default.Session).ShouldBe(JsonSerializer.Serialize(written, SessionJson.Default.Session), "whole, as it was answered");
        await KeptAsync(Of(_two));
        Requests.ShouldBe(2, "what the first had read was from before");
        await Of(_two, "another").HearAsync();
        Of(_two, "another").Settings.Version(7).ShouldBe("0");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Which_setting_was_changed_or_deleted_and_that_a_person_was_the_other_knows_too(bool isAllowed)
    {
        _shared.HoldsPersonalData = isAllowed;
        _one.Server.On("PUT /v1/event/7/rooms/r1", """{"id":"r1","name":"Red"}""");
        _one.Server.On("PUT /v1/event/7/rooms/R1", """{"id":"r1","name":"Red"}""");
        _one.Server.On("DELETE /v1/event/7/tracks/t1", "");
        _one.Server.On("DELETE /v1/event/7/tags/x1", Reply.Status(404));
        _one.Server.On("PUT /v1/event/7/contacts/c1", """{"id":"c1"}""");
        Dictionary<string, JsonElement> named = new() { ["name"] = JsonSerializer.SerializeToElement("Red") };

        await Of(_one).Settings.UpdateAsync(7, SettingKind.Rooms, "r1", named);
        await Of(_one).Settings.UpdateAsync(7, SettingKind.Rooms, " R1", named);
        await Of(_one).Settings.DeleteAsync(7, SettingKind.Tracks, "t1");
        await Should.ThrowAsync<NotFoundException>(() => Of(_one).Settings.DeleteAsync(7, SettingKind.Tags, "x1"));
        await Of(_one).Contacts.UpdateAsync(7, "c1", named, null);
        await Of(_two).HearAsync();

        var now = _clock.GetUtcNow();
        foreach (var lab in (Lab[])[_one, _two])
        {
            Of(lab).Settings.OwnWrites(7).ShouldBe(
            [
                new(SettingKind.Rooms, "R1", now) { IsDone = true },
                new(SettingKind.Tracks, "t1", now) { IsDeletion = true, IsDone = true },
                new(SettingKind.Tags, "x1", now) { IsDeletion = true },
            ]);
            Of(lab).Contacts.ChangedAt(7).ShouldBe(now);
            (Of(lab).Settings.OwnWrites(8).Count, Of(lab).Contacts.ChangedAt(8)).ShouldBe((0, null));
        }
    }

    [Fact]
    public async Task Who_could_not_tell_of_a_write_takes_nothing_from_others_for_a_minute()
    {
        _one.Server.On("POST /v1/event/7/tracks/create", """{"id":"2","name":"New"}""");
        await KeptAsync(Of(_two));
        _shared.IsAway = true;
        await Of(_one).Settings.CreateAsync(7, SettingKind.Tracks, new Dictionary<string, JsonElement> { ["name"] = JsonSerializer.SerializeToElement("New") });
        _shared.IsAway = false;
        await Of(_one).HearAsync();

        var began = _clock.GetUtcNow();
        (await KeptAsync(Of(_one))).ShouldBe(began);
        Requests.ShouldBe(2);
    }

    private int Requests => _one.Server.Seen.Count(request => request.Target.StartsWith("/v1/event/7/tracks?", StringComparison.Ordinal) || request.Target.StartsWith("/v1/event/7/contacts", StringComparison.Ordinal));

    private ISessionboardClient Of(Lab lab, string grant = "grant") => lab.Factory.Create(new BearerCredential(new GivenTokens(_ => "token"), grant), _one.Server.Address);

    // As of when something kept is.
    private async Task<DateTimeOffset> KeptAsync(ISessionboardClient client) => ((AsOfSomething)await client.Keeping.KeepAsync<object>("tracks", TimeSpan.FromMinutes(3), _ => 1, async token =>
    {
        var began = _clock.GetUtcNow();
        await client.Settings.ListAsync(7, SettingKind.Tracks, token);
        return new AsOfSomething(client.Keeping.AsOf(began));
    })).At;

    private sealed record AsOfSomething(DateTimeOffset At);
}
