using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Index;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Index;

/// <summary>What has no room is read again, and the receipt says so; what has is read once. What it takes is what it is counted for.</summary>
public sealed class IndexRoomTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Told = "Some of this was read before, but there was no room to keep it (Index:MaxBytes), so it was read again.";

    private static readonly object DevCon = new { event_id = SeededEvents.DevCon };

    [Theory]
    [InlineData("1048576", 3)]
    [InlineData(null, 1)]
    public async Task What_does_not_fit_is_read_again_and_the_receipt_says_so(string? room, int readings)
    {
        var wire = new Wire();
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay, settings: new Dictionary<string, string?> { ["Index:MaxBytes"] = room });

        HasTold(await assistant.AskAsync("search_sessions", DevCon)).ShouldBeFalse("it is read for the first time");
        HasTold(await assistant.AskAsync("search_sessions", DevCon)).ShouldBe(readings > 1);
        HasTold(await assistant.AskAsync("search_sessions", DevCon)).ShouldBe(readings > 1);

        wire.Seen("/sessions").ShouldBe(readings * 16);
    }

    [Fact]
    public async Task What_is_being_read_takes_room_page_by_page_until_it_is_kept_or_given_up()
    {
        var wire = new Wire();
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay);
        var call = assistant.Call();
        var (room, reading) = (assistant.Room(), new ConcurrentBag<long>());
        var isBroken = false;
        wire.Break = request =>
        {
            reading.Add(room.Reading);
            return isBroken && wire.Seen("/sessions") > 16 + 8 ? new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("{}") } : null;
        };

        var sessions = await new EventIndex(call.Client, SeededEvents.DevCon, call.Time).SessionsAsync(default);
        room.Reading.ShouldBe(0, "it is kept");
        reading.Max().ShouldBeInRange(sessions.RecordBytes / 2, sessions.RecordBytes, "when the last page is asked for, most are there");
        room.Taken.ShouldBeGreaterThanOrEqualTo(sessions.RecordBytes);

        isBroken = true;
        await Should.ThrowAsync<NotFoundException>(new EventIndex(assistant.As("sandbox-read"), SeededEvents.DevCon, call.Time).SessionsAsync(default));
        room.Reading.ShouldBe(0, "it was given up");
    }

    [Fact]
    public async Task What_is_being_read_a_second_time_as_its_pages_did_not_add_up_takes_room_once()
    {
        var taken = new List<int>();
        var times = 0;
        await PageCollector.AllAsync<int, string>(
            (page, size, _) => Task.FromResult(new Page<int>([.. Enumerable.Range((page - 1) * size, page == 2 && ++times == 1 ? size - 1 : size)], page, size, 200, 2, default)),
            one => one,
            (one, _) => $"{one}",
            (items, isMore) => taken.Add(isMore ? items.Count : -items.Count),
            null,
            default);

        taken.ShouldBe([100, 99, -100, -99, 100, 100]);
    }

    [Fact]
    public async Task What_records_take_is_what_they_are_counted_for()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);
        var call = assistant.Call();
        var index = new EventIndex(call.Client, SeededEvents.DevCon, call.Time);
        var (sessions, people, sponsors) = (await index.SessionsAsync(default), await index.PeopleAsync(default), await index.SponsorsAsync(default));
        var counted = sessions.Items.Sum(Sizes.Of) + people.Items.Sum(Sizes.Of) + sponsors.Items.Sum(Sizes.Of);

        var taken = TakenBytes.Of(sessions.Items, people.Items, sponsors.Items);

        (counted / (double)taken).ShouldBeInRange(0.85, 1.4, $"{counted} counted, {taken} taken");
    }

    private static bool HasTold(JsonElement answer) => answer.Receipt().TryGetProperty("caveats", out var caveats) && caveats.EnumerateArray().Any(caveat => caveat.GetString() == Told);
}
