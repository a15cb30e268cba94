using System.Security.Cryptography;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.SignIn;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Connections;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>
/// Keeps connections in fresh access tokens. In this process all who ask for one connection share one flight; across processes a
/// lease on the row decides who refreshes, and a process that dies loses it after <see cref="RefreshOptions.Lease"/>.
/// </summary>
internal sealed partial class ConnectionTokens(
    ConnectionStore store,
    ConnectionSecrets secrets,
    SignInGrants grants,
    ForcedRefreshes forced,
    RefreshFlights flights,
    TimeProvider time,
    ILogger<ConnectionTokens> logger) : IConnectionTokens
{
    /// <inheritdoc/>
    public async Task<string> AccessTokenAsync(string grant, string? refused, CancellationToken cancellationToken)
    {
        var row = await FindNowAsync(grant, cancellationToken);
        // A new token that is refused will be refused again.
        var worthless = refused is null || forced.IsTooSoon(grant) ? null : refused;
        return TokenFor(row, RefreshOptions.Margin, worthless)
            ?? await flights.JoinAsync(grant, id => RefreshOrSayAsync(id, worthless), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task RevokeUpstreamAsync(string connectionId, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(connectionId, cancellationToken) is not { } row || !store.IsOfItsHost(row))
            return;
        try
        {
            if (secrets.RefreshToken(row) is { } refresh)
                await grants.TryRevokeAsync(row.Region, refresh, isRefreshToken: true, cancellationToken);
            else if (secrets.AccessToken(row) is { } access)
                await grants.TryRevokeAsync(row.Region, access, isRefreshToken: false, cancellationToken);
        }
        catch (CryptographicException)
        {
            Log.Unreadable(logger, connectionId);
        }
    }

    private async Task<string> RefreshOrSayAsync(string id, string? worthless)
    {
        try
        {
            return await RefreshAsync(id, worthless);
        }
        catch (Exception failure) when (StoreFailure.IsOne(failure) || failure is TimeoutException)
        {
            throw Away(failure);
        }
    }

    private async Task<string> RefreshAsync(string id, string? worthless)
    {
        var owner = Guid.NewGuid().ToString("N");
        var started = time.GetTimestamp();
        do
        {
            var row = await FindLivingAsync(id, CancellationToken.None);
            if (TokenFor(row, RefreshOptions.Margin, worthless) is { } token)
                return token;
            if (await store.TryLeaseAsync(row, owner, RefreshOptions.Lease))
            {
                if (await RenewOrMakeDoAsync(row, owner, worthless) is { } renewed)
                    return renewed;
                continue;
            }

            if (TokenFor(row, RefreshOptions.Enough, worthless) is { } enough)
                return enough;
            await Task.Delay(RefreshOptions.Look, time);
        }
        while (time.GetElapsedTime(started) < RefreshOptions.Patience);

        // What was given up may have been stored all the same.
        if (TokenFor(await FindLivingAsync(id, CancellationToken.None), RefreshOptions.Enough, worthless) is { } late)
            return late;
        throw UpstreamUnavailableException.OfSignIn("This sign-in is being renewed, which takes long. The connection is kept: try again in a minute.");
    }

    private async Task<string?> RenewOrMakeDoAsync(Connection row, string owner, string? worthless)
    {
        try
        {
            return await RenewAsync(row, owner, worthless);
        }
        catch (UpstreamUnavailableException) when (TokenFor(row, RefreshOptions.Enough, worthless) is not null)
        {
            return TokenFor(row, RefreshOptions.Enough, worthless);
        }
    }

    // Null where somebody else changed the connection meanwhile, and it has to be read again.
    private async Task<string?> RenewAsync(Connection row, string owner, string? worthless)
    {
        var isDone = false;
        // Whatever fails is ours, but for the one request to Sessionboard.
        var outcome = ConnectionMeters.FailedHere;
        try
        {
            if (!await IsOpenAsync(row))
            {
                outcome = ConnectionMeters.Superseded;
                return null;
            }

            var refreshToken = RefreshTokenOf(row);
            outcome = ConnectionMeters.Failed;
            var tokens = refreshToken is null ? null : await grants.RefreshAsync(row.Region, refreshToken, row.GrantedScopes);
            outcome = ConnectionMeters.FailedHere;
            if (tokens is null)
            {
                isDone = await store.TryEndAsync(row, ReasonOf(row));
                outcome = ConnectionMeters.Superseded;
                if (!isDone)
                    return null;
                outcome = ConnectionMeters.Ended;
                ConnectionMeters.SignedOut(ReasonOf(row));
                Log.Ended(logger, row.Id);
                throw new ConnectionEndedException();
            }

            isDone = await StoreAsync(row, tokens);
            if (isDone)
            {
                if (worthless is not null)
                    forced.Note(row.Id);
                outcome = ConnectionMeters.Renewed;
                return tokens.AccessToken;
            }

            await DropAsync(row, tokens);
            outcome = ConnectionMeters.Superseded;
            return null;
        }
        finally
        {
            ConnectionMeters.Refreshed(outcome);
            if (!isDone)
                await store.ReleaseAsync(row.Id, owner);
        }
    }

    // Whose lease ran out may be alive all the same: while the database is away nobody stores what Sessionboard has rotated to, and once it is back whoever
    // holds that must come before whoever would use the old one.
    private async Task<bool> IsOpenAsync(Connection row)
    {
        if (row.LeaseOwner is null)
            return true;
        await Task.Delay(RefreshOptions.Succession, time);
        return await store.FindAsync(row.Id, CancellationToken.None) is { EndedAt: null } now && now.UpstreamRefreshToken == row.UpstreamRefreshToken;
    }

    // Nobody else knows what Sessionboard has rotated to: a disk that is full or locked for a moment must not cost the sign-in.
    private async Task<bool> StoreAsync(Connection row, SignInTokens tokens)
    {
        var begun = time.GetTimestamp();
        for (var pause = RefreshOptions.StorePause; ; pause = pause * 2 < RefreshOptions.LongestStorePause ? pause * 2 : RefreshOptions.LongestStorePause)
        {
            try
            {
                return await store.TryStoreAsync(row, tokens, RefreshOptions.StoreAttempt);
            }
            catch (Exception failure) when ((StoreFailure.IsOne(failure) || failure is TimeoutException) && time.GetElapsedTime(begun) < RefreshOptions.StorePatience)
            {
                Log.NotStored(logger, row.Id, failure.GetType().Name);
                await Task.Delay(pause, time);
            }
        }
    }

    // The connection ended while Sessionboard was asked: what came back must not outlive it there. Where another process renewed it,
    // both came of one grant, and giving one back would end the other.
    private async Task DropAsync(Connection row, SignInTokens tokens)
    {
        if (await store.FindAsync(row.Id, CancellationToken.None) is null or { EndedAt: not null })
            await grants.TryRevokeAsync(row.Region, tokens.RefreshToken ?? tokens.AccessToken, tokens.RefreshToken is not null, CancellationToken.None);
    }

    // In the middle of a call, whose request found the connection a moment ago.
    private async Task<Connection> FindNowAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await FindLivingAsync(id, cancellationToken);
        }
        catch (Exception failure) when (StoreFailure.IsOne(failure))
        {
            throw Away(failure);
        }
    }

    private static UpstreamUnavailableException Away(Exception failure) =>
        UpstreamUnavailableException.OfSignIn("This server cannot look up the sign-in at the moment, as its database does not answer. The connection is kept: try again in a few seconds.", failure);

    private async Task<Connection> FindLivingAsync(string id, CancellationToken cancellationToken)
    {
        var row = await store.FindAsync(id, cancellationToken);
        // A grant of another host is kept, for the day that the configuration is put right, but never sent to this one.
        return row is not null && store.Serves(row) ? row : throw new ConnectionEndedException();
    }

    // The access token, if it has this much left and is worth something. Without a refresh token there is no sense in giving up early.
    private string? TokenFor(Connection row, TimeSpan left, string? worthless) =>
        row.UpstreamExpiresAt - time.GetUtcNow() > (row.UpstreamRefreshToken is null ? TimeSpan.Zero : left)
        && Decrypted(row, secrets.AccessToken) is { } token
        && token != worthless
            ? token
            : null;

    private string ReasonOf(Connection row) =>
        row.UpstreamRefreshToken is null && row.UpstreamExpiresAt <= time.GetUtcNow() ? EndReasons.Expired : EndReasons.Upstream;

    private string? RefreshTokenOf(Connection row) => Decrypted(row, secrets.RefreshToken);

    private string? Decrypted(Connection row, Func<Connection, string?> column)
    {
        try
        {
            return column(row);
        }
        catch (CryptographicException)
        {
            // The key ring is another one, or somebody moved the row: either way the person has to come again.
            Log.Unreadable(logger, row.Id);
            throw new ConnectionEndedException();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Sessionboard no longer honours the grant of connection {Connection}; it has ended")]
        public static partial void Ended(ILogger logger, string connection);

        [LoggerMessage(2, LogLevel.Error, "The tokens of connection {Connection} cannot be decrypted: the key ring or the row is not the one they were stored with")]
        public static partial void Unreadable(ILogger logger, string connection);

        [LoggerMessage(3, LogLevel.Error, "The renewed tokens of connection {Connection} could not be stored, and will be tried again: {Failure}")]
        public static partial void NotStored(ILogger logger, string connection, string failure);
    }
}
