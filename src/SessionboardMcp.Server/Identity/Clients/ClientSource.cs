namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>How a client came to be known, and so how much its name is worth.</summary>
internal enum ClientSource
{
    /// <summary>It registered itself: its name is what it likes to be called.</summary>
    Registration,

    /// <summary>Its metadata document was fetched from the domain in its identifier.</summary>
    Document,

    /// <summary>Its metadata document could not be fetched, and the copy that this program carries was used.</summary>
    PinnedDocument,

    /// <summary>The operator wrote its metadata into a file.</summary>
    OperatorDocument,
}
