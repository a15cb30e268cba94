using System.Text.Json;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Identity.Clients.Redirects;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>Puts together what a person is asked.</summary>
internal sealed partial class ConsentQuestion(
    IRegisteredClients clients, IUpstreamSignIn upstream, IOptions<PrivacyOptions> privacy, ILogger<ConsentQuestion> logger)
{
    /// <summary>What to ask about a request.</summary>
    /// <exception cref="WaitingRequestException">Its client is gone.</exception>
    /// <exception cref="UpstreamSilentException">No region can be signed in to now.</exception>
    public async Task<Consent> AskAsync(AskedRequest asked, CancellationToken cancellationToken)
    {
        var client = await clients.FindAsync(asked.ClientId, cancellationToken) ?? throw new WaitingRequestException(WaitingProblem.Unknown);
        var offered = new HashSet<string>(StringComparer.Ordinal);
        var regions = new List<string>();
        foreach (var region in upstream.Regions)
        {
            if (await OfferAsync(region, cancellationToken) is not { } offer)
                continue;
            regions.Add(region);
            offered.UnionWith(offer);
        }

        if (regions.Count == 0)
            throw new UpstreamSilentException();
        var scopes = asked.Scopes.Where(offered.Contains).OrderBy(ScopeWords.Place).ThenBy(scope => scope, StringComparer.Ordinal).ToList();
        return new Consent
        {
            ClientName = ForeignText.Clean(client.Name, "An assistant without a name"),
            VerifiedDomain = client.VerifiedDomain,
            Redirect = RedirectTarget.Of(asked.RedirectUri),
            Reads = [.. scopes.Where(ScopeWords.IsRead)],
            Writes = [.. scopes.Where(scope => !ScopeWords.IsRead(scope))],
            Regions = regions,
            MayShowPersonalData = privacy.Value.ShowPersonalData,
        };
    }

    private async Task<IReadOnlySet<string>?> OfferAsync(string region, CancellationToken cancellationToken)
    {
        try
        {
            return await upstream.OfferedScopesAsync(region, cancellationToken);
        }
        catch (Exception failure) when (failure is Api.Errors.SessionboardException or HttpRequestException or IOException or JsonException or InvalidOperationException or TimeoutException or TaskCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            Log.Silent(logger, region, failure.GetType().Name);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Sessionboard's sign-in of region {Region} cannot be reached: {Failure}")]
        public static partial void Silent(ILogger logger, string region, string failure);
    }
}
