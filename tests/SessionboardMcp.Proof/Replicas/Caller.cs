using System.Diagnostics;
using System.Net;
using System.Text.Json;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>What became of a call.</summary>
/// <param name="Json">The answer; null where there was none.</param>
/// <param name="IsTurnedAway">Whether it was told to come again (503 with <c>Retry-After</c>).</param>
internal sealed record Outcome(JsonElement? Json, bool IsTurnedAway = false);

/// <summary>Sends, and counts what comes back.</summary>
internal sealed class Caller(Tally tally)
{
    // Sooner than Retry-After asks for, to see when all is well again.
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(250);

    /// <summary>Sends until it is not told to come again.</summary>
    public async Task<JsonElement?> AskAsync(Func<Task<HttpResponseMessage>> send)
    {
        while (true)
        {
            var outcome = await TryAsync(send);
            if (!outcome.IsTurnedAway)
                return outcome.Json;
            await Task.Delay(Again);
        }
    }

    private async Task<Outcome> TryAsync(Func<Task<HttpResponseMessage>> send)
    {
        var (phase, sent) = (tally.Phase, Stopwatch.GetTimestamp());
        string kind;
        try
        {
            using var response = await send();
            if (response is { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: not null })
            {
                tally.TurnAway(Meant(phase));
                return new Outcome(null, IsTurnedAway: true);
            }

            if (response.StatusCode == HttpStatusCode.OK)
            {
                var json = await Visitor.JsonAsync(response);
                if (Problem(json) is not { } problem)
                {
                    tally.Answer(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                    return new Outcome(json);
                }

                kind = problem;
            }
            else
            {
                kind = Tally.Kind(response.StatusCode);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            kind = failure is HttpRequestException { HttpRequestError: var error } ? $"no answer ({error})" : $"no answer ({failure.GetType().Name})";
        }

        tally.Fail(Meant(phase), kind);
        return new Outcome(null);
    }

    // A call that was under way when PostgreSQL went away is one of that time.
    private string Meant(string sent) => tally.Phase is Phases.Away or Phases.Back ? tally.Phase : sent;

    private static string? Problem(JsonElement json)
    {
        if (json.TryGetProperty("error", out var error))
            return $"error: {Short(error.GetRawText())}";
        return json.TryGetProperty("result", out var result) && result.TryGetProperty("isError", out var isError) && isError.GetBoolean()
            ? $"tool error: {Short(result.GetProperty("content")[0].GetProperty("text").GetString()!)}"
            : null;
    }

    private static string Short(string text) => text[..Math.Min(text.Length, 140)];
}
