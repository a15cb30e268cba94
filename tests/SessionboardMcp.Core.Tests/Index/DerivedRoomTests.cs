using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Index;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Index;

/// <summary>What calls make of an index is kept with it, and takes room as it does: the bound holds for all of it, over all credentials.</summary>
public sealed class DerivedRoomTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int EventId = SeededEvents.DevCon;

    private static readonly (string Tool, object Arguments)[] Calls =
    [
        ("search_sessions", new { event_id = EventId, text = "a" }),
        .. Enumerable.Range(1, 12).Select(page => ("search_sessions", (object)new { event_id = EventId, page })),
        ("search_sessions", new { event_id = EventId, kind = "sub-session", text = "a" }),
        ("search_sessions", new { event_id = EventId, speaker = "none", day = "Friday", track = "none" }),
        .. Enumerable.Range(1, 12).Select(page => ("search_people", (object)new { event_id = EventId, page })),
        ("search_people", new { event_id = EventId, text = "a" }),
        ("search_sponsors_exhibitors", new { event_id = EventId, kind = "sponsors", text = "a" }),
        ("get_event_overview", new { event_id = EventId }),
        ("check_programme", new { event_id = EventId }),
        ("list_event_settings", new { event_id = EventId, kind = "fields" }),
        ("search", new { query = "data" }),
    ];

    [Fact]
    public async Task What_calls_make_of_an_index_is_weighed_with_it()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);
        foreach (var (tool, arguments) in Calls)
            await assistant.TryAsync(tool, arguments);

        var (weighed, taken) = (assistant.Room().Taken, Taken(assistant.Room()));

        (weighed / (double)taken).ShouldBeInRange(0.9, 1.4, $"{weighed} weighed, {taken} taken");
    }

    [Fact]
    public async Task The_bound_holds_over_all_credentials_and_what_made_room_is_read_again_and_says_so()
    {
        const long Room = 24L << 20;
        var wire = new Wire();
        await using var assistant = await Assistant.ConnectAsync(
            sandbox.Address, configure: wire.Lay, settings: new Dictionary<string, string?> { ["Index:MaxBytes"] = $"{Room}" });
        string[] credentials = ["sandbox-full", "sandbox-read", "sandbox-no-pii-mask"];
        object[] used = [];
        foreach (var credential in credentials)
        {
            (await UseAsync(credential)).ShouldBeFalse($"{credential} reads it for the first time");
            assistant.Room().Taken.ShouldBeInRange(1, Room);
            // To look at a value is to use it: in the order in which they were used, so that the first one is the first that makes room.
            var kept = Cache(assistant.Room());
            used = [.. used.Intersect(kept.Keys), .. kept.Keys.Except(used)];
            TakenBytes.Of([.. used.Select(kept.Get).OfType<object>()]).ShouldBeLessThan((long)(Room * 1.1));
        }

        var read = wire.Seen("/sessions");
        read.ShouldBe(16 * credentials.Length, "each reads it whole, and once");
        (await UseAsync(credentials[^1])).ShouldBeFalse("it was used last, and has room");
        wire.Seen("/sessions").ShouldBe(read);

        var all = wire.All;
        (await UseAsync(credentials[0])).ShouldBeTrue("the others needed its room");
        wire.All.ShouldBeGreaterThan(all + 5);

        async Task<bool> UseAsync(string credential)
        {
            var call = assistant.Call() with { Client = assistant.As(credential) };
            var asked = AskedEvent.Of(call, (await call.Client.Events.ListAsync()).Value.Single(known => known.Id == EventId));
            var (sessions, people) = (await asked.Index.SessionsAsync(default), await asked.Index.PeopleAsync(default));
            var check = ProgrammeCheck.Of(sessions, people, asked.Clock);
            foreach (var masks in new[] { true, false })
            {
                Searchable<IndexedSession>.Of(sessions.Made, sessions.Items, SearchForms.Sessions, masks);
                Searchable<IndexedPerson>.Of(people.Made, people.Items, SearchForms.People, masks);
            }

            PersonSessions.Of(sessions);
            IndexChoices.Sessions(sessions);
            IndexChoices.People(people);
            var rows = KeptRows<Problem>.Of(sessions.Made, asked, "check_programme", check);
            foreach (var problem in check.Problems)
                rows.Row(asked.Cells, problem, (cells, one) => [cells.Text(one.Kind), cells.Text(one.Detail), .. one.Sessions.Select(session => cells.Plain(session.Title))]);
            return asked.Index.HadNoRoom;
        }
    }

    [Fact]
    public async Task Half_an_hour_of_calls_reads_an_event_whole_once_for_each_credential()
    {
        var (wire, clock) = (new Wire(), new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)));
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            wire.Lay(services);
        });
        EventIndex[] indexes = [.. new[] { "sandbox-full", "sandbox-read" }.Select(token => new EventIndex(assistant.As(token), EventId, clock))];
        foreach (var index in indexes)
            await index.SessionsAsync(default);
        wire.Seen("/sessions").ShouldBe(2 * 16);

        var freshened = 0;
        for (var minutes = 5; minutes < 30; minutes += 5)
        {
            clock.Advance(TimeSpan.FromMinutes(5));
            foreach (var index in indexes)
            {
                var part = await index.SessionsAsync(default);
                part.WholeAt.ShouldBe(clock.GetUtcNow() - TimeSpan.FromMinutes(minutes));
                part.HadNoRoom.ShouldBeFalse();
                freshened++;
            }
        }

        // Of each freshening what changed, and how many there are.
        wire.Seen("/sessions").ShouldBe((2 * 16) + (2 * freshened));
    }

    private static MemoryCache Cache(Memory kept) => (MemoryCache)kept.Cache;

    private static long Taken(Memory kept) => TakenBytes.Of([.. Cache(kept).Keys.Select(Cache(kept).Get).OfType<object>()]);
}
