namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>Sends a person to Sessionboard to sign in.</summary>
internal interface IUpstreamSignIn
{
    /// <summary>The regions that can be signed in to: <c>us</c>, <c>eu</c>, or one of them.</summary>
    IReadOnlyList<string> Regions { get; }

    /// <summary>The scopes that the region's metadata offers (<c>scopes_supported</c>); kept for a while.</summary>
    Task<IReadOnlySet<string>> OfferedScopesAsync(string region, CancellationToken cancellationToken);

    /// <summary>A result that sends the browser to Sessionboard. Its state carries the waiting request's id and the region.</summary>
    Task<IResult> BeginAsync(HttpContext context, string waitingRequestId, string region, IReadOnlySet<string> scopes);

    /// <summary>Gives a grant back to Sessionboard that no connection keeps. Fails silently where Sessionboard cannot be reached.</summary>
    Task GiveBackAsync(string region, UpstreamTokens tokens);
}
