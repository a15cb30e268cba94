using System.Security.Claims;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Identity.Clients;

namespace SessionboardMcp.Server.Identity.OutsideIssuer;

/// <summary>Makes a caller of a token that was validated.</summary>
internal sealed class OutsideCallers(
    IOptions<OutsideIssuerOptions> options, IOptions<PrivacyOptions> privacy, IOptions<SessionboardOptions> shared, EditAllowances? allowances = null)
{
    // Microsoft's provider writes scp; the others, and RFC 9068, scope.
    private static readonly string[] ScopeClaims = ["scope", "scp"];

    // RFC 9068, section 2.2; others write azp.
    private static readonly string[] ClientClaims = ["client_id", "azp"];

    /// <summary>The caller; without any scope where nothing maps.</summary>
    public Caller Of(ClaimsPrincipal token)
    {
        var matching = Matching(token, granted: null);
        var subject = Subject(token);
        return new Caller(
            subject,
            Given(matching),
            privacy.Value.ShowPersonalData && matching.Any(access => access.ShowsPersonalData))
        {
            EditsFreelyUntil = allowances?.Until(subject),
            // Another assistant of the same person is another one: it may be that which runs away.
            Payer = new BudgetPayer($"{subject} {ClientClaims.Select(claim => token.FindFirst(claim)?.Value).FirstOrDefault(client => client is not null)}", KeepsRoom: true),
            Client = ClientClaims.Any(claim => ChatGpt.Is(token.FindFirst(claim)?.Value, redirectHost: null)) ? Assistants.ChatGpt : null,
        };
    }

    /// <summary>
    /// What somebody may do on our own pages, by the same entries as their assistants: by the groups of their ID token, and by the scopes that it, or the
    /// provider's answer, says were granted. What neither tells they do not have.
    /// </summary>
    /// <param name="person">The ID token.</param>
    /// <param name="granted">The scopes of the provider's answer (RFC 6749, section 5.1); null where it named none.</param>
    public IReadOnlySet<string> RightsOf(ClaimsPrincipal person, string? granted) => Given(Matching(person, granted));

    private static HashSet<string> Given(List<OutsideAccess> matching) => matching.SelectMany(access => access.Scopes).ToHashSet(StringComparer.Ordinal);

    private List<OutsideAccess> Matching(ClaimsPrincipal token, string? granted)
    {
        var groups = token.FindAll(options.Value.GroupsClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        var scopes = token.Claims.Where(claim => ScopeClaims.Contains(claim.Type)).Select(claim => claim.Value).Append(granted ?? "")
            .SelectMany(names => names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.Ordinal);
        return [.. options.Value.Access.Where(access => Matches(access, groups, scopes))];
    }

    private static bool Matches(OutsideAccess access, HashSet<string> groups, HashSet<string> scopes) =>
        (string.IsNullOrWhiteSpace(access.Group) || groups.Contains(access.Group))
        && (string.IsNullOrWhiteSpace(access.Scope) || scopes.Contains(access.Scope));

    /// <summary>The subject of somebody's callers, by the issuer and the subject of any token of theirs.</summary>
    // A provider's subject may be a name or an address; a caller's subject never is. Under another shared token the person is another caller:
    // what they asked of one organization must not be done at another.
    public string SubjectOf(string issuer, string subject) =>
        CredentialSubject.Hash(issuer, subject, CredentialSubject.Of("shared", shared.Value.ResolveBaseAddress(), shared.Value.ApiToken));

    private string Subject(ClaimsPrincipal token)
    {
        var subject = token.FindFirst("sub");
        return SubjectOf(subject?.Issuer ?? "", subject?.Value ?? "");
    }
}
