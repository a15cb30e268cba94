using System.Runtime.CompilerServices;
using System.Text.Json;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>Reads the lines of an earlier export.</summary>
internal static class AuditExportReader
{
    // Of two properties of one name readers take the first or the last.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads them.</summary>
    /// <param name="reader">The lines.</param>
    /// <param name="name">What they are called in a message.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ConfigurationProblemException">A line is none of an export.</exception>
    public static async IAsyncEnumerable<ExportedEntry> ReadAsync(TextReader reader, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return Read(line, number) ?? throw new ConfigurationProblemException($"Line {number} of {name} is no line of audit export or audit follow. Nothing was compared.");
        }
    }

    private static ExportedEntry? Read(string line, int number)
    {
        try
        {
            using var read = JsonDocument.Parse(line, Strict);
            return read.RootElement.TryGetProperty("at", out var at) && at.TryGetDateTimeOffset(out var time)
                ? new ExportedEntry(
                    read.RootElement.TryGetProperty("sequence", out var sequence) ? sequence.GetInt64() : null,
                    read.RootElement.TryGetProperty("link", out var link) ? link.GetString() : null,
                    time,
                    number,
                    line)
                : null;
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>An entry of an export.</summary>
/// <param name="Sequence">Its place in the chain; null for one of before the chain.</param>
/// <param name="Link">Its link.</param>
/// <param name="At">When it happened.</param>
/// <param name="Number">The number of its line, from 1.</param>
/// <param name="Text">The line.</param>
internal sealed record ExportedEntry(long? Sequence, string? Link, DateTimeOffset At, int Number, string Text);
