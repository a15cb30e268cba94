using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Server.Hosting.Answering;

namespace SessionboardMcp.Server.Tests.Hosting.Answering;

/// <summary>An answer leaves in one piece; what is told before it leaves at once.</summary>
public sealed class AnswerBodyTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Sent _sent = new();
    private readonly DefaultHttpContext _context = new();
    private readonly AnswerBody _body;

    public AnswerBodyTests()
    {
        _context.Features.Set<IHttpResponseBodyFeature>(_sent);
        _context.Response.ContentType = "text/event-stream";
        _body = new AnswerBody(_context.Response, _time);
    }

    public void Dispose() => _body.Dispose();

    [Fact]
    public async Task An_answer_waits_for_its_end_with_its_headers()
    {
        await _body.FlushAsync();
        await WriteAsync("""data: {"result":{"content":[{"text":"{\u0022a\u0022:1}"}]},"id":1}""");
        await _body.FlushAsync();
        _sent.Pieces.ShouldBeEmpty();

        await _body.EndAsync();
        _time.Advance(TimeSpan.FromMinutes(1));

        _sent.Pieces.ShouldBeEmpty("the end of the request sends it");
        _sent.Rest().ShouldBe("""data: {"result":{"content":[{"text":"{\"a\":1}"}]},"id":1}""");
    }

    [Fact]
    public async Task Progress_leaves_when_it_is_told()
    {
        await _body.FlushAsync();
        await WriteAsync("""data: {"method":"notifications/progress","params":{"progress":1}}""");
        await _body.FlushAsync();
        _sent.Pieces.ShouldHaveSingleItem().ShouldContain("notifications/progress");

        await WriteAsync("""data: {"result":{},"id":1}""");
        await _body.FlushAsync();
        await _body.EndAsync();

        _sent.Pieces.Count.ShouldBe(1);
        _sent.Rest().ShouldContain("result");
    }

    [Fact]
    public async Task Headers_of_a_call_that_takes_long_leave_after_a_quarter_of_a_second()
    {
        await _body.FlushAsync();
        _time.Advance(TimeSpan.FromMilliseconds(249));
        _sent.Pieces.ShouldBeEmpty();
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await _sent.FirstAsync();

        _sent.Pieces.ShouldBe([""]);
        await _body.EndAsync();
    }

    // As at revision 2026-07-28, where the SDK waits itself before it sends them.
    [Fact]
    public async Task Headers_that_waited_already_leave_at_once()
    {
        _time.Advance(TimeSpan.FromMilliseconds(250));
        await _body.FlushAsync();

        await _sent.FirstAsync();
        await _body.EndAsync();
    }

    // It may have told its length.
    [Fact]
    public async Task A_refusal_leaves_as_it_is_written()
    {
        _context.Response.ContentType = "application/json";
        await WriteAsync("""{"error":"\u0022"}""");
        await _body.EndAsync();

        _sent.Rest().ShouldBe("""{"error":"\u0022"}""");
    }

    // Else the sentence that says so would stand behind half an answer, as a part of it.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_behind_what_was_written_finds_an_answer_that_has_begun(bool hasWritten)
    {
        var sent = new Sent();
        var context = new DefaultHttpContext { Request = { Method = "POST", Path = "/mcp" } };
        context.Features.Set<IHttpResponseBodyFeature>(sent);
        var middleware = new AnswersInOnePiece(
            async next =>
            {
                if (hasWritten)
                    await next.Response.Body.WriteAsync("data: {"u8.ToArray());
                throw new InvalidOperationException("half way");
            },
            _time);

        await Should.ThrowAsync<InvalidOperationException>(() => middleware.InvokeAsync(context));

        sent.HasStarted.ShouldBe(hasWritten);
        context.Response.BodyWriter.ShouldBe(sent);
    }

    private ValueTask WriteAsync(string text) => _body.WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Each flush is a piece that is sent.</summary>
    private sealed class Sent : PipeWriter, IHttpResponseBodyFeature
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly byte[] _memory = new byte[4_096];
        private int _written;
        private int _flushed;

        public List<string> Pieces { get; } = [];

        public Stream Stream => throw new NotSupportedException();

        public PipeWriter Writer => this;

        public string Rest() => Encoding.UTF8.GetString(_memory.AsSpan(_flushed.._written));

        public Task FirstAsync() => _first.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public override void Advance(int bytes) => _written += bytes;

        public override Memory<byte> GetMemory(int sizeHint = 0) => _memory.AsMemory(_written);

        public override Span<byte> GetSpan(int sizeHint = 0) => _memory.AsSpan(_written);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            Pieces.Add(Rest());
            _flushed = _written;
            _first.TrySetResult();
            return default;
        }

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }

        public Task CompleteAsync() => Task.CompletedTask;

        public void DisableBuffering()
        {
        }

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public bool HasStarted { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken = default)
        {
            HasStarted = true;
            return Task.CompletedTask;
        }
    }
}
