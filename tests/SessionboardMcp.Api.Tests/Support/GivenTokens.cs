using SessionboardMcp.Api.Credentials;

namespace SessionboardMcp.Api.Tests.Support;

/// <summary>A keeper of tokens that gives what the test says, told the token that was refused.</summary>
internal sealed class GivenTokens(Func<string?, string> token) : IAccessTokens
{
    public Task<string> AccessTokenAsync(string grant, string? refused, CancellationToken cancellationToken) => Task.FromResult(token(refused));
}
