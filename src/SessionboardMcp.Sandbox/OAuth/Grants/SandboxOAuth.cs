using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.OAuth.Grants;

/// <summary>
/// The people's switches and grants, as somebody who administers the organization could work them, and a count of what was asked
/// of the server. Safe to use while requests are served.
/// </summary>
public sealed class SandboxOAuth
{
    internal SandboxOAuth(SandboxOAuthOptions options, TimeProvider time)
    {
        Rights = new Rights();
        Ledger = new GrantLedger(options, Rights, time);
    }

    /// <summary>How many codes were exchanged for tokens.</summary>
    public int Exchanges => Ledger.Count.Exchanges;

    /// <summary>How many refreshes brought tokens.</summary>
    public int Refreshes => Ledger.Count.Refreshes;

    /// <summary>How many refreshes were refused.</summary>
    public int RefusedRefreshes => Ledger.Count.RefusedRefreshes;

    /// <summary>How many revocations reached a token that was known.</summary>
    public int Revocations => Ledger.Count.Revocations;

    /// <summary>How many grants stand.</summary>
    public int StandingGrants => Ledger.Standing;

    internal Rights Rights { get; }

    internal GrantLedger Ledger { get; }

    /// <summary>Whether a person's "AI access" is on.</summary>
    /// <param name="person">The person's id.</param>
    /// <exception cref="ArgumentException">There is no such person.</exception>
    public bool HasAiAccess(string person) => Rights.Of(Known(person)).HasAiAccess;

    /// <summary>Switches a person's "AI access". Off, it stops every token of the person at once, until it is on again.</summary>
    /// <param name="person">The person's id.</param>
    /// <param name="on">Whether it is on.</param>
    /// <exception cref="ArgumentException">There is no such person.</exception>
    public void SetAiAccess(string person, bool on) => Rights.Change(Known(person), rights => rights with { HasAiAccess = on });

    /// <summary>Changes what a person may do, from the next request on. What a grant covers never grows by it.</summary>
    /// <param name="person">The person's id.</param>
    /// <param name="scopes">All that the person may do now.</param>
    /// <exception cref="ArgumentException">There is no such person.</exception>
    public void SetScopes(string person, IEnumerable<string> scopes) =>
        Rights.Change(Known(person), rights => rights with { Scopes = scopes.ToHashSet(StringComparer.Ordinal) });

    /// <summary>Ends every grant of a person, as if the person had removed the application.</summary>
    /// <param name="person">The person's id.</param>
    /// <exception cref="ArgumentException">There is no such person.</exception>
    public void RevokeGrants(string person) => Ledger.RevokeAll(Known(person));

    /// <summary>
    /// Honours a refresh token that another sandbox gave, as Sessionboard honours tomorrow what it gave today: a sandbox itself remembers nothing after its end.
    /// </summary>
    /// <param name="person">The id of the person who allowed it, who has one organization.</param>
    /// <param name="scopes">What was allowed.</param>
    /// <param name="refreshToken">The token.</param>
    /// <exception cref="ArgumentException">There is no such person.</exception>
    public void Adopt(string person, IEnumerable<string> scopes, string refreshToken) => Ledger.Adopt(Known(person), scopes, refreshToken);

    /// <summary>What an access token lets its bearer do, evaluated now; null where it opens nothing.</summary>
    internal SandboxToken? Find(string accessToken)
    {
        if (Ledger.FindByAccessToken(accessToken) is not { } grant || Rights.Of(grant.Person) is not { HasAiAccess: true } rights)
            return null;
        return new SandboxToken(grant.Id, grant.ScopesUnder(rights), HasMcpAccess: true, HidesPii: false, grant.Person.EventIds)
        {
            Organization = grant.Organization,
        };
    }

    private static DemoPerson Known(string person) =>
        DemoPeople.Find(person) ?? throw new ArgumentException($"There is no demo person '{person}'.", nameof(person));
}
