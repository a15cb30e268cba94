using System.Buffers;

namespace SessionboardMcp.Api.Transport;

/// <summary>
/// Reads a body up to a cap. What is counted is what comes out of decompression, so that a small body that unpacks into a
/// huge one is caught while it unpacks.
/// </summary>
internal static class BoundedBody
{
    /// <summary>Reads all of it.</summary>
    /// <returns>The body; null when it is larger than the cap.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int cap, CancellationToken cancellationToken)
    {
        // A compressed body's own length is not told once the handler unpacks it, so a length that is told is the true one.
        if (content.Headers.ContentLength > cap) return null;

        var body = new ArrayBufferWriter<byte>();
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            while (true)
            {
                var read = await stream.ReadAsync(body.GetMemory(16 * 1024), cancellationToken).ConfigureAwait(false);
                if (read == 0) return body.WrittenMemory;
                body.Advance(read);
                if (body.WrittenCount > cap) return null;
            }
        }
    }
}
