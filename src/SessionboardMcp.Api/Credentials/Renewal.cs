using SessionboardMcp.Api.Errors;

namespace SessionboardMcp.Api.Credentials;

/// <summary>
/// One try, and one more where Sessionboard refused the token and there is another one: it may have been renewed meanwhile, or whoever
/// keeps the grant renews it now, or says that it has ended. A call that was refused for its token was not carried out, so that this
/// holds for writes, too.
/// </summary>
internal static class Renewal
{
    /// <summary>Tries.</summary>
    /// <param name="credential">What the call is made with.</param>
    /// <param name="attempt">Makes the call with a header value.</param>
    /// <param name="cancellationToken">Ends the wait for a value.</param>
    public static async Task<T> TryAsync<T>(Credential credential, Func<string, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var sent = await credential.HeaderValueAsync(null, cancellationToken).ConfigureAwait(false);
        try
        {
            return await attempt(sent).ConfigureAwait(false);
        }
        catch (UnauthorizedException refusal) when (refusal.Status is not null)
        {
            var renewed = await credential.HeaderValueAsync(sent, cancellationToken).ConfigureAwait(false);
            if (renewed == sent)
                throw;
            return await attempt(renewed).ConfigureAwait(false);
        }
    }
}
