namespace SessionboardMcp.Desktop.Identity.Profiles;

/// <summary>The secrets of a sign-in.</summary>
/// <param name="Access">The access token.</param>
/// <param name="Refresh">The refresh token; null where Sessionboard gave none.</param>
internal sealed record TokenPair(string Access, string? Refresh)
{
    /// <summary>Nothing of them.</summary>
    public override string ToString() => "tokens";
}
