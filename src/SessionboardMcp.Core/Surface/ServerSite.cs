namespace SessionboardMcp.Core.Surface;

/// <summary>Where people read about this server in a browser. A host that has such a page adds one.</summary>
/// <param name="address">Its address; asked for once the host listens.</param>
public sealed class ServerSite(Func<Uri?> address)
{
    /// <summary>Its address; null where it is not known. Never of a request: a stranger's Host header must not choose where a client fetches pictures.</summary>
    public Uri? Address => address();
}
