using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Resources;

public sealed class EventResourcesTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly Organization Seed = SharedSeed.Organization;

    public static TheoryData<int> Events => [.. Seed.Events.Select(seeded => seeded.Id)];

    [Fact]
    public async Task The_overview_is_the_answer_of_the_tool()
    {
        var assistant = await sandbox.AssistantAsync();

        var read = JsonDocument.Parse(await ReadAsync(assistant, "sessionboard://events/Meridian%20DevCon%202027")).RootElement;

        var answer = await assistant.AskAsync("get_event_overview", new { event_id = SeededEvents.DevCon });
        JsonElement.DeepEquals(read.GetProperty("rows"), answer.GetProperty("rows")).ShouldBeTrue();
        assistant.Sessionboard.RateLimit(SessionboardMcp.Api.Limits.RateLimitCategory.Insights).ShouldBeNull("no insights request was spent");
    }

    [Theory]
    [MemberData(nameof(Events))]
    public async Task The_agenda_counts_every_accepted_session_on_its_day(int eventId)
    {
        var assistant = await sandbox.AssistantAsync();
        var seeded = Seed.Events.Single(candidate => candidate.Id == eventId);
        var live = seeded.Sessions.Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null, IsAbstract: false, Status.Core: CoreStatus.Accepted }).ToList();

        var text = await ReadAsync(assistant, $"sessionboard://events/{eventId}/agenda");

        text.Length.ShouldBeLessThanOrEqualTo(AnswerLimits.MaxCharacters);
        Headings(text).ShouldBe(live
            .Where(session => session.StartsAt is not null)
            .GroupBy(session => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(session.StartsAt!.Value, seeded.TimeZone).Date)
            .OrderBy(day => day.Key)
            .Select(day => string.Create(CultureInfo.InvariantCulture, $"## {day.Key:yyyy-MM-dd dddd}: {day.Count()} {(day.Count() == 1 ? "session" : "sessions")}")));
        var open = live.Count(session => session.StartsAt is null);
        text.Contains("Without a time", StringComparison.Ordinal).ShouldBe(open > 0);
        if (open > 0)
            text.ShouldContain($"Without a time: {open}; check_programme names them.");
    }

    [Fact]
    public async Task A_session_is_one_line_in_the_events_time()
    {
        var assistant = await sandbox.AssistantAsync();
        var seeded = Seed.Events.Single(candidate => candidate.Id == SeededEvents.HealthDay);
        var session = seeded.Sessions.First(one => one is { DeletedAt: null, ParentId: null, ComposedInto: null, IsAbstract: false, Status.Core: CoreStatus.Accepted, StartsAt: not null, EndsAt: not null, Room: not null, Participants.Count: > 0 });
        var (from, to) = (At(session.StartsAt!.Value, seeded.TimeZone), At(session.EndsAt!.Value, seeded.TimeZone));

        var text = await ReadAsync(assistant, $"sessionboard://events/{seeded.Id}/agenda");

        var line = text.Split('\n').Single(candidate => candidate.Contains($"{seeded.Prefix}-{session.Number} ", StringComparison.Ordinal));
        line.ShouldStartWith($"- {from}-{to} {session.Room!.Name} | {seeded.Prefix}-{session.Number} {session.Title}");
        line.ShouldContain(seeded.Contacts.Single(contact => contact.Id == session.Participants[0].ContactId).FullName);
    }

    [Fact]
    public async Task What_does_not_fit_is_counted_and_no_title_poses_as_another_session()
    {
        var seeded = Seed.Events.Single(candidate => candidate.Id == SeededEvents.DevCon);
        var model = seeded.Sessions.First(one => one is { DeletedAt: null, ParentId: null, ComposedInto: null, IsAbstract: false, Status.Core: CoreStatus.Accepted, StartsAt: not null });
        var many = Enumerable.Range(1, 700).Select(number => model with
        {
            Id = new Guid(number, 0, 0, new byte[8]),
            Number = number,
            Title = $"Number {number}\n- 09:00-10:00 Hall | X\n{new string('x', 100)}",
            Participants = [],
        });
        await using var own = await SandboxHost.StartAsync(new SandboxOptions { Organization = Seed.Edit(seeded.Id, one => one with { Sessions = [.. many] }) });
        await using var assistant = await Assistant.ConnectAsync(own.BaseAddress);

        var text = await ReadAsync(assistant, $"sessionboard://events/{seeded.Id}/agenda");

        text.Length.ShouldBeInRange(AnswerLimits.MaxCharacters / 2, AnswerLimits.MaxCharacters);
        var lines = text.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToList();
        lines[^1].ShouldBe($"- and {700 - (lines.Count - 1)} more; search_sessions lists them.");
        lines[..^1].ShouldAllBe(line => line.Contains("Number ", StringComparison.Ordinal));
        text.ShouldContain("There are too many sessions to name their people here");
    }

    [Fact]
    public async Task The_agenda_says_how_old_it_is()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: services => services.AddSingleton<TimeProvider>(clock));

        (await ReadAsync(assistant, "sessionboard://events/3960/agenda")).ShouldContain("as of 2026-11-24T09:00:00Z, from sandbox (invented data)");
    }

    [Theory]
    [InlineData("sessionboard://events/3960", "read:insights read:events read:sessions read:contacts")]
    [InlineData("sessionboard://events/3960/agenda", "read:insights read:events read:sessions")]
    public void A_resource_asks_for_the_scopes_of_what_it_holds(string uri, string scopes) =>
        string.Join(' ', RequiredScopes.OfResource(uri)).ShouldBe(scopes);

    private static string At(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.ConvertTimeBySystemTimeZoneId(instant, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Headings(string text) => text.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal));

    private static async Task<string> ReadAsync(Assistant assistant, string uri) =>
        (await assistant.Client.ReadResourceAsync(uri)).Contents.ShouldHaveSingleItem().ShouldBeOfType<TextResourceContents>().Text;
}
