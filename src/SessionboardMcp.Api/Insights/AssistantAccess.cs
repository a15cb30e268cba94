using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Insights;

/// <summary>Whether Sessionboard lets assistants use a credential.</summary>
public sealed class AssistantAccess
{
    // Sessionboard may be away for insights only; what can be answered without them must not wait for the whole deadline.
    private static readonly TimeSpan LongestAsk = TimeSpan.FromSeconds(5);

    private readonly HostCredential _owner;
    private readonly InsightResource _insights;
    private readonly AssistantVerdicts _verdicts;
    private readonly Coalescer _coalescer;
    private readonly TimeProvider _time;

    internal AssistantAccess(HostCredential owner, InsightResource insights, AssistantVerdicts verdicts, Coalescer coalescer, TimeProvider time) =>
        (_owner, _insights, _verdicts, _coalescer, _time) = (owner, insights, verdicts, coalescer, time);

    /// <summary>
    /// Asks, once in 15 minutes for a credential, whether Sessionboard lets assistants use it at all. Only insights tell, by a 403: the
    /// other reads do not look at the switches. Costs nothing where any insights call was answered in that time, else one request of the
    /// insights budget. Where Sessionboard cannot say (an outage, a spent limit), the call may go on.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ForbiddenException">AI or MCP access is switched off, or <c>read:insights</c> is missing.</exception>
    public async Task RequireAsync(CancellationToken cancellationToken = default)
    {
        var verdict = _verdicts.Of(_owner.Partition)
            ?? await _coalescer.JoinAsync($"{_owner.Partition}|assistants", AskAsync, cancellationToken).ConfigureAwait(false);
        if (verdict == AssistantVerdict.Refused)
            throw Refusal.Forbidden(InsightOperations.GetSchema);
    }

    private async Task<AssistantVerdict> AskAsync(CancellationToken cancellationToken)
    {
        // The flight before this one may have landed between the look and the boarding.
        if (_verdicts.Of(_owner.Partition) is { } known) return known;
        var verdict = await AskNowAsync(cancellationToken).ConfigureAwait(false);
        _verdicts.Keep(_owner.Partition, verdict);
        return verdict;
    }

    // The schema is the cheapest insights call, and whoever queries next needs it anyway.
    private async Task<AssistantVerdict> AskNowAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestAsk, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // Kept for a token, but not for a person: what was taken from them must not be answered because this asked before.
            var isKept = _owner.Kept(AssistantVerdicts.Kept) == AssistantVerdicts.Kept;
            if (!isKept || (await _insights.GetSchemaAsync(null, either.Token).ConfigureAwait(false)).ReceivedAt + AssistantVerdicts.Kept <= _time.GetUtcNow())
                // A quarter of an hour is told by it; another process may have asked a moment ago.
                await Making.RunAsync(_ => _insights.ReadSchemaAsync(null, either.Token)).ConfigureAwait(false);
            return AssistantVerdict.Allowed;
        }
        catch (ForbiddenException)
        {
            return AssistantVerdict.Refused;
        }
        catch (SessionboardException failure) when (failure is not (UnauthorizedException or SignInEndedException))
        {
            return AssistantVerdict.Unknown;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return AssistantVerdict.Unknown;
        }
    }
}
