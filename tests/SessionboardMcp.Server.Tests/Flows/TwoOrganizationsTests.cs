using System.Text.Json;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows;

/// <summary>Two people of two organizations at one server, at the same time.</summary>
public sealed class TwoOrganizationsTests(SandboxServer server) : IClassFixture<SandboxServer>
{
    private const int Calls = 20_000;
    private const int AtOnce = 32;

    [Fact]
    public async Task In_twenty_thousand_interleaved_calls_not_one_byte_crosses()
    {
        using var dana = new Visitor(server.Address);
        using var ines = new Visitor(server.Address);
        var sides = new[]
        {
            await Side.OpenAsync(server, dana, "dana", SeededEvents.PublishingForum),
            await Side.OpenAsync(server, ines, "ines", NeighbourOrganization.CareForum),
        };
        // The caches are warm after it.
        foreach (var side in sides)
            await side.LearnAsync();
        sides[0].Answers.Intersect(sides[1].Answers).ShouldBeEmpty("else nothing could be seen to cross");

        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) < Calls;)
                await sides[number % 2].AskAsync(number / 2);
        }));

        next.ShouldBe(Calls + AtOnce - 1);
    }

    private sealed class Side(Visitor visitor, string token, string[] calls)
    {
        private readonly string[] _answers = new string[calls.Length];

        public IReadOnlyList<string> Answers => _answers;

        public static async Task<Side> OpenAsync(SandboxServer server, Visitor visitor, string person, int eventId)
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
