namespace SessionboardMcp.Server.Identity;

/// <summary>By what a server knows who calls. Each way to serve has exactly one.</summary>
internal enum CallerKind
{
    /// <summary>Whoever reaches the server calls with the rights of its API token: for one person on their own machine.</summary>
    ApiToken,

    /// <summary>A connection that a person made, found by an access token of ours.</summary>
    Connection,

    /// <summary>The token of a company's own issuer.</summary>
    OutsideToken,
}
