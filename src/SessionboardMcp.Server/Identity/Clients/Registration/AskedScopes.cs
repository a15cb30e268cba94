using OpenIddict.Abstractions;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;

namespace SessionboardMcp.Server.Identity.Clients.Registration;

/// <summary>Narrows the scopes that a client names to those that are ours: several ask for scopes of other servers (RFC 6749, section 3.3).</summary>
internal static class AskedScopes
{
    /// <summary>What is meant.</summary>
    /// <param name="named">The scopes that were named.</param>
    /// <param name="offered">Those of ours that are of use here.</param>
    /// <returns>Those of ours, and everything where there are none: it is worth asking the person for.</returns>
    public static string Narrow(IEnumerable<string> named, IReadOnlySet<string> offered)
    {
        var asked = named.Where(scope => scope.Length > 0).ToHashSet(StringComparer.Ordinal);
        var known = asked.Where(offered.Contains).ToHashSet(StringComparer.Ordinal);
        if (known.Count == 0)
            known.UnionWith(offered);
        known.Add(Scopes.ReadInsights);
        if (asked.Contains(OpenIddictConstants.Scopes.OfflineAccess) || asked.Count == 0)
            known.Add(OpenIddictConstants.Scopes.OfflineAccess);
        return string.Join(' ', known.Order(StringComparer.Ordinal));
    }
}
