using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Tools;

public sealed class AgendaDraftToolsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int Event = SeededEvents.DevCon;
    private const string Name = "After the programme meeting";

    private static readonly Event Seeded = SharedSeed.Organization.Events.First(candidate => candidate.Id == Event);
    private static readonly AgendaDraft Draft = Seeded.Drafts.Single();
    private static readonly Guid Second = Guid.Parse("22222222-2222-8222-8222-222222222222");
    private static readonly Guid Third = Guid.Parse("33333333-3333-8333-8333-333333333333");

    [Fact]
    public async Task Drafts_are_listed_with_their_state()
    {
        var assistant = await sandbox.AssistantAsync();

        var open = await assistant.AskAsync("list_agenda_drafts", new { event_id = Event });
        var past = await assistant.AskAsync("list_agenda_drafts", new { event_id = SeededEvents.PublishingForum });

        open.Rows().ShouldHaveSingleItem().Take(3).Select(cell => cell.GetString()).ShouldBe([Draft.Id.ToString(), Name, "draft"]);
        past.Rows().ShouldHaveSingleItem()[2].GetString().ShouldBe("committed");
    }

    [Fact]
    public async Task What_the_list_of_drafts_says_is_never_older_than_a_minute()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var host = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000, TimeProvider = clock, Organization = With("Third") });
        await using var assistant = await Assistant.ConnectAsync(host.BaseAddress, configure: services => services.AddSingleton<TimeProvider>(clock));
        (await NoticeAsync(Second)).ShouldContain("\"Second\"");
        clock.Advance(TimeSpan.FromSeconds(50));
        (await NoticeAsync(Third)).ShouldContain("\"Third\"");
        host.Replace(With("Third, renamed"));

        clock.Advance(TimeSpan.FromSeconds(20));

        (await NoticeAsync(Third)).ShouldContain("\"Third, renamed\"");

        async Task<string> NoticeAsync(Guid draft) =>
            (await assistant.AskAsync("get_agenda_draft", new { event_id = Event, draft_id = draft })).Notice()!;
    }

    [Fact]
    public async Task An_event_without_drafts_says_so()
    {
        var assistant = await sandbox.AssistantAsync();

        (await assistant.AskAsync("list_agenda_drafts", new { event_id = SeededEvents.HealthDay })).GetProperty("total").GetInt32().ShouldBe(0);
        (await assistant.AskInVainAsync("get_agenda_draft", new { event_id = SeededEvents.HealthDay, draft_id = "x" }))
            .ShouldBe("Argument `draft_id`: the event has no agenda draft yet. create_agenda_draft makes one, which begins as the live agenda.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_changes_are_those_that_were_planned(bool understood)
    {
        var wire = new Wire { Break = request => !understood && request.RequestUri!.AbsolutePath.EndsWith("/changes", StringComparison.Ordinal) ? Json("""{"what":1}""") : null };
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay);

        var rows = await RowsAsync(assistant, Name);

        rows.Where(row => row[0].GetString() == "change").Select(row => $"{row[1]} {row[2]}")
            .ShouldBe(Planned(), ignoreOrder: true);
        var moved = rows.First(row => row[1].ToString() == "moved");
        moved[3].GetString().ShouldBe(Seeded.Sessions.Single(session => Friendly(session) == moved[2].GetString()).Title);
        moved[4].GetString()!.ShouldEndWith("-06:00", customMessage: "in the event's own zone");
        moved[7].GetString()!.ShouldStartWith("now 2027-");
        rows.Count(row => row[0].GetString() == "placement").ShouldBe(Draft.Placements.Count);
    }

    [Fact]
    public async Task The_conflicts_are_those_that_an_independent_count_finds()
    {
        var assistant = await sandbox.AssistantAsync();

        var rows = await RowsAsync(assistant, Draft.Id.ToString());
        var conflicts = rows.Where(row => row[0].GetString() == "conflict").ToList();

        conflicts.Where(row => row[1].GetString() == "room_used_twice").Select(row => row[2].GetString()!.Split(", ").Order(StringComparer.Ordinal))
            .Select(pair => string.Join(' ', pair))
            .ShouldBe(Overlaps((one, other) => one.Room is not null && one.Room == other.Room), ignoreOrder: true);
        conflicts.Where(row => row[1].GetString() == "person_in_two_places").Select(row => string.Join(' ', row[2].GetString()!.Split(", ").Order(StringComparer.Ordinal))).Distinct()
            .ShouldBe(Overlaps((one, other) => People(one).Intersect(People(other)).Any()), ignoreOrder: true);
        conflicts.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_notice_counts_changes_and_conflicts()
    {
        var assistant = await sandbox.AssistantAsync();

        var answer = await assistant.AskAsync("get_agenda_draft", new { event_id = Event, draft_id = Name.ToUpperInvariant() });
        var past = await assistant.AskAsync("get_agenda_draft", new { event_id = SeededEvents.PublishingForum, draft_id = "Final agenda" });

        answer.Notice()!.ShouldMatch($"\"{Name}\" \\(draft\\): {Draft.Placements.Count} placements, 1 added, 3 moved, 1 removed; committing it would create [1-9]\\d* conflicts and resolve \\d+\\.");
        past.Notice()!.ShouldContain("0 added, 0 moved, 0 removed; committing it would create 0 conflicts and resolve 0.");
    }

    [Fact]
    public async Task Its_pages_cost_the_reads_once()
    {
        var wire = new Wire();
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay);

        await RowsAsync(assistant, Name);

        (wire.Seen("/agenda-drafts"), wire.Seen("/changes")).ShouldBe((1, 1));
    }

    private static async Task<List<JsonElement[]>> RowsAsync(Assistant assistant, string draft)
    {
        var rows = new List<JsonElement[]>();
        for (int? page = 1; page is not null;)
        {
            var answer = await assistant.AskAsync("get_agenda_draft", new { event_id = Event, draft_id = draft, page });
            rows.AddRange(answer.Rows());
            page = answer.TryGetProperty("nextPage", out var next) ? next.GetInt32() : null;
        }

        return rows;
    }

    private static IEnumerable<string> Planned()
    {
        var placed = Draft.Placements.ToDictionary(placement => placement.SessionId);
        foreach (var session in Seeded.Sessions.Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null, IsAbstract: false }))
        {
            var has = session is { StartsAt: not null, EndsAt: not null, Room: not null };
            var gets = placed.GetValueOrDefault(session.Id);
            if (has && gets is null)
                yield return $"removed {Friendly(session)}";
            else if (!has && gets is not null)
                yield return $"added {Friendly(session)}";
            else if (gets is not null && (session.StartsAt, session.EndsAt, session.Room?.Id) != (gets.StartsAt, gets.EndsAt, gets.RoomId))
                yield return $"moved {Friendly(session)}";
        }
    }

    // Pairs that overlapped before in the same way are no new conflict.
    private static IEnumerable<string> Overlaps(Func<Place, Place, bool> clash)
    {
        var placed = Draft.Placements.ToDictionary(placement => placement.SessionId);
        var concerned = Seeded.Sessions
            .Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null } && (placed.ContainsKey(session.Id) || (!session.IsAbstract && session.Status.Core == CoreStatus.Accepted)))
            .ToList();
        foreach (var (index, one) in concerned.Index())
        {
            foreach (var other in concerned.Skip(index + 1))
            {
                if (Clash(After(one), After(other)) && !Clash(Before(one), Before(other)))
                    yield return string.Join(' ', new[] { Friendly(one), Friendly(other) }.Order(StringComparer.Ordinal));
            }
        }

        bool Clash(Place one, Place other) => one.Starts < one.Ends && other.Starts < other.Ends && one.Starts < other.Ends && other.Starts < one.Ends && clash(one, other);

        static Place Before(Session session) => new(session, session.StartsAt, session.EndsAt, session.Room?.Id);

        Place After(Session session) => placed.TryGetValue(session.Id, out var place)
            ? new Place(session, place.StartsAt, place.EndsAt, place.RoomId)
            : Before(session) is { Starts: not null, Ends: not null, Room: not null } ? new Place(session, null, null, null) : Before(session);
    }

    private sealed record Place(Session Session, DateTimeOffset? Starts, DateTimeOffset? Ends, Guid? Room);

    private static IEnumerable<string> People(Place place) => place.Session.Participants.Select(part => part.ContactId);

    private static string Friendly(Session session) => $"{Seeded.Prefix}-{session.Number}";

    private static HttpResponseMessage Json(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json) };

    private static Organization With(string third) => SharedSeed.Organization.Edit(Event, one => one with
    {
        Drafts = [Draft, Draft with { Id = Second, Name = "Second" }, Draft with { Id = Third, Name = third }],
    });
}
