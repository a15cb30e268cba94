using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Settings;

public sealed class SettingWriteTests
{
    private static readonly Dictionary<string, JsonElement> Named = new() { ["name"] = JsonElement.Parse("\"AI\"") };

    [Theory]
    [InlineData(SettingKind.Tracks, "tracks", typeof(Track))]
    [InlineData(SettingKind.Rooms, "rooms", typeof(Room))]
    [InlineData(SettingKind.Tags, "tags", typeof(Tag))]
    [InlineData(SettingKind.Formats, "formats", typeof(SessionFormat))]
    [InlineData(SettingKind.Levels, "levels", typeof(Level))]
    [InlineData(SettingKind.Languages, "languages", typeof(Language))]
    public async Task A_setting_is_made_changed_and_deleted_by_its_kind(SettingKind kind, string path, Type type)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On($"POST /v1/event/7/{path}/create", """{"id":"x1","name":"AI"}""");
        lab.Server.On($"PUT /v1/event/7/{path}/x1", """{"data":{"id":"x1","name":"AI"}}""");
        lab.Server.On($"DELETE /v1/event/7/{path}/x1", "");

        var made = await lab.Client.Settings.CreateAsync(7, kind, Named);
        var changed = await lab.Client.Settings.UpdateAsync(7, kind, "x1", Named);
        await lab.Client.Settings.DeleteAsync(7, kind, "x1");

        made.ShouldBeOfType(type);
        (made.Id, changed.Name).ShouldBe(("x1", "AI"));
        lab.Server.Seen.Select(request => request.Body).ShouldBe(["""{"name":"AI"}""", """{"name":"AI"}""", ""]);
    }

    [Fact]
    public async Task A_status_is_deleted_and_brought_back()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("DELETE /v1/event/7/statuses/x1", "");
        lab.Server.On("POST /v1/event/7/statuses/x1/restore", """{"id":"x1","name":"Maybe","is_custom":true}""");

        await lab.Client.Settings.DeleteAsync(7, SettingKind.Statuses, "x1");
        var back = await lab.Client.Settings.RestoreStatusAsync(7, "x1");

        back.ShouldBeOfType<SessionStatus>().Name.ShouldBe("Maybe");
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => lab.Client.Settings.CreateAsync(7, SettingKind.Statuses, Named));
    }

    [Fact]
    public async Task A_setting_that_is_refused_says_so_and_is_sent_once()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("POST /v1/event/7/tracks/create", Reply.Status(400));

        await Should.ThrowAsync<InvalidRequestException>(() => lab.Client.Settings.CreateAsync(7, SettingKind.Tracks, Named));

        lab.Server.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Each_write_makes_another_version_for_its_credential_and_event_even_without_an_answer()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("POST /v1/event/7/tracks/create", """{"id":"x1","name":"AI"}""");
        lab.Server.On("PUT /v1/event/7/tracks/x1", Reply.Hangup);
        lab.Server.On("DELETE /v1/event/7/tracks/x1", "");
        var versions = new List<string> { lab.Client.Settings.Version(7) };

        await lab.Client.Settings.CreateAsync(7, SettingKind.Tracks, Named);
        versions.Add(lab.Client.Settings.Version(7));
        await Should.ThrowAsync<SessionboardException>(() => lab.Client.Settings.UpdateAsync(7, SettingKind.Tracks, "x1", Named));
        versions.Add(lab.Client.Settings.Version(7));
        await lab.Client.Settings.DeleteAsync(7, SettingKind.Tracks, "x1");
        versions.Add(lab.Client.Settings.Version(7));

        versions.Distinct().Count().ShouldBe(4);
        lab.Client.Settings.Version(8).ShouldBe(versions[0]);
    }

    [Fact]
    public async Task An_answer_about_another_setting_is_no_success()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("PUT /v1/event/7/tracks/x1", """{"id":"x2","name":"AI"}""");

        (await Should.ThrowAsync<UpstreamUnavailableException>(() => lab.Client.Settings.UpdateAsync(7, SettingKind.Tracks, "x1", Named))).IsForeign.ShouldBeTrue();
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_no_success()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("POST /v1/event/7/tracks/create", "\"made\"");

        (await Should.ThrowAsync<UpstreamUnavailableException>(() => lab.Client.Settings.CreateAsync(7, SettingKind.Tracks, Named))).Status.ShouldBe(200);
    }
}
