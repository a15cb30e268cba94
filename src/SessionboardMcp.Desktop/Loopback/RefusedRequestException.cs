namespace SessionboardMcp.Desktop.Loopback;

/// <summary>A request that is not read further.</summary>
/// <param name="status">The HTTP status that says why.</param>
internal sealed class RefusedRequestException(int status) : Exception("The request was refused.")
{
    /// <summary>The HTTP status that says why.</summary>
    public int Status => status;
}
