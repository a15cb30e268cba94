using System.Text;

namespace SessionboardMcp.Core.Tests.Support;

/// <summary>What a client says, with half of a surrogate pair wherever it says <see cref="Half"/>: no JSON writer of .NET would write one.</summary>
internal sealed class HalfStream(Stream inner) : Stream
{
    public const string Half = "HALFOFAPAIR";

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        await inner.WriteAsync(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(buffer.Span).Replace(Half, "\\ud83d", StringComparison.Ordinal)), cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(buffer, offset, count).Replace(Half, "\\ud83d", StringComparison.Ordinal)));

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
