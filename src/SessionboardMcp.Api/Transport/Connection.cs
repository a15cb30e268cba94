using SessionboardMcp.Api.Credentials;

namespace SessionboardMcp.Api.Transport;

/// <summary>A credential together with the one host it may be sent to.</summary>
internal sealed record Connection(Credential Credential, Uri BaseAddress)
{
    /// <summary>What caches, coalescing and ledgers are partitioned by.</summary>
    public string Partition { get; } = $"{Credential.Key}@{BaseAddress.AbsoluteUri}";
}
