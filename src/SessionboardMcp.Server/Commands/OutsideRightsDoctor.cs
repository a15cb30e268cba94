using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Identity.OutsideIssuer;

namespace SessionboardMcp.Server.Commands;

/// <summary>
/// Checks whether a sign-in at the identity provider can tell what somebody may approve, as far as settings and metadata show it: which groups stand in
/// an ID token is seen at a sign-in only.
/// </summary>
internal static class OutsideRightsDoctor
{
    private const string Check = "approval_rights";

    /// <summary>Checks it.</summary>
    public static Finding Examine(OutsideIssuerOptions options, OpenIdConnectConfiguration document)
    {
        var asked = options.SignIn.AskedScopes.ToHashSet(StringComparer.Ordinal);
        var unasked = options.Access.Select(access => access.Scope).Where(scope => !string.IsNullOrWhiteSpace(scope) && !asked.Contains(scope)).Distinct().ToList();
        if (unasked.Count > 0)
        {
            return Noted(
                $"OutsideIssuer:Access gives rights by the scope {string.Join(", ", unasked)}, which a sign-in to our pages does not ask for: who has them by that cannot approve or undo changes there.",
                $"Name a group instead, or set OutsideIssuer:SignIn:Scopes=\"{string.Join(' ', asked.Concat(unasked))}\" and let the client {options.SignIn.ClientId} have it at the identity provider.");
        }

        var claim = options.GroupsClaim;
        if (!options.Access.Any(access => !string.IsNullOrWhiteSpace(access.Group)))
            return new Finding(Check, Outcome.Passed, "What people may approve is read from the scopes that are granted at each sign-in, which lasts half an hour.");
        if (document.ScopesSupported.Contains(claim) && !asked.Contains(claim))
        {
            return Noted(
                $"The identity provider has a scope {claim}, and a sign-in to our pages does not ask for it: its ID tokens may name no groups, and then nobody can approve or undo changes.",
                $"Set OutsideIssuer:SignIn:Scopes=\"{string.Join(' ', asked.Append(claim))}\".");
        }

        return document.ClaimsSupported.Count > 0 && !document.ClaimsSupported.Contains(claim)
            ? Noted(
                $"The identity provider does not list the claim {claim} among those of its ID tokens: if they do not carry it, nobody can approve or undo changes on our pages.",
                $"Let it put {claim} into the ID tokens of the client {options.SignIn.ClientId}, and not into access tokens alone. Then sign in, and look at a change that waits.")
            : new Finding(Check, Outcome.Passed, $"What people may approve is read from the claim {claim} of their ID token at each sign-in, which lasts half an hour.");
    }

    private static Finding Noted(string detail, string whatToDo) => new(Check, Outcome.Noted, detail, whatToDo);
}
