using SessionboardMcp.Api.Errors;

namespace SessionboardMcp.Api.Credentials;

/// <summary>An OAuth access token that may change under way, sent as <c>Authorization: Bearer</c>.</summary>
public sealed class BearerCredential : Credential
{
    private const string Scheme = "Bearer ";

    private readonly Func<string?, CancellationToken, ValueTask<string>> _token;

    /// <summary>Holds the way to a token.</summary>
    /// <param name="token">
    /// Asked before every try, so that a refreshed token is used at once, and with the token that Sessionboard refused with 401 where it
    /// did: if it gives another one then, the call is made once more. What it throws reaches the caller unchanged.
    /// </param>
    /// <param name="key">
    /// The id of the grant behind the tokens. It must differ between grants and be no secret; it outlives a refresh.
    /// </param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public BearerCredential(Func<string?, CancellationToken, ValueTask<string>> token, string key)
        : base(NotEmpty(key)) => _token = token;

    /// <summary>Holds a token that does not change; its key is a one-way hash of it.</summary>
    /// <param name="token">The access token.</param>
    /// <exception cref="ArgumentException">The token is empty or holds a character that no token has.</exception>
    public BearerCredential(string token)
        : base(KeyOf("bearer", token))
    {
        if (!IsSendable(token))
            throw new ArgumentException("The access token is empty or holds a space or a line break.", nameof(token));
        _token = (_, _) => new ValueTask<string>(token);
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

    private static string NotEmpty(string key) =>
        string.IsNullOrWhiteSpace(key) ? throw new ArgumentException("A credential needs a key.", nameof(key)) : "grant-" + key;
}
