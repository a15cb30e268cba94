using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Client;

internal sealed class SessionboardClientFactory(
    Wire wire,
    Memories memories,
    Coalescer coalescer,
    RateLimitLedger ledger,
    AssistantVerdicts verdicts,
    WriteNews news,
    TimeProvider time,
    IOptions<SessionboardOptions> options)
    : ISessionboardClientFactory
{
    public ISessionboardClient Create(Credential credential, Uri? baseAddress = null) =>
        new SessionboardClient(
            new HostCredential(credential, baseAddress is null ? options.Value.ResolveBaseAddress() : Safe(baseAddress)),
            wire,
            memories,
            coalescer,
            ledger,
            verdicts,
            news,
            time,
            options.Value);

    private static Uri Safe(Uri address) =>
        SessionboardHosts.IsSafe(address)
            ? SessionboardHosts.WithSlash(address)
            : throw new ArgumentException("A credential is sent by https only, or by http to this machine.", nameof(address));
}
