namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>Reads a body that may be larger than anything we want.</summary>
internal static class BoundedBody
{
    /// <summary>Reads to the end.</summary>
    /// <param name="body">The body.</param>
    /// <param name="limit">The most bytes that are taken.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where there are more.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream body, int limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[limit + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        // Not a bare null, which would become an empty body by way of the conversion from an array.
        return length > limit ? default(ReadOnlyMemory<byte>?) : buffer.AsMemory(0, length);
    }
}
