namespace SessionboardMcp.Api.Credentials;

/// <summary>Keeps the access tokens of grants and renews them. Each host keeps them in its own way.</summary>
public interface IAccessTokens
{
    /// <summary>
    /// An access token that is good for a call. Asked before every try, so that a renewed token is used at once. What it throws reaches
    /// the caller unchanged.
    /// </summary>
    /// <param name="grant">The id of the grant.</param>
    /// <param name="refused">
    /// The token that Sessionboard refused with 401 though it had not expired; null where none was. Where another token comes back, the
    /// call is made once more.
    /// </param>
    /// <param name="cancellationToken">Ends the wait; a renewal that is under way goes on.</param>
    /// <returns>The token; the refused one where there is no other.</returns>
    Task<string> AccessTokenAsync(string grant, string? refused, CancellationToken cancellationToken);
}
