using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Desktop.Hosting;

namespace SessionboardMcp.Desktop.Tests.Hosting;

/// <summary>The end of the input, while calls are at work.</summary>
public sealed class AnswerThenEndTests : IDisposable
{
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"slow"}}""";
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryStream _output = new();

    public void Dispose() => _output.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_is_at_work_is_answered_before_the_end(bool isError)
    {
        await using var streams = Begin(Call);
        (await streams.MessageReader.ReadAsync()).ShouldBeOfType<JsonRpcRequest>();

        streams.MessageReader.Completion.IsCompleted.ShouldBeFalse();
        await streams.SendMessageAsync(isError
            ? new JsonRpcError { Id = new RequestId(1), Error = new JsonRpcErrorDetail { Code = -32603, Message = "failed" } }
            : new JsonRpcResponse { Id = new RequestId(1), Result = "done" });

        await streams.MessageReader.Completion.WaitAsync(TimeSpan.FromSeconds(30));
        Encoding.UTF8.GetString(_output.ToArray()).ShouldContain(isError ? "failed" : "done");
    }

    [Fact]
    public async Task A_call_that_was_cancelled_holds_nothing_up()
    {
        await using var streams = Begin(Call + "\n" + """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}""");

        (await ReadAllAsync(streams)).ShouldBe(["JsonRpcRequest", "JsonRpcNotification"]);
    }

    [Fact]
    public async Task A_call_that_never_ends_holds_the_end_up_for_two_minutes_only()
    {
        await using var streams = Begin(Call);
        (await streams.MessageReader.ReadAsync()).ShouldBeOfType<JsonRpcRequest>();

        while (!streams.MessageReader.Completion.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMinutes(2));
            await Task.Yield();
        }

        streams.MessageReader.Completion.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task The_line_of_ours_is_nobodys_message()
    {
        await using var streams = Begin("");

        (await ReadAllAsync(streams)).ShouldBeEmpty();
    }

    private static async Task<List<string>> ReadAllAsync(AnswerThenEnd streams)
    {
        var seen = new List<string>();
        await foreach (var message in streams.MessageReader.ReadAllAsync())
            seen.Add(message.GetType().Name);
        return seen;
    }

    private AnswerThenEnd Begin(string input) => new(new MemoryStream(Encoding.UTF8.GetBytes(input)), _output, _time, NullLoggerFactory.Instance);
}
