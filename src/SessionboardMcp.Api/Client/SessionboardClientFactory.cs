using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Client;

internal sealed class SessionboardClientFactory(
    Upstream upstream,
    CredentialCache cache,
    KeptCache keptCache,
    RateLimitLedger ledger,
    SchemaRoutes schemaRoutes,
    AssistantVerdicts verdicts,
    Coalescer coalescer,
    TimeProvider time,
    IOptions<SessionboardOptions> options)
    : ISessionboardClientFactory
{
    public ISessionboardClient Create(Credential credential, Uri? baseAddress = null) =>
        new SessionboardClient(
            new Connection(credential, baseAddress is null ? options.Value.ResolveBaseAddress() : Safe(baseAddress)),
            upstream,
            cache,
            keptCache,
            ledger,
            schemaRoutes,
            verdicts,
            coalescer,
            time,
            options.Value);

    private static Uri Safe(Uri address) =>
        SessionboardHosts.IsSafe(address)
            ? SessionboardHosts.WithSlash(address)
            : throw new ArgumentException("A credential is sent by https only, or by http to this machine.", nameof(address));
}
