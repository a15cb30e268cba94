using System.Text.Json;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>Puts together what a person is asked.</summary>
internal sealed partial class ConsentQuestion(
    IRegisteredClients clients, IUpstreamSignIn upstream, IOptions<PrivacyOptions> privacy, ILogger<ConsentQuestion> logger)
{
    /// <summary>What to ask about a waiting request.</summary>
    /// <exception cref="WaitingRequestException">Its client is gone.</exception>
    /// <exception cref="UpstreamSilentException">No region can be signed in to now.</exception>
    public async Task<Consent> AskAsync(WaitingRequest waiting, CancellationToken cancellationToken)
    {
        var client = await clients.FindAsync(waiting.ClientId, cancellationToken) ?? throw new WaitingRequestException(WaitingProblem.Unknown);
        var redirect = RedirectTarget.Of(waiting.RedirectUri);
        var offered = new HashSet<string>(StringComparer.Ordinal);
        var regions = new List<string>();
        var targets = new List<string>();
        foreach (var region in upstream.Regions)
        {
            if (await OfferAsync(region, cancellationToken) is not { } offer)
                continue;
            regions.Add(region);
            targets.Add(offer.Origin.GetLeftPart(UriPartial.Authority));
            offered.UnionWith(offer.Scopes);
        }

        if (regions.Count == 0)
            throw new UpstreamSilentException();
        var scopes = waiting.RequestedScopes.Where(offered.Contains).Order(StringComparer.Ordinal).ToList();
        return new Consent
        {
            RequestId = waiting.Id,
            ClientName = ForeignText.Clean(client.Name, "An assistant without a name"),
            VerifiedDomain = client.VerifiedDomain,
            Redirect = redirect,
            Reads = [.. scopes.Where(ScopeWords.IsRead)],
            Writes = [.. scopes.Where(scope => !ScopeWords.IsRead(scope))],
            Regions = regions,
            MayShowPersonalData = privacy.Value.ShowPersonalData,
            // Where the person says no, and where Sessionboard does not ask again, the form's answer leads straight to the assistant.
            FormTargets = [.. targets.Append(redirect.PolicySource).Distinct(StringComparer.Ordinal)],
        };
    }

    private async Task<Offer?> OfferAsync(string region, CancellationToken cancellationToken)
    {
        try
        {
            return new Offer(await upstream.AuthorizationOriginAsync(region, cancellationToken), await upstream.OfferedScopesAsync(region, cancellationToken));
        }
        catch (Exception failure) when (failure is Api.Errors.SessionboardException or HttpRequestException or IOException or JsonException or InvalidOperationException or TimeoutException or TaskCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            Log.Silent(logger, region, failure.GetType().Name);
            return null;
        }
    }

    private sealed record Offer(Uri Origin, IReadOnlySet<string> Scopes);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Sessionboard's sign-in of region {Region} cannot be reached: {Failure}")]
        public static partial void Silent(ILogger logger, string region, string failure);
    }
}
