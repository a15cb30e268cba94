using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>Keeps requests that a person allowed, and lets each step happen at most once, for the browser that it belongs to.</summary>
internal sealed class WaitingRequests(ServerDatabase database, RequestCookies cookies, TimeProvider time)
{
    // Far more than people can allow within the minutes that one waits: whoever sends the form by a program fills no disk.
    private const int Most = 10_000;

    /// <summary>Keeps a request with what the person chose. Who comes back to the page may choose anew until Sessionboard has answered.</summary>
    /// <returns>Whether it was still undecided.</returns>
    public async Task<bool> ConsentAsync(AskedRequest asked, ConsentChoice choice, CancellationToken cancellationToken)
    {
        if (await ChangeAsync(asked.Id, choice, cancellationToken))
            return true;
        if (!await IsKeptAsync(asked.Id, cancellationToken) && await AddAsync(Of(asked, choice), cancellationToken))
            return true;
        // It was decided, or the form was sent twice and the other one was faster.
        return await ChangeAsync(asked.Id, choice, cancellationToken);
    }

    /// <summary>Ends a request that the person declines, which is kept only if it was allowed before.</summary>
    /// <returns>Whether it was still undecided.</returns>
    public async Task<bool> DeclineAsync(AskedRequest asked, CancellationToken cancellationToken) =>
        await UseAsync(asked.Id, cancellationToken) || !await IsKeptAsync(asked.Id, cancellationToken);

    /// <summary>A request that this browser may still decide on.</summary>
    /// <exception cref="WaitingRequestException">There is none, and why.</exception>
    public async Task<WaitingRequest> FindOpenAsync(string? id, HttpContext context, CancellationToken cancellationToken)
    {
        var waiting = await FindAsync(id, context, cancellationToken);
        return waiting.UsedAt is null ? waiting : throw new WaitingRequestException(WaitingProblem.Used);
    }

    /// <summary>A request of this browser, decided or not.</summary>
    /// <exception cref="WaitingRequestException">There is none, and why.</exception>
    public async Task<WaitingRequest> FindAsync(string? id, HttpContext context, CancellationToken cancellationToken)
    {
        var waiting = string.IsNullOrEmpty(id)
            ? null
            : await database.WaitingRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (waiting is null)
            throw new WaitingRequestException(WaitingProblem.Unknown);
        cookies.Require(context, waiting.BrowserKeyHash);
        return waiting.ExpiresAt > time.GetUtcNow() ? waiting : throw new WaitingRequestException(WaitingProblem.Expired);
    }

    /// <summary>Decides a request: nobody can after.</summary>
    /// <returns>Whether it was still undecided.</returns>
    public Task<bool> UseAsync(WaitingRequest waiting, CancellationToken cancellationToken) => UseAsync(waiting.Id, cancellationToken);

    /// <summary>Takes the answer to the assistant, which is given once.</summary>
    /// <returns>Whether it was not given yet.</returns>
    public async Task<bool> AnswerAsync(WaitingRequest waiting, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await database.WaitingRequests.Where(row => row.Id == waiting.Id && row.UsedAt != null && row.AnsweredAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.AnsweredAt, now), cancellationToken) == 1;
    }

    private Task<bool> IsKeptAsync(string id, CancellationToken cancellationToken) =>
        database.WaitingRequests.AnyAsync(row => row.Id == id, cancellationToken);

    // Whether it was not there yet.
    private async Task<bool> AddAsync(WaitingRequest waiting, CancellationToken cancellationToken)
    {
        await MakeRoomAsync(cancellationToken);
        database.WaitingRequests.Add(waiting);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            database.ChangeTracker.Clear();
            if (await IsKeptAsync(waiting.Id, cancellationToken))
                return false;
            throw;
        }
    }

    private async Task<bool> UseAsync(string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await database.WaitingRequests.Where(row => row.Id == id && row.UsedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.UsedAt, now), cancellationToken) == 1;
    }

    private async Task<bool> ChangeAsync(string id, ConsentChoice choice, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await database.WaitingRequests.Where(row => row.Id == id && row.UsedAt == null).ExecuteUpdateAsync(
            change => change
                .SetProperty(row => row.Scopes, choice.Scopes)
                .SetProperty(row => row.Region, choice.Region)
                .SetProperty(row => row.ShowsPersonalData, choice.ShowsPersonalData)
                .SetProperty(row => row.AsksForEveryChange, choice.AsksForEveryChange)
                .SetProperty(row => row.Label, choice.Label)
                .SetProperty(row => row.ConsentedAt, now),
            cancellationToken) == 1;
    }

    private WaitingRequest Of(AskedRequest asked, ConsentChoice choice)
    {
        var now = time.GetUtcNow();
        return new WaitingRequest
        {
            Id = asked.Id,
            BrowserKeyHash = asked.CookieHash,
            ClientId = asked.ClientId,
            RedirectUri = asked.RedirectUri,
            Parameters = asked.Parameters,
            RequestedScopes = asked.Scopes.ToHashSet(StringComparer.Ordinal),
            Scopes = choice.Scopes,
            Region = choice.Region,
            ShowsPersonalData = choice.ShowsPersonalData,
            AsksForEveryChange = choice.AsksForEveryChange,
            Label = choice.Label,
            CreatedAt = now,
            ConsentedAt = now,
            ExpiresAt = now + AskedRequests.Lifetime,
        };
    }

    private async Task MakeRoomAsync(CancellationToken cancellationToken)
    {
        var tooMany = await database.WaitingRequests.CountAsync(cancellationToken) - Most + 1;
        if (tooMany <= 0)
            return;
        var oldest = database.WaitingRequests.OrderBy(row => row.ExpiresAt).Select(row => row.Id).Take(tooMany);
        await database.WaitingRequests.Where(row => oldest.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
