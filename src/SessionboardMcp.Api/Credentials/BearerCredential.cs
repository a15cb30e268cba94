using SessionboardMcp.Api.Errors;

namespace SessionboardMcp.Api.Credentials;

/// <summary>An OAuth access token that may change under way, sent as <c>Authorization: Bearer</c>.</summary>
public sealed class BearerCredential : Credential
{
    private const string Scheme = "Bearer ";

    private readonly Func<string?, CancellationToken, Task<string>> _token;

    /// <summary>Holds the way to the tokens of a grant.</summary>
    /// <param name="tokens">Keeps and renews them.</param>
    /// <param name="grant">
    /// The id of the grant behind the tokens. It must differ between grants and be no secret; it outlives a refresh.
    /// </param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public BearerCredential(IAccessTokens tokens, string grant)
        : base(KeyOfGrant(grant)) =>
        _token = (refused, cancellationToken) => tokens.AccessTokenAsync(grant, refused, cancellationToken);

    /// <summary>Holds a token that does not change; its key is a one-way hash of it.</summary>
    /// <param name="token">The access token.</param>
    /// <exception cref="ArgumentException">The token is empty or holds a character that no token has.</exception>
    public BearerCredential(string token)
        : base(KeyOf("bearer", token))
    {
        if (!IsSendable(token))
            throw new ArgumentException("The access token is empty or holds a space or a line break.", nameof(token));
        _token = (_, _) => Task.FromResult(token);
    }

    /// <summary>
    /// A minute: Sessionboard weighs a person's rights anew at every request, and what was taken from the person must soon be
    /// taken from the answers, too.
    /// </summary>
    internal override TimeSpan LongestKept => TimeSpan.FromSeconds(60);

    internal override string HeaderName => "Authorization";

    internal override async ValueTask<string> HeaderValueAsync(string? refused, CancellationToken cancellationToken)
    {
        var token = await _token(refused?[Scheme.Length..], cancellationToken).ConfigureAwait(false);
        return IsSendable(token)
            ? Scheme + token
            : throw new UnauthorizedException("Authorize", "The stored access token is unusable. Connect again to Sessionboard.");
    }

    /// <summary>The <see cref="Credential.Key"/> of a grant, for a host that forgets what belongs to it.</summary>
    /// <param name="grant">The id of the grant.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static string KeyOfGrant(string grant) =>
        string.IsNullOrWhiteSpace(grant) ? throw new ArgumentException("A credential needs the id of its grant.", nameof(grant)) : "grant-" + grant;
}
