namespace SessionboardMcp.Server.Storage.Connections;

/// <summary>Which hosts issue grants by the configuration of today.</summary>
internal interface IGrantHosts
{
    /// <summary>Whether a region's grants are issued by a host.</summary>
    /// <param name="region">The region, such as <c>us</c>.</param>
    /// <param name="host">Scheme, host and port, as a connection keeps them.</param>
    bool Issues(string region, string host);
}

/// <summary>Of a command that only lists what is kept: nothing is served.</summary>
internal sealed class NoGrantHosts : IGrantHosts
{
    /// <inheritdoc/>
    public bool Issues(string region, string host) => false;
}
