using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using SessionboardMcp.Server.Identity.Upstream;

namespace SessionboardMcp.Server.Tests.SignIn;

/// <summary>A Sessionboard where everybody signs in at once: its page is an address that leads nowhere, and the test goes on to the callback.</summary>
internal sealed class FakeUpstream(TimeProvider time) : IUpstreamSignIn, IConnectionTokens
{
    public const string SignInAddress = "https://sessionboard.example/sign-in";

    public ConcurrentQueue<(string Request, string Region, IReadOnlySet<string> Scopes)> Begun { get; } = [];

    public ConcurrentQueue<string> Revoked { get; } = [];

    /// <summary>Regions and refresh tokens of grants that no connection keeps, as they come back.</summary>
    public Channel<(string Region, string? RefreshToken)> GivenBack { get; } = Channel.CreateUnbounded<(string, string?)>();

    /// <summary>What giving back waits for before it happens.</summary>
    public Task Revocation { get; set; } = Task.CompletedTask;

    public IReadOnlySet<string> Offered { get; set; } = new HashSet<string> { "read:insights", "read:events", "read:sessions", "read:contacts", "write:sessions" };

    public IReadOnlySet<string>? Granted { get; set; }

    public bool IsSilent { get; set; }

    public IReadOnlyList<string> Regions { get; set; } = ["us", "eu"];

    public Task<IReadOnlySet<string>> OfferedScopesAsync(string region, CancellationToken cancellationToken) =>
        IsSilent ? throw new HttpRequestException("silent") : Task.FromResult(Offered);

    public Task<IResult> BeginAsync(HttpContext context, string waitingRequestId, string region, IReadOnlySet<string> scopes)
    {
        Begun.Enqueue((waitingRequestId, region, scopes));
        return Task.FromResult(Results.Redirect($"{SignInAddress}?request={waitingRequestId}"));
    }

    public UpstreamTokens Tokens(IReadOnlySet<string> asked) => new("upstream-access-secret", "upstream-refresh-secret", time.GetUtcNow().AddHours(1), Granted ?? asked);

    public Task<string> AccessTokenAsync(string grant, string? refused, CancellationToken cancellationToken) => Task.FromResult("upstream-access-secret");

    public Task RevokeUpstreamAsync(string connectionId, CancellationToken cancellationToken)
    {
        Revoked.Enqueue(connectionId);
        return Task.CompletedTask;
    }

    public async Task GiveBackAsync(string region, UpstreamTokens tokens)
    {
        await Revocation;
        await GivenBack.Writer.WriteAsync((region, tokens.RefreshToken));
    }
}
