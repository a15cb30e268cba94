namespace SessionboardMcp.Server.Storage;

/// <summary>
/// A browser that was paired with the one that consented, such as the person's phone; before that, the code by which it can be. A code is used
/// once, and dies of a few wrong tries.
/// </summary>
internal sealed class PairedBrowser
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>The half of the code by which it is found; random once it was used.</summary>
    public required string Place { get; set; }

    /// <summary>SHA-256 of the whole code, in base64url; empty once it was used.</summary>
    public required string CodeHash { get; set; }

    /// <summary>SHA-256 of the key of the browser that consented and made the code.</summary>
    public required string ConsentedKeyHash { get; init; }

    /// <summary>SHA-256 of the key of the browser that was paired; null while the code waits.</summary>
    public string? BrowserKeyHash { get; set; }

    /// <summary>When the code, and later the pairing, ends.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>How often the code was tried.</summary>
    public int Tries { get; set; }
}
