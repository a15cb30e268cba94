using Microsoft.Extensions.Logging.Console;

namespace SessionboardMcp.Server.Hosting;

/// <summary>What a start has to say: text for a person, or a line of the log where that is JSON, as whoever collects it reads nothing else.</summary>
internal static partial class Announcement
{
    private const string FormatterKey = "Logging:Console:FormatterName";

    /// <summary>Whether it becomes lines of the log, which others read, too.</summary>
    public static bool IsLogged(IConfiguration configuration) =>
        string.Equals(configuration[FormatterKey], ConsoleFormatterNames.Json, StringComparison.OrdinalIgnoreCase);

    /// <summary>Says it. Where it becomes lines of the log it holds no secret.</summary>
    public static Task SayAsync(WebApplication app, TextWriter output, string text)
    {
        if (!IsLogged(app.Configuration))
            return output.WriteLineAsync(text);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Log.Said(app.Logger, line);
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Line}")]
        public static partial void Said(ILogger logger, string line);
    }
}
