namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>How assistants become known as OAuth clients; section <c>Clients</c>.</summary>
internal sealed class ClientRegistrationOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Clients";

    /// <summary>Whether clients may register themselves (RFC 7591). Cursor and older clients cannot connect otherwise.</summary>
    public bool AllowRegistration { get; set; } = true;

    /// <summary>
    /// More redirect addresses, beside loopback and the known assistants', that a registering client may name: exact, or ending in
    /// <c>/*</c> for one more path segment. Other schemes than https count for metadata documents, too.
    /// </summary>
    public IList<string> Redirects { get; } = [];

    /// <summary>
    /// A file with a JSON array of metadata documents, which win over what their addresses serve; read at start. Null for none.
    /// </summary>
    public string? DocumentsFile { get; set; }

    /// <summary>
    /// New clients a minute from one network, /24 of IPv4 or /48 of IPv6 (1 to 10,000). Generous, as the assistants' clouds register for
    /// thousands of people; but they register the same client over and over, and one that is known counts for nothing.
    /// </summary>
    public int RegistrationsPerMinute { get; set; } = 60;

    /// <summary>New clients a minute from all networks together (<see cref="RegistrationsPerMinute"/> to 100,000).</summary>
    public int RegistrationsPerMinuteOfAll { get; set; } = 1_000;

    /// <summary>Metadata documents a minute that are fetched for one network (1 to 10,000); twenty times as many for all together.</summary>
    public int DocumentsPerMinute { get; set; } = 30;

    /// <summary>The most clients that are kept (10 to 1,000,000). Beyond, the oldest that nobody was ever connected with is forgotten.</summary>
    public int MaximumClients { get; set; } = 20_000;

    /// <summary>After how long without a sign-in a client that people used, and nobody is connected with, is forgotten (an hour to a year).</summary>
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromDays(7);
}
