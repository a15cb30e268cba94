namespace SessionboardMcp.Server.Addresses;

/// <summary>What the command line of <c>serve</c> says.</summary>
internal sealed record ServeSettings
{
    /// <summary>Whether there is no sign-in, and so only this machine.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Whether a sandbox stands behind the server.</summary>
    public bool UsesSandbox { get; init; }

    /// <summary>Where the sandbox listens; null for a free loopback port.</summary>
    public string? SandboxUrl { get; init; }

    /// <summary>Where to listen; null for what the environment says, else <see cref="DefaultUrl"/>.</summary>
    public string? Urls { get; init; }

    /// <summary>Where keys, grants and the database lie; null for the platform's place.</summary>
    public string? Data { get; init; }

    /// <summary>Configuration given on the command line, as <c>--Section:Key=value</c>.</summary>
    public IReadOnlyList<string> Configuration { get; init; } = [];

    /// <summary>Where the server listens unless told otherwise.</summary>
    public const string DefaultUrl = "http://localhost:3001";
}
