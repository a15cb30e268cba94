using Microsoft.Extensions.Options;

namespace SessionboardMcp.Core.Changes.Flow;

/// <summary>
/// A person's decision about what waits. Only a host's page refers to this, after it has recognised the browser, and <see cref="PersonAsked"/>, after
/// a form in the assistant was answered with yes: no tool, resource, prompt or completion does, and a test holds that.
/// </summary>
/// <param name="store">Where change sets are kept.</param>
/// <param name="sender">Sends what is approved.</param>
/// <param name="options">What the operator allows.</param>
/// <param name="time">The clock.</param>
public sealed class ChangeDecision(IChangeStore store, ChangeSender sender, IOptions<WritesOptions> options, TimeProvider time)
{
    /// <summary>Approves a change set, and sends it.</summary>
    /// <param name="connection">The connection that it belongs to.</param>
    /// <param name="id">Its id.</param>
    /// <param name="shown">The hash of what the person was shown, from <see cref="HashOf"/>.</param>
    /// <param name="client">Sessionboard, under the connection's rights as they are now.</param>
    /// <param name="cancellationToken">The request's own. What has begun to be sent goes on without it.</param>
    /// <returns>What it became; as it is where it could not be approved any more.</returns>
    public async Task<Decided> ApproveAsync(string connection, string id, string shown, ISessionboardClient client, CancellationToken cancellationToken)
    {
        var (change, decided) = await DecideAsync(connection, id, shown, ChangeState.Applying, Deciders.Page, cancellationToken);
        return decided ? new Decided(await sender.SendAsync(change!, client), true) : new Decided(change, false);
    }

    /// <summary>Approves a change set by the form that was shown in the assistant, and sends it.</summary>
    /// <param name="shown">The change set as the form told it.</param>
    /// <param name="client">Sessionboard, under the connection's rights.</param>
    /// <param name="cancellationToken">The call's own. What has begun to be sent goes on without it.</param>
    internal async Task<Decided> ApproveInFormAsync(ChangeSet shown, ISessionboardClient client, CancellationToken cancellationToken)
    {
        var (change, decided) = await DecideAsync(shown.Connection, shown.Id, HashOf(shown), ChangeState.Applying, Deciders.Form, cancellationToken);
        return decided ? new Decided(await sender.SendAsync(change!, client), true) : new Decided(change, false);
    }

    /// <summary>Refuses a change set: nothing is sent, and the same call is refused for an hour.</summary>
    /// <param name="connection">The connection that it belongs to.</param>
    /// <param name="id">Its id.</param>
    /// <param name="shown">The hash of what the person was shown.</param>
    /// <param name="cancellationToken">The request's own.</param>
    public async Task<Decided> RefuseAsync(string connection, string id, string shown, CancellationToken cancellationToken)
    {
        var (change, decided) = await DecideAsync(connection, id, shown, ChangeState.Refused, Deciders.Page, cancellationToken);
        return new Decided(change, decided);
    }

    /// <summary>The hash of a change set as it is shown; what is approved is this and nothing else.</summary>
    /// <param name="change">The change set.</param>
    public static string HashOf(ChangeSet change) => Fingerprint.Of(change);

    private async Task<(ChangeSet? Change, bool Decided)> DecideAsync(
        string connection, string id, string shown, ChangeState state, string decider, CancellationToken cancellationToken)
    {
        var change = await store.FindAsync(connection, id, cancellationToken);
        var now = time.GetUtcNow();
        // What the operator has switched off since is not sent; refused it may be.
        if (state == ChangeState.Applying && !options.Value.Enabled)
            return (change, false);
        if (change is not { State: ChangeState.Waiting } || now >= change.ExpiresAt || HashOf(change) != shown)
            return (change, false);
        var next = change with
        {
            State = state,
            DecidedBy = decider,
            DecidedAt = now,
            SentAt = state == ChangeState.Applying ? now : null,
        };
        // Whoever comes second finds another version, and sends nothing.
        var kept = await store.ReplaceAsync(next, cancellationToken);
        if (kept is { State: ChangeState.Refused })
            ChangeMeters.Became(kept);
        return (kept ?? await store.FindAsync(connection, id, cancellationToken), kept is not null);
    }
}

/// <summary>What came of a decision.</summary>
/// <param name="Change">The change set as it is now; null where the connection has none of that id.</param>
/// <param name="WasDecided">Whether it was this decision that counted.</param>
public sealed record Decided(ChangeSet? Change, bool WasDecided);
