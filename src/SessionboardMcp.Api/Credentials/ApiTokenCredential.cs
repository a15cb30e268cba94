namespace SessionboardMcp.Api.Credentials;

/// <summary>An organization's API token, sent in the header <c>x-access-token</c>.</summary>
public sealed class ApiTokenCredential : Credential
{
    private readonly string _token;

    /// <summary>Holds a token.</summary>
    /// <param name="token">The token as Sessionboard showed it once.</param>
    /// <exception cref="ArgumentException">The token is empty or holds a character that no token has.</exception>
    public ApiTokenCredential(string token)
        : base(KeyOf("api-token", token)) =>
        _token = IsSendable(token)
            ? token
            : throw new ArgumentException("The API token is empty or holds a space or a line break. Copy it again.", nameof(token));

    internal override string HeaderName => "x-access-token";

    internal override ValueTask<string> HeaderValueAsync(string? refused, CancellationToken cancellationToken) => new(_token);
}
