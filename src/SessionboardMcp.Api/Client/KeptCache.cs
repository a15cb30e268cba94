using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Client;

/// <summary>
/// What callers keep, in a memory of its own: it is large, and filling it must not push out schemas and readings of budgets.
/// </summary>
internal sealed class KeptCache : IDisposable
{
    private readonly Memory _memory;

    public KeptCache(TimeProvider time, Coalescer coalescer)
    {
        _memory = new Memory(time);
        Cache = new CredentialCache(_memory.Cache, coalescer);
    }

    /// <summary>The cache; a credential's entries are its alone.</summary>
    public CredentialCache Cache { get; }

    public void Dispose() => _memory.Dispose();
}
