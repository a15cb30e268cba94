using System.Buffers;
using System.IO.Pipelines;

namespace SessionboardMcp.Server.Hosting.Answering;

/// <summary>
/// The body of an answer of server-sent events. Headers wait for the first event for a quarter of a second at most, as with the SDK at revision
/// 2026-07-28, so that no client's patience with them ends; an answer waits for its end, which comes right behind it; anything else is sent when it is flushed.
/// </summary>
/// <param name="response">Where it goes.</param>
/// <param name="time">The clock.</param>
internal sealed class AnswerBody(HttpResponse response, TimeProvider time) : Stream
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    private readonly PipeWriter _writer = response.BodyWriter;
    private readonly long _begun = time.GetTimestamp();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _ended = new();
    private readonly ReadableEscapes _escapes = new();
    private Task? _headers;
    private bool _hasMessage;

    /// <summary>Whether something is on its way to the client.</summary>
    public bool HasWritten { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            HasWritten = true;
            // A request or a notification, which the client is to see now. Were it ever written otherwise, it would come with the answer.
            _hasMessage |= buffer.Span.IndexOf("\"method\":"u8) >= 0;
            // A refusal is JSON of our own, and may have told its length.
            if (response.ContentType?.StartsWith("text/event-stream", StringComparison.Ordinal) == true)
                _escapes.Write(buffer.Span, _writer);
            else
                _writer.Write(buffer.Span);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (!HasWritten)
            _headers ??= SendHeadersAsync();
        else if (_hasMessage)
            await SendAsync(cancellationToken);
    }

    /// <summary>Leaves the rest to the end of the answer, which sends it. Nothing is written behind it; to say so again does nothing.</summary>
    public async Task EndAsync()
    {
        await _ended.CancelAsync();
        if (_headers is not null)
            await _headers;
        _escapes.End(_writer);
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _turn.Dispose();
            _ended.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task SendHeadersAsync()
    {
        // The SDK may have waited itself.
        var left = Grace - time.GetElapsedTime(_begun);
        // Mostly the answer is there long before, so that this must not cost an exception.
        if (left > TimeSpan.Zero)
            await Task.Delay(left, time, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // What is on its way is not broken off: that would end the connection, with an answer that may be behind it.
        if (!_ended.IsCancellationRequested)
            await SendAsync(CancellationToken.None);
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _hasMessage = false;
            await _writer.FlushAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }
}
