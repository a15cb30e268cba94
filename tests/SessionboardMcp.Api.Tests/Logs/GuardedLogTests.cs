using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using SessionboardMcp.Api.Logs;

namespace SessionboardMcp.Api.Tests.Logs;

/// <summary>A line of a log stays a line, whatever a stranger put into it, and whichever library wrote it.</summary>
public sealed class GuardedLogTests : IDisposable
{
    private readonly FakeLoggerProvider _log = new();
    private readonly ServiceProvider _services;

    public GuardedLogTests() => _services = new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log))
        .AddSecretFreeLogs()
        .AddSingleton(new LogVocabulary("Library", new HashSet<string> { "tools/call" }))
        .BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        _log.Dispose();
    }

    public static TheoryData<string> Strange =>
    [
        "a\nb", "a\r\nwarn: forged", "\u001b[31mred\u001b[0m", "\u009b31m", "a\0b", "a\u2028b\u2029c", "a\u0085b", "a\u202Eb", "a\u200Bb", "\u0007", "\uFEFFa", new string('x', 1_000_000), "\ud800", "a\vb\fc\bd",
    ];

    [Theory]
    [MemberData(nameof(Strange))]
    public void A_line_is_one_line_and_bounded(string text)
    {
        Logger("Ours").LogWarning("Somebody sent {Text}", text);

        var record = _log.Collector.LatestRecord;
        foreach (var shown in (string?[])[record.Message, record.GetStructuredStateValue("Text")])
        {
            shown!.Length.ShouldBeLessThan(2_200);
            shown.ShouldAllBe(letter => !char.IsControl(letter) && letter != '\u2028' && letter != '\u202E' && letter != '\u200B');
        }
    }

    [Theory]
    [MemberData(nameof(Strange))]
    public void An_exception_keeps_its_stack_and_forges_no_line(string text)
    {
        Logger("Ours").LogError(new InvalidOperationException(text), "It failed");

        var written = _log.Collector.LatestRecord.Exception!.ToString();
        written.ShouldStartWith("System.InvalidOperationException: ");
        written.Length.ShouldBeLessThan(17_000);
        written.Split('\n').Skip(1).ShouldAllBe(line => line.StartsWith("   ", StringComparison.Ordinal));
        written.ShouldAllBe(letter => letter == '\n' || !char.IsControl(letter));
    }

    [Fact]
    public void A_library_logs_names_of_ours_and_no_others()
    {
        var library = Logger("Library.Server");

        library.LogInformation("{Endpoint} called {Method} in {Milliseconds} ms", "Client (evil\n1.0)", "tools/call", 1.5);
        library.LogError(new InvalidOperationException("evil"), "{Method} failed", "evil\u001b[2J");

        _log.Collector.GetSnapshot().Select(record => record.Message).ShouldBe(["unknown called tools/call in 1.5 ms", "unknown failed (InvalidOperationException)"]);
        _log.Collector.GetSnapshot().ShouldAllBe(record => record.Exception == null);
        _log.Collector.GetSnapshot()[0].GetStructuredStateValue("Endpoint").ShouldBe("unknown");
    }

    [Fact]
    public void A_usual_line_is_what_it_was()
    {
        Logger("Ours").LogInformation("Forgot {Count} clients of {Host}, „Zürich“ 😀", 3, "claude.ai");

        _log.Collector.LatestRecord.Message.ShouldBe("Forgot 3 clients of claude.ai, „Zürich“ 😀");
        _log.Collector.LatestRecord.GetStructuredStateValue("Count").ShouldBe("3");
    }

    private ILogger Logger(string category) => _services.GetRequiredService<ILoggerFactory>().CreateLogger(category);
}
