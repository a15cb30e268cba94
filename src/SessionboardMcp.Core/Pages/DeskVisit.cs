namespace SessionboardMcp.Core.Pages;

/// <summary>One request to the pages of changes, from a browser that the host has recognised.</summary>
public sealed record DeskVisit
{
    /// <summary>What this browser connected, what has ended of it, too: all whose changes it may see.</summary>
    public required IReadOnlyList<DeskConnection> Connections { get; init; }

    /// <summary>Why this browser can see nothing, and what to do, a sentence; null where it is recognised, or may be.</summary>
    public string? NotKnown { get; init; }

    /// <summary>The page on which another device is paired with this browser; null where there is none.</summary>
    public string? PairPath { get; init; }

    /// <summary>The page on which the person signs out of these pages; null where nobody signs in to them.</summary>
    public string? LeavePath { get; init; }

    /// <summary>The pages beside these.</summary>
    public PageLinks Links { get; init; } = PageLinks.None;

    /// <summary>The fields that every form carries besides its own, such as the token against forged forms. The host has checked them before anything is decided.</summary>
    public required IReadOnlyDictionary<string, string> Hidden { get; init; }
}

/// <summary>A connection of a browser that was recognised.</summary>
/// <param name="Id">Its id, by <c>Caller.Subject</c>.</param>
/// <param name="Name">What the person calls it, or the assistant calls itself.</param>
/// <param name="Client">Sessionboard under the connection's rights as they are now; not called while there is a hindrance.</param>
public sealed record DeskConnection(string Id, string Name, Func<ISessionboardClient> Client)
{
    /// <summary>Why nothing can be decided for it, a sentence; null where it can.</summary>
    public string? Hindrance { get; init; }

    /// <summary>What the person's own account covers; null where the connection's credential at Sessionboard says that.</summary>
    public DeskRights? Rights { get; init; }

    /// <summary>Whether the person chose at consent to see every change: then they are not offered less.</summary>
    public bool AsksForEveryChange { get; init; }
}

/// <summary>The answer to a request, for any host to send.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Page">The page; null where it leads on.</param>
/// <param name="Location">Where it leads on to, on this host; null where it does not.</param>
public sealed record DeskAnswer(int Status, Html? Page, string? Location)
{
    internal static DeskAnswer Of(Html page, int status = 200) => new(status, page, null);

    // 303: the browser fetches it by GET, and loading it again decides nothing (RFC 9110, section 15.4.4).
    internal static DeskAnswer On(string location) => new(303, null, location);
}

/// <summary>A form that was sent, whatever the host reads it with.</summary>
/// <param name="read">The values of a field.</param>
public sealed class DeskForm(Func<string, IReadOnlyList<string>> read)
{
    /// <summary>All values of a field.</summary>
    public IReadOnlyList<string> All(string field) => read(field);

    /// <summary>The one value of a field; empty where there is none, or several.</summary>
    public string One(string field) => read(field) is [var only] ? only : "";
}
