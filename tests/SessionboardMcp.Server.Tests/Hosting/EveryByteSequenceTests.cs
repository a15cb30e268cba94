using System.Collections.Concurrent;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>
/// Whatever a stranger sends to a public path is answered with a 4xx and one line in the log: no 500, no stack trace, no silence.
/// </summary>
public sealed class EveryByteSequenceTests
{
    // Far above what an answer takes, for a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("local")]
    [InlineData("sign-in")]
    [InlineData("outside")]
    [InlineData("sandbox")]
    public async Task Is_answered_with_a_4xx_and_a_line_of_log(string kind)
    {
        await using var host = await AbusedHost.StartAsync(kind);
        var problems = new ConcurrentQueue<string>();

        var wasCutOff = false;
        foreach (var request in AbusiveRequests.All(host.Client))
        {
            var status = await SendAsync(host, request);
            if (Problem(request, status) is { } problem)
                problems.Enqueue($"{request.Name}: {problem}");
            var lines = host.Log.Take();
            // Of a request that was cut off, the server may still be busy while the next one is answered.
            if (lines.Count > 1 && !wasCutOff && !request.MayBeCutOff)
                problems.Enqueue($"{request.Name}: {lines.Count} lines of log: {string.Join(" | ", lines.Select(line => line.Text))}");
            wasCutOff = request.MayBeCutOff;
            foreach (var (_, text, exception) in lines)
            {
                if (exception is not null || text.Any(char.IsControl) || text.Length > 3_000)
                    problems.Enqueue($"{request.Name}: logged {text} {exception}");
            }
        }

        problems.Select(problem => problem[..Math.Min(problem.Length, 400)]).Take(60).ShouldBeEmpty($"{problems.Count} problems");
    }

    private static async Task<int> SendAsync(AbusedHost host, RawRequest request)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await request.SendAsync(host.Address, host.Host, host.Token, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return -1;
        }
    }

    private static string? Problem(RawRequest request, int status) => status switch
    {
        -1 => "no answer",
        0 => request.MayBeCutOff ? null : "cut off",
        // HTTP itself has no other word for a version that nobody speaks.
        505 when request.MayBeCutOff => null,
        >= 500 => $"answered {status}",
        < 400 => request.MayBeRight ? null : $"answered {status}",
        _ => null,
    };
}
