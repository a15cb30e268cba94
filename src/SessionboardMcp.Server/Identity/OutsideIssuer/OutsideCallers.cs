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
        var groups = token.FindAll(options.Value.GroupsClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        var scopes = token.Claims.Where(claim => ScopeClaims.Contains(claim.Type))
            .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.Ordinal);
        var matching = options.Value.Access.Where(access => Matches(access, groups, scopes)).ToList();
        var subject = Subject(token);
        return new Caller(
            subject,
            matching.SelectMany(access => access.Scopes).ToHashSet(StringComparer.Ordinal),
            privacy.Value.ShowPersonalData && matching.Any(access => access.ShowsPersonalData))
        {
            EditsFreelyUntil = allowances?.Until(subject),
            // Another assistant of the same person is another one: it may be that which runs away.
            Payer = new BudgetPayer($"{subject} {ClientClaims.Select(claim => token.FindFirst(claim)?.Value).FirstOrDefault(client => client is not null)}", KeepsRoom: true),
            Client = ClientClaims.Any(claim => ChatGpt.Is(token.FindFirst(claim)?.Value, redirectHost: null)) ? Assistants.ChatGpt : null,
        };
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
