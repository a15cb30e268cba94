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
    /// Registrations a minute, from everybody together (1 to 10,000): they come from the assistants' clouds, where one address stands
    /// for thousands of people.
    /// </summary>
    public int RegistrationsPerMinute { get; set; } = 60;

    /// <summary>The most clients that are kept (10 to 1,000,000).</summary>
    public int MaximumClients { get; set; } = 20_000;

    /// <summary>After how long without a sign-in a client that nobody has a connection with is forgotten (an hour to a year).</summary>
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromDays(7);
}
