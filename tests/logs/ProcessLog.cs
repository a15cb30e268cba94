using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace SessionboardMcp.Logs;

/// <summary>Has programs of ours, which tests start, log everything in a form that can be told from what else they write.</summary>
internal static class ProcessLog
{
    private const string Start = "{\"EventId\":";

    private static readonly (string Key, string Value)[] Settings =
        [("Logging:Console:LogLevel:Default", "Trace"), ("Logging:Console:FormatterName", "json"), ("Logging:Console:FormatterOptions:IncludeScopes", "true")];

    /// <summary>The settings for a program whose environment is somebody else's to give.</summary>
    public static IReadOnlyList<string> Arguments { get; } = [.. Settings.Select(setting => $"--{setting.Key}={setting.Value}")];

    /// <summary>The settings as variables.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } =
        Settings.ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value);

    /// <summary>Hands the lines of a log to <see cref="SuiteLog"/>, and returns what else was written.</summary>
    public static string Take(string written) => string.Join('\n', written.Split('\n').Where(line => !TryTake(line)));

    /// <summary>The same for one line.</summary>
    /// <returns>Whether it is one of a log.</returns>
    public static bool TryTake(string? line)
    {
        if (line?.StartsWith(Start, StringComparison.Ordinal) != true || Read(line) is not { } json)
            return false;
        using (json)
        {
            var text = new StringBuilder();
            Append(text, json.RootElement);
            SuiteLog.Take(
                json.RootElement.GetProperty("Category").GetString()!, new EventId(json.RootElement.GetProperty("EventId").GetInt32()), text.ToString());
        }

        return true;
    }

    /// <summary>What was written besides a log whose lines were taken one by one.</summary>
    public static string Without(string written) => string.Join('\n', written.Split('\n').Where(line => !line.StartsWith(Start, StringComparison.Ordinal)));

    // The last line of a program that was stopped may not be whole.
    private static JsonDocument? Read(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Append(StringBuilder text, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject().Where(property => property.Name != "{OriginalFormat}"))
                Append(text, property.Value);
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Append(text, item);
        }
        else if (element.ValueKind == JsonValueKind.String)
        {
            text.Append(element.GetString()).Append('\n');
        }
    }
}
