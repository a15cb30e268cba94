namespace SessionboardMcp.Desktop.Hosting;

/// <summary>An input that gives a last line at its end, and only then ends when it may.</summary>
/// <param name="input">The input. On a console its reads cannot be cancelled, so nobody waits for one that was given up.</param>
/// <param name="last">The last line, in UTF-8.</param>
/// <param name="mayEnd">What the end waits for; its failure or a timeout is an end too.</param>
internal sealed class HeldInput(Stream input, ReadOnlyMemory<byte> last, Func<CancellationToken, Task> mayEnd) : Stream
{
    private ReadOnlyMemory<byte> _left = last;
    private bool _hasEnded;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_hasEnded)
        {
            var read = await input.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken);
            if (read > 0)
                return read;
            _hasEnded = true;
        }

        var length = Math.Min(buffer.Length, _left.Length);
        if (length == 0)
            await EndAsync(cancellationToken);
        _left[..length].CopyTo(buffer);
        _left = _left[length..];
        return length;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is written.
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();
        base.Dispose(disposing);
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        try
        {
            await mayEnd(cancellationToken);
        }
        catch (TimeoutException)
        {
            // Then it ends without them.
        }
    }
}
