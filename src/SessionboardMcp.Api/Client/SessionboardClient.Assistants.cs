using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Client;

internal sealed partial class SessionboardClient
{
    // Sessionboard may be away for insights only; what can be answered without them must not wait for the whole deadline.
    private static readonly TimeSpan LongestAsk = TimeSpan.FromSeconds(5);

    public async Task RequireAssistantAccessAsync(CancellationToken cancellationToken = default)
    {
        var verdict = verdicts.Of(connection.Partition)
            ?? await coalescer.JoinAsync($"{connection.Partition}|assistants", AskAsync, cancellationToken).ConfigureAwait(false);
        if (verdict == AssistantVerdict.Refused)
            throw Refusal.Forbidden(Operations.GetSchema);
    }

    private async Task<AssistantVerdict> AskAsync(CancellationToken cancellationToken)
    {
        // The flight before this one may have landed between the look and the boarding.
        if (verdicts.Of(connection.Partition) is { } known) return known;
        var verdict = await AskNowAsync(cancellationToken).ConfigureAwait(false);
        verdicts.Keep(connection.Partition, verdict);
        return verdict;
    }

    // The schema is the cheapest insights call, and whoever queries next needs it anyway.
    private async Task<AssistantVerdict> AskNowAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestAsk, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // Kept for a token, but not for a person: what was taken from them must not be answered because this asked before.
            var isKept = connection.Kept(AssistantVerdicts.Kept) == AssistantVerdicts.Kept;
            if (!isKept || (await GetSchemaAsync(null, either.Token).ConfigureAwait(false)).ReceivedAt + AssistantVerdicts.Kept <= time.GetUtcNow())
                await SchemaAsync(null, either.Token).ConfigureAwait(false);
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
