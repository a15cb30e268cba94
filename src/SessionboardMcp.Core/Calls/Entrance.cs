using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Core.Calls;

/// <summary>
/// Where everything that reads Sessionboard comes by: first the caller's scopes, then Sessionboard's own switches. An organization that
/// switched MCP off means every assistant and every read, not only those that the API refuses by itself.
/// </summary>
internal static class Entrance
{
    /// <summary>Lets a call through to Sessionboard.</summary>
    /// <returns>The client, under the caller's rights.</returns>
    /// <exception cref="MissingScopeException">The caller was not granted what the call needs; Sessionboard was not asked.</exception>
    /// <exception cref="ForbiddenException">No assistant may use the credential.</exception>
    public static async Task<ISessionboardClient> PassAsync(
        IServiceProvider services, Caller caller, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        if (caller.FirstMissing(scopes) is { } missing)
            throw new MissingScopeException(missing, caller);
        var client = services.GetRequiredService<ISessionboardClient>();
        await client.HearAsync(cancellationToken);
        await client.Assistants.RequireAsync(cancellationToken);
        // What was asked above is asked for all of them.
        return caller.Payer is { } payer ? client.PaidBy(payer) : client;
    }

    // What is kept here can be told while Sessionboard is away.
    private static readonly TimeSpan LongestAsk = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Asks Sessionboard whether it still knows the credential, for an answer that is otherwise made of what is kept here: what was taken from a
    /// person is taken from that, too, a minute later at most. It costs nothing where the list of events is kept.
    /// </summary>
    /// <exception cref="UnauthorizedException">It does not.</exception>
    public static async Task StillOpenAsync(ToolCall call, CancellationToken cancellationToken)
    {
        if (!call.Caller.Scopes.Contains(Scopes.ReadEvents))
            return;
        using var limit = new CancellationTokenSource(LongestAsk, call.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await call.Client.Events.ListAsync(either.Token);
        }
        catch (SessionboardException failure) when (failure is not (UnauthorizedException or SignInEndedException))
        {
            // It knows the credential, or nothing can be said now.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing can be said now.
        }
    }
}
