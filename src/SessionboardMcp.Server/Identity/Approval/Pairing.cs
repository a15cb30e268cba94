using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>
/// Pairs a browser, such as the one on a phone, with the one that consented: by a code that the one shows and the other is told. The code lives ten
/// minutes, works once, and dies of five wrong tries; a network has a few tries a minute.
/// </summary>
internal sealed class Pairing(IDbContextFactory<ServerDatabase> databases, TimeProvider time)
{
    /// <summary>How long a code lives.</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    /// <summary>How long a pairing lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private const int MostTries = 5;

    private readonly NetworkTurns _turns = new(ofOne: 5, ofAll: 60, time);

    /// <summary>Makes a code; the one that the browser made before ends.</summary>
    /// <param name="consentedKeyHash">The browser that consented.</param>
    /// <param name="cancellationToken">The request's own.</param>
    public async Task<string> CodeAsync(string consentedKeyHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.PairedBrowsers.Where(row => row.ExpiresAt <= now || (row.ConsentedKeyHash == consentedKeyHash && row.BrowserKeyHash == null)).ExecuteDeleteAsync(cancellationToken);
        var code = PairingCode.New();
        database.PairedBrowsers.Add(new PairedBrowser
        {
            Place = PairingCode.Place(code),
            CodeHash = PairingCode.Hash(code),
            ConsentedKeyHash = consentedKeyHash,
            ExpiresAt = now + CodeLifetime,
        });
        await database.SaveChangesAsync(cancellationToken);
        return code;
    }

    /// <summary>Pairs a browser by a code.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="browserKeyHash">The browser.</param>
    /// <param name="network">Where it comes from, by <see cref="SourceNetwork"/>.</param>
    /// <param name="cancellationToken">The request's own.</param>
    public async Task<PairingResult> PairAsync(string? typed, string browserKeyHash, string network, CancellationToken cancellationToken)
    {
        if (!_turns.TryTake(network))
            return PairingResult.TooOften;
        if (PairingCode.Read(typed) is not { } code)
            return PairingResult.Wrong;
        var (now, place, hash) = (time.GetUtcNow(), PairingCode.Place(code), PairingCode.Hash(code));
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var open = database.PairedBrowsers.Where(row => row.Place == place && row.BrowserKeyHash == null && row.ExpiresAt > now && row.Tries < MostTries);
        // The try counts before anything is compared, so that many at once are not more than one after the other.
        if (await open.ExecuteUpdateAsync(change => change.SetProperty(row => row.Tries, row => row.Tries + 1), cancellationToken) == 0)
            return PairingResult.Wrong;
        var kept = await database.PairedBrowsers.AsNoTracking().Where(row => row.Place == place && row.BrowserKeyHash == null).Select(row => row.CodeHash).FirstOrDefaultAsync(cancellationToken);
        if (kept is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(kept), Encoding.UTF8.GetBytes(hash)))
            return PairingResult.Wrong;
        var (until, used) = (now + Lifetime, $"used-{Guid.NewGuid():N}");
        var paired = await database.PairedBrowsers.Where(row => row.CodeHash == hash && row.BrowserKeyHash == null && row.ExpiresAt > now).ExecuteUpdateAsync(
            change => change
                .SetProperty(row => row.BrowserKeyHash, browserKeyHash)
                .SetProperty(row => row.ExpiresAt, until)
                .SetProperty(row => row.CodeHash, "")
                .SetProperty(row => row.Place, used),
            cancellationToken);
        return paired == 1 ? PairingResult.Paired : PairingResult.Wrong;
    }

    /// <summary>The keys of the browsers whose connections a browser may decide for: its own, and those that it is paired with.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(string browserKeyHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var others = await database.PairedBrowsers.Where(row => row.BrowserKeyHash == browserKeyHash && row.ExpiresAt > now).Select(row => row.ConsentedKeyHash).Distinct().ToListAsync(cancellationToken);
        return [browserKeyHash, .. others];
    }

    /// <summary>How many browsers are paired with one.</summary>
    public async Task<int> CountAsync(string consentedKeyHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.PairedBrowsers.CountAsync(row => row.ConsentedKeyHash == consentedKeyHash && row.BrowserKeyHash != null && row.ExpiresAt > now, cancellationToken);
    }

    /// <summary>Ends every pairing with a browser, and its open code.</summary>
    public async Task EndAsync(string consentedKeyHash, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.PairedBrowsers.Where(row => row.ConsentedKeyHash == consentedKeyHash).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>What came of a code that was typed.</summary>
internal enum PairingResult
{
    /// <summary>The browser is paired.</summary>
    Paired,

    /// <summary>There is no such code, or not any more.</summary>
    Wrong,

    /// <summary>The network tried too often.</summary>
    TooOften,
}
