using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Index;

/// <summary>An index that is kept and freshened while organizers work.</summary>
public sealed class IndexFresheningTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly Organization Seed = FewerRecords.Organization;
    private static readonly Event DevCon = Seed.Events.Single(seeded => seeded.Id == SeededEvents.DevCon);
    private static readonly List<Session> Searched = [.. DevCon.Sessions.Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null })];
    private static readonly int Pages = (Searched.Count + 99) / 100;

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly Wire _wire = new();
    private SandboxHost? _sandbox;
    private Assistant? _assistant;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Organization = Seed, TimeProvider = _clock, Limit = 10_000 });
        _assistant = await Assistant.ConnectAsync(_sandbox.BaseAddress, configure: services =>
        {
            services.AddSingleton<TimeProvider>(_clock);
            _wire.Lay(services);
        });
    }

    public async Task DisposeAsync()
    {
        await _assistant!.DisposeAsync();
        await _sandbox!.DisposeAsync();
    }

    [Fact]
    public async Task A_credential_pays_one_building_and_later_only_freshening()
    {
        await SearchAsync();
        _wire.Seen("/sessions").ShouldBe(Pages);

        for (var time = 1; time <= 9; time++)
        {
            Later();
            var answer = await SearchAsync();

            // What changed since, and how many there are.
            _wire.Seen("/sessions").ShouldBe(Pages + (2 * time));
            _wire.Seen("/sessions/status").ShouldBe(2 * time);
            answer.Receipt().GetProperty("asOf").GetDateTimeOffset().ShouldBe(_clock.GetUtcNow());
            Caveats(answer).ShouldBe("What sessions tell of their rooms, tracks and people is as of 2026-11-24T09:00:00Z.");
        }

        Later();
        var anew = await SearchAsync();
        _wire.Seen("/sessions").ShouldBe((2 * Pages) + 18, "after half an hour it is read whole");
        Caveats(anew).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_created_updated_and_deleted_is_seen_without_reading_all()
    {
        var (updated, deleted) = (Searched[10], Searched[20]);
        await SearchAsync();

        var at = Later();
        _sandbox!.Replace(Seed
            .AddSession(DevCon.Id, Searched[0] with { Id = Guid.Parse("00000000-0000-4000-8000-000000000001"), Number = 9_001, Title = "Zyx brand new", CreatedAt = at, UpdatedAt = at })
            .EditSession(DevCon.Id, updated.Id, session => session with { Title = "Zyx renamed", UpdatedAt = at })
            .EditSession(DevCon.Id, deleted.Id, session => session with { DeletedAt = at }));
        var found = await SearchAsync("Zyx");
        var all = await SearchAsync();

        found.Rows().Select(row => row[2].GetString()).ShouldBe(["Zyx brand new", "Zyx renamed"], ignoreOrder: true);
        all.GetProperty("total").GetInt32().ShouldBe(Searched.Count);
        (await _assistant!.AskInVainAsync("get_session", new { event_id = DevCon.Id, session_id = deleted.Id.ToString() })).ShouldContain("no session has the id or name");
        _wire.Seen("/sessions").ShouldBe(Pages + 2);
    }

    [Fact]
    public async Task What_vanished_without_a_trace_is_seen_by_the_count()
    {
        await SearchAsync();
        var merged = Searched[10];

        Later();
        _sandbox!.Replace(Seed.Edit(DevCon.Id, one => one with { Sessions = [.. one.Sessions.Where(session => session.Id != merged.Id && session.ParentId != merged.Id)] }));
        var answer = await SearchAsync();

        answer.GetProperty("total").GetInt32().ShouldBe(Searched.Count - 1);
        Caveats(answer).ShouldBeEmpty("it was read whole");
    }

    [Fact]
    public async Task A_renamed_track_does_not_become_two()
    {
        await SearchAsync();
        var track = DevCon.Tracks[0];
        var one = Searched.First(session => session.Track?.Id == track.Id);

        var at = Later();
        var renamed = track with { Name = "Zyx track" };
        _sandbox!.Replace(Seed.Edit(DevCon.Id, changed => changed with
        {
            Tracks = [.. changed.Tracks.Select(setting => setting.Id == track.Id ? renamed : setting)],
            Sessions = [.. changed.Sessions.Select(session => session.Id == one.Id ? session with { UpdatedAt = at } : session)],
        }));
        var answer = await _assistant!.AskAsync("get_event_overview", new { event_id = DevCon.Id });

        answer.Rows().Select(row => row[1].GetString()).ShouldNotContain(track.Name);
        answer.Rows().Single(row => row[0].GetString() == "sessions by track" && row[1].GetString() == "Zyx track")[2].GetInt32()
            .ShouldBe(Searched.Count(session => !session.IsAbstract && session.Track?.Id == track.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sub_session_that_changed_is_seen_although_its_parent_did_not(bool isDeleted)
    {
        var part = DevCon.Sessions.First(session => session is { ParentId: not null, DeletedAt: null } && Searched.Exists(parent => parent.Id == session.ParentId));
        await SearchAsync();

        var at = Later();
        _sandbox!.Replace(Seed.EditSession(DevCon.Id, part.Id, session => isDeleted ? session with { DeletedAt = at } : session with { Title = "Zyx part", UpdatedAt = at }));
        var parent = await _assistant!.AskAsync("get_session", new { event_id = DevCon.Id, session_id = part.ParentId!.Value.ToString() });

        parent.GetRawText().Contains("Zyx part", StringComparison.Ordinal).ShouldBe(!isDeleted);
        parent.GetRawText().Contains(JsonEncodedText.Encode(part.Title).ToString(), StringComparison.Ordinal).ShouldBeFalse();

        Later();
        var read = _wire.Seen("/sessions");
        await SearchAsync();
        _wire.Seen("/sessions").ShouldBe(read + 2, "once read, it is no reason to read all again");
    }

    [Fact]
    public async Task People_are_freshened_and_who_speaks_is_read_anew()
    {
        var contacts = (DevCon.Contacts.Count + 99) / 100;
        await PeopleAsync();
        var silent = DevCon.Contacts.First(contact => !DevCon.Sessions.Any(session => session.Participants.Any(part => part.ContactId == contact.Id)));
        var session = Searched.First(one => one.Participants.Count > 0);

        var at = Later();
        _sandbox!.Replace(Seed
            .EditContact(DevCon.Id, DevCon.Contacts[7].Id, contact => contact with { LastName = "Zyxwv", UpdatedAt = at })
            .EditSession(DevCon.Id, session.Id, one => one with
            {
                Participants = [.. one.Participants, one.Participants[0] with { Id = Guid.Parse("00000000-0000-4000-8000-000000000002"), ContactId = silent.Id, RoleId = DevCon.Roles.First(role => role.Core == CoreRole.Speaker).Id }],
                UpdatedAt = at,
            }));
        var renamed = await PeopleAsync("Zyxwv");
        var speaks = await _assistant!.AskAsync("search_people", new { event_id = DevCon.Id, role = "speaker", text = silent.FullName });

        renamed.GetProperty("total").GetInt32().ShouldBe(1);
        speaks.Rows().ShouldContain(row => row[0].GetString() == silent.Id);
        _wire.Seen("/contacts").ShouldBe(contacts + 2);
    }

    [Fact]
    public async Task A_deleted_contact_of_which_nothing_tells_is_seen_by_the_count()
    {
        await PeopleAsync();
        var gone = DevCon.Contacts.First(contact => !DevCon.Sessions.Any(session => session.SubmitterId == contact.Id || session.Participants.Any(part => part.ContactId == contact.Id)));

        Later();
        _sandbox!.Replace(Seed.Edit(DevCon.Id, one => one with { Contacts = [.. one.Contacts.Where(contact => contact.Id != gone.Id)] }));

        (await PeopleAsync()).GetProperty("total").GetInt32().ShouldBe(DevCon.Contacts.Count - 1);
    }

    [Fact]
    public async Task A_limit_while_freshening_is_an_error_and_what_is_kept_is_freshened_later()
    {
        await SearchAsync();
        Later();
        _wire.Break = request => request.RequestUri!.AbsolutePath.EndsWith("/sessions/status", StringComparison.Ordinal) ? Wire.Limited() : null;

        (await _assistant!.AskInVainAsync("search_sessions", new { event_id = DevCon.Id })).ShouldContain("used up until");

        _wire.Break = _ => null;
        (await SearchAsync()).GetProperty("total").GetInt32().ShouldBe(Searched.Count);
        _wire.Seen("/sessions").ShouldBeLessThanOrEqualTo(Pages + 4);
    }

    private DateTimeOffset Later()
    {
        _clock.Advance(TimeSpan.FromSeconds(181));
        return _clock.GetUtcNow();
    }

    private Task<JsonElement> SearchAsync(string? text = null) => _assistant!.AskAsync("search_sessions", new { event_id = DevCon.Id, text });

    private Task<JsonElement> PeopleAsync(string? text = null) => _assistant!.AskAsync("search_people", new { event_id = DevCon.Id, text });

    // What is said of freshness: that of drafts is said always.
    private static string Caveats(JsonElement answer) => answer.Receipt().TryGetProperty("caveats", out var caveats)
        ? string.Join(' ', caveats.EnumerateArray().Select(caveat => caveat.GetString()!).Where(caveat => !caveat.StartsWith("Drafts ", StringComparison.Ordinal)))
        : "";
}
