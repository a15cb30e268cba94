namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>Goes on where Sessionboard sends the browser back.</summary>
internal interface ISignInCompletion
{
    /// <summary>The person signed in: answers the assistant, if the waiting request still allows it.</summary>
    Task<IResult> CompletedAsync(HttpContext context, string waitingRequestId, string region, UpstreamTokens tokens);

    /// <summary>The person said no, or something failed.</summary>
    /// <param name="context">The request of the browser.</param>
    /// <param name="waitingRequestId">Which request; null where the state could not be read.</param>
    /// <param name="region">Whose callback it was.</param>
    /// <param name="reason">An OAuth error code such as <c>access_denied</c>.</param>
    Task<IResult> RefusedAsync(HttpContext context, string? waitingRequestId, string region, string reason);

    /// <summary>The same, where Sessionboard said more.</summary>
    /// <param name="context">The request of the browser.</param>
    /// <param name="waitingRequestId">Which request; null where the state could not be read.</param>
    /// <param name="region">Whose callback it was.</param>
    /// <param name="reason">An OAuth error code such as <c>access_denied</c>.</param>
    /// <param name="description">Sessionboard's <c>error_description</c>, as it came; null for none.</param>
    Task<IResult> RefusedAsync(HttpContext context, string? waitingRequestId, string region, string reason, string? description) =>
        RefusedAsync(context, waitingRequestId, region, reason);
}
