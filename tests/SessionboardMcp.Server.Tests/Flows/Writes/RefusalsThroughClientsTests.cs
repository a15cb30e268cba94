using System.Collections.Concurrent;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Refusals;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>Everything that tools refuse of their arguments, through the official C# client over HTTP; the desktop's tests have the same over stdio.</summary>
public sealed class RefusalsThroughClientsTests
{
    private const string Old = "2025-11-25";
    private const string New = "2026-07-28";

    [Fact]
    public async Task Each_is_told_at_both_revisions_nothing_is_written_and_none_is_left_out()
    {
        await using var server = await SignedInWrites.StartAsync(showsPersonalData: true);
        await server.Sandbox.ChangeAsync(PlantedWorld.Of);
        var before = await WorldAsync(server);
        using var watch = new RefusalWatch();
        var told = new ConcurrentBag<(string Tool, string Said)>();
        foreach (var revision in (string[])[Old, New])
        {
            foreach (var isMasked in (bool[])[true, false])
            {
                await using var assistant = await server.ConnectAsync(revision, isMasked ? "masked" : SignedInWrites.Open);
                var wrong = new ConcurrentBag<string>();
                await Parallel.ForEachAsync(Of(revision, isMasked), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (refusal, _) =>
                {
                    var (isRefused, said) = await assistant.SaidAsync(refusal.Tool, refusal.Arguments);
                    told.Add((refusal.Tool, said));
                    if (!isRefused || !refusal.IsTold(said))
                        wrong.Add($"{refusal}, and at {revision} it said: {said}");
                });
                wrong.ShouldBeEmpty();
                (await assistant.AskAsync("get_change")).GetProperty("total").GetInt32().ShouldBe(0);
            }
        }

        (await WorldAsync(server)).ShouldBeSameAs(before);
        await using (var assistant = await server.ConnectAsync(New, "masked"))
        {
            await new RefusalHistory(
                assistant.ChangeAsync,
                async (tool, arguments) =>
                {
                    var said = await assistant.AskInVainAsync(tool, arguments);
                    told.Add((tool, said));
                    return said;
                },
                server.Sandbox.ChangeAsync).WalkAsync();
        }

        var (missing, needless) = KnownRefusals.Compare(watch, told);
        missing.ShouldBeEmpty("a tool can refuse this, and no case in tests/refusals shows it");
        needless.ShouldBeEmpty("this is refused after all, or not there any more: take it out of KnownRefusals.NotHere");
    }

    // The arguments are read alike at both, so at one of them a tool says each thing once, about whichever argument and value; those of the agenda do so together.
    private static IEnumerable<Refusal> Of(string revision, bool isMasked)
    {
        var refusals = AllRefusals.Of(isMasked).Where(refusal => isMasked || refusal.Masked == false);
        return revision == New ? refusals : refusals.DistinctBy(refusal => (AgendaRefusals.Tools.Contains(refusal.Tool) ? "" : refusal.Tool, refusal.Kind));
    }

    private static async Task<Organization> WorldAsync(WritingServer server)
    {
        Organization? held = null;
        await server.Sandbox.ChangeAsync(world => held = world);
        return held!;
    }
}
