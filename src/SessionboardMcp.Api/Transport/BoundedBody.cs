using System.Buffers;

namespace SessionboardMcp.Api.Transport;

/// <summary>
/// Reads a body up to a cap. What is counted is what comes out of decompression, so that a small body that unpacks into a
/// huge one is caught while it unpacks.
/// </summary>
internal static class BoundedBody
{
    private const int FirstRead = 16 * 1024;

    /// <summary>Reads all of it.</summary>
    /// <returns>The body; null when it is larger than the cap.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int cap, CancellationToken cancellationToken)
    {
        // A compressed body's own length is not told once the handler unpacks it, so a length that is told is the true one.
        if (content.Headers.ContentLength > cap) return null;

        // Where reading fails it is not given back, as whoever reads may still write into it.
        var buffer = ArrayPool<byte>.Shared.Rent(FirstRead);
        var length = 0;
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            while (length <= cap)
            {
                if (length == buffer.Length)
                    buffer = Grown(buffer);
                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0) break;
                length += read;
            }
        }

        var body = length <= cap ? buffer.AsSpan(0, length).ToArray() : null;
        Return(buffer);
        return body is null ? null : (ReadOnlyMemory<byte>?)body;
    }

    private static byte[] Grown(byte[] buffer)
    {
        var grown = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
        buffer.CopyTo(grown, 0);
        Return(buffer);
        return grown;
    }

    // It held what a person may see, and who rents it next is another's call.
    private static void Return(byte[] buffer) => ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
}
