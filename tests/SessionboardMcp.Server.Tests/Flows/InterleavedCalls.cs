using System.Text.Json;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows;

/// <summary>Calls of two people of two organizations, many at once: each answer is what its person was answered alone.</summary>
internal static class InterleavedCalls
{
    private const int AtOnce = 32;

    /// <summary>Signs both in, and makes the calls.</summary>
    /// <returns>How many were made, each with the right answer; a wrong one throws.</returns>
    public static async Task<int> MakeAsync(SandboxServer server, int calls)
    {
        using var dana = new Visitor(server.Address);
        using var ines = new Visitor(server.Address);
        var sides = new[]
        {
            await Side.OpenAsync(dana, "dana", SeededEvents.PublishingForum),
            await Side.OpenAsync(ines, "ines", NeighbourOrganization.CareForum),
        };
        // The caches are warm after it.
        foreach (var side in sides)
            await side.LearnAsync();
        sides[0].Answers.Intersect(sides[1].Answers).ShouldBeEmpty("else nothing could be seen to cross");

        var (next, made) = (-1, 0);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) < calls;)
            {
                await sides[number % 2].AskAsync(number / 2);
                Interlocked.Increment(ref made);
            }
        }));
        return made;
    }

    private sealed class Side(Visitor visitor, string token, string[] calls)
    {
        private readonly string[] _answers = new string[calls.Length];

        public IReadOnlyList<string> Answers => _answers;

        public static async Task<Side> OpenAsync(Visitor visitor, string person, int eventId)
        {
            var tokens = await SandboxServer.SignInAsync(visitor, person);
            return new(
                visitor,
                tokens.Access,
                [
                    // The costly ones seldom: what crosses would cross in all of them.
                    $$$"""{"name":"get_event_overview","arguments":{"event_id":"{{{eventId}}}"}}""",
                    $$$"""{"name":"search_people","arguments":{"event_id":"{{{eventId}}}"}}""",
                    .. Enumerable.Range(0, 6).SelectMany(_ => (string[])
                    [
                        """{"name":"list_events","arguments":{}}""",
                        """{"name":"find_event","arguments":{"name":"forum"}}""",
                        $$$"""{"name":"list_event_settings","arguments":{"event_id":"{{{eventId}}}","kind":"rooms"}}""",
                    ]),
                ]);
        }

        public async Task LearnAsync()
        {
            for (var index = 0; index < calls.Length; index++)
                _answers[index] = await TextAsync(index);
        }

        public async Task AskAsync(int number)
        {
            var index = number % calls.Length;
            (await TextAsync(index)).ShouldBe(_answers[index]);
        }

        // Without the receipt, which tells the age.
        private async Task<string> TextAsync(int index)
        {
            using var response = await visitor.CallAsync(token, "tools/call", calls[index]);
            var result = (await Visitor.JsonAsync(response)).GetProperty("result");
            result.TryGetProperty("isError", out var isError).ShouldBe(isError.ValueKind == JsonValueKind.False, result.ToString());
            return result.GetProperty("structuredContent").GetProperty("rows").GetRawText();
        }
    }
}
