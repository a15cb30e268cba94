using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Load;

/// <summary>Alone, as what it measures is the memory of the whole process.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;

[Collection("alone")]
public sealed class ThousandCallsTests
{
    private const int Calls = 1_000;
    private const int AtOnce = 50;
    private const long MostGrowth = 48 * 1024 * 1024;

    private static readonly string[] Tokens = ["sandbox-full", "sandbox-read"];
    private static readonly string[] Colours = ["vermilion", "turquoise"];

    [Fact]
    public async Task Of_a_thousand_mixed_calls_no_byte_crosses_and_each_credential_pays_for_one_index()
    {
        var seeded = SharedSeed.Organization.Events.First(candidate => candidate.Id == SeededEvents.DevCon);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = int.MaxValue });
        using var dye = new Dye(Tokens.Zip(Colours).ToDictionary(pair => pair.First, pair => pair.Second));
        await using var process = await TwoCredentials.ConnectAsync(sandbox.BaseAddress, dye, Tokens);

        await CallAsync(process, seeded, 0, 200);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await CallAsync(process, seeded, 200, Calls);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;

        growth.ShouldBeLessThan(MostGrowth);
        var sessions = seeded.Sessions.Count(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null });
        foreach (var token in Tokens)
        {
            dye.Seen(token, "/v1/events").ShouldBe(1);
            dye.Seen(token, $"/{seeded.Id}/sessions").ShouldBe(Pages(sessions));
            dye.Seen(token, $"/{seeded.Id}/contacts").ShouldBe(Pages(seeded.Contacts.Count));
            dye.Seen(token, $"/{seeded.Id}/sponsors").ShouldBe(Pages(seeded.Sponsors.Count));
            dye.Seen(token, $"/{seeded.Id}/rooms").ShouldBe(1);
        }
    }

    private static int Pages(int count) => (count + 99) / 100;

    private static Task CallAsync(TwoCredentials process, Event seeded, int from, int to) =>
        Parallel.ForEachAsync(Enumerable.Range(from, to - from), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (turn, _) =>
        {
            var person = turn % 2;
            var (tool, arguments) = Call(seeded, turn / 2);

            var text = await process.AskAsync(person, tool, arguments);

            text.ShouldContain(Colours[person], customMessage: tool);
            text.ShouldNotContain(Colours[1 - person], customMessage: tool);
        });

    private static (string Tool, object Arguments) Call(Event seeded, int turn)
    {
        var event_id = seeded.Id;
        var session = seeded.Sessions.Where(candidate => candidate is { DeletedAt: null, ParentId: null, ComposedInto: null, IsAbstract: false }).ElementAt(turn % 120);
        var contact = seeded.Contacts[turn % seeded.Contacts.Count];
        return (turn % 9) switch
        {
            0 => ("get_event_overview", new { event_id }),
            1 => ("search_sessions", new { event_id, page = 1 + (turn % 20) }),
            2 => ("get_session", new { event_id, session_id = session.Id }),
            3 => ("search_people", new { event_id, page = 1 + (turn % 20) }),
            4 => ("get_person", new { event_id, contact_id = contact.Id }),
            5 => ("check_programme", new { event_id }),
            6 => ("search_sponsors_exhibitors", new { event_id, kind = "sponsors" }),
            7 => ("list_event_settings", new { event_id, kind = "rooms" }),
            _ => ("list_events", new { }),
        };
    }
}
