using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>Keeps requests that wait, and lets each step happen at most once, for the browser that it belongs to.</summary>
internal sealed class WaitingRequests(ServerDatabase database, TimeProvider time)
{
    private const int IdBytes = 32;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Keeps a request.</summary>
    public async Task<WaitingRequest> AddAsync(
        string browserKeyHash, string clientId, string redirectUri, string parameters, IReadOnlySet<string> scopes, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var waiting = new WaitingRequest
        {
            Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)),
            BrowserKeyHash = browserKeyHash,
            ClientId = clientId,
            RedirectUri = redirectUri,
            Parameters = parameters,
            RequestedScopes = scopes,
            Scopes = new HashSet<string>(),
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        };
        database.WaitingRequests.Add(waiting);
        await database.SaveChangesAsync(cancellationToken);
        return waiting;
    }

    /// <summary>A request that this browser may still decide on.</summary>
    /// <exception cref="WaitingRequestException">There is none, and why.</exception>
    public async Task<WaitingRequest> FindOpenAsync(string? id, string? browserKeyHash, CancellationToken cancellationToken)
    {
        var waiting = await FindAsync(id, browserKeyHash, cancellationToken);
        return waiting.UsedAt is null ? waiting : throw new WaitingRequestException(WaitingProblem.Used);
    }

    /// <summary>A request of this browser, decided or not.</summary>
    /// <exception cref="WaitingRequestException">There is none, and why.</exception>
    public async Task<WaitingRequest> FindAsync(string? id, string? browserKeyHash, CancellationToken cancellationToken)
    {
        var waiting = string.IsNullOrEmpty(id)
            ? null
            : await database.WaitingRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (waiting is null)
            throw new WaitingRequestException(WaitingProblem.Unknown);
        if (browserKeyHash is null || !CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(browserKeyHash), Base64Url.DecodeFromChars(waiting.BrowserKeyHash)))
            throw new WaitingRequestException(WaitingProblem.OtherBrowser);
        return waiting.ExpiresAt > time.GetUtcNow() ? waiting : throw new WaitingRequestException(WaitingProblem.Expired);
    }

    /// <summary>Keeps what the person chose.</summary>
    /// <returns>Whether it was still undecided.</returns>
    public async Task<bool> ConsentAsync(WaitingRequest waiting, Choice choice, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await database.WaitingRequests.Where(row => row.Id == waiting.Id && row.UsedAt == null).ExecuteUpdateAsync(
            change => change
                .SetProperty(row => row.Scopes, choice.Scopes)
                .SetProperty(row => row.Region, choice.Region)
                .SetProperty(row => row.ShowsPersonalData, choice.ShowsPersonalData)
                .SetProperty(row => row.Label, choice.Label)
                .SetProperty(row => row.ConsentedAt, now),
            cancellationToken) == 1;
    }

    /// <summary>Decides a request: nobody can after.</summary>
    /// <returns>Whether it was still undecided.</returns>
    public async Task<bool> UseAsync(WaitingRequest waiting, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await database.WaitingRequests.Where(row => row.Id == waiting.Id && row.UsedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.UsedAt, now), cancellationToken) == 1;
    }

    /// <summary>Takes the answer to the assistant, which is given once.</summary>
    /// <returns>Whether it was not given yet.</returns>
    public async Task<bool> AnswerAsync(WaitingRequest waiting, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await database.WaitingRequests.Where(row => row.Id == waiting.Id && row.UsedAt != null && row.AnsweredAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.AnsweredAt, now), cancellationToken) == 1;
    }

    /// <summary>What the person chose.</summary>
    /// <param name="Scopes">The scopes.</param>
    /// <param name="Region">The region.</param>
    /// <param name="ShowsPersonalData">Whether personal data is shown.</param>
    /// <param name="Label">A name for the connection; null for none.</param>
    public sealed record Choice(IReadOnlySet<string> Scopes, string Region, bool ShowsPersonalData, string? Label);
}
