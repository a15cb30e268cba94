using System.Globalization;

namespace SessionboardMcp.Api.Configuration;

/// <summary>How Sessionboard's public API is reached. Read from the configuration section <see cref="Section"/>.</summary>
public sealed class SessionboardOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Sessionboard";

    /// <summary>The region that holds the organization: <c>us</c> (the default) or <c>eu</c>.</summary>
    public string Region { get; set; } = "us";

    /// <summary>
    /// An address that overrides <see cref="Region"/>, for a proxy or the sandbox: https, or http on a loopback host.
    /// </summary>
    public string? BaseUrl { get; set; }

    /// <summary>
    /// An organization's API token, where the host uses one. A <c>sandbox-*</c> token is for loopback hosts only.
    /// </summary>
    public string? ApiToken { get; set; }

    /// <summary>The longest one try may take, its body included. 30 seconds by default; 1 second to 10 minutes.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The longest a whole call may take, every retry and wait included. 60 seconds by default; at least
    /// <see cref="AttemptTimeout"/>, at most one hour.
    /// </summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The most bytes of one answer, after decompression. 16 MiB by default; 1 KiB to 256 MiB.</summary>
    public int MaxResponseBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How often a read that failed on the way is tried again. 2 by default; 0 to 5. Writes never are.</summary>
    public int MaxRetries { get; set; } = 2;

    /// <summary>
    /// The longest rate-limit wait that is sat out; a longer one is an error that says until when. 2 seconds by
    /// default; 0 to 30 seconds.
    /// </summary>
    public TimeSpan MaxRateLimitWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a schema, and the lists of reports and dashboards, are kept. 5 minutes by default; 0 (not kept) to one day.</summary>
    public TimeSpan SchemaTtl { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the list of events is kept. 60 seconds by default; 0 (not kept) to one day.</summary>
    public TimeSpan EventsTtl { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The address that every path is resolved against; it ends in a slash.</summary>
    /// <returns><see cref="BaseUrl"/> when given, else the host of <see cref="Region"/>.</returns>
    /// <exception cref="InvalidOperationException">Neither is usable; the validator says so at start.</exception>
    public Uri ResolveBaseAddress() =>
        string.IsNullOrWhiteSpace(BaseUrl)
            ? SessionboardHosts.OfRegion(Region)
                ?? throw new InvalidOperationException(SessionboardOptionsValidator.RegionMessage(Region))
            : SessionboardHosts.Parse(BaseUrl)
                ?? throw new InvalidOperationException(SessionboardOptionsValidator.BaseUrlMessage());

    /// <summary>The settings that may be shown; the token is not among them.</summary>
    /// <returns>One line for a log.</returns>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Sessionboard (region {Region}, own address {!string.IsNullOrWhiteSpace(BaseUrl)}, API token {(string.IsNullOrEmpty(ApiToken) ? "absent" : "present")})");
}
