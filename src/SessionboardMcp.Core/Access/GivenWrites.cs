namespace SessionboardMcp.Core.Access;

/// <summary>The write scopes that anybody can have on this host, where its configuration says so. Without it a person decides, and may be asked for each.</summary>
/// <param name="scopes">The scopes.</param>
public sealed class GivenWrites(IReadOnlySet<string> scopes)
{
    /// <summary>The scopes.</summary>
    public IReadOnlySet<string> Scopes => scopes;
}
