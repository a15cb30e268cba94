using System.Buffers;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Hosting.Telemetry;

/// <summary>
/// Reads what stands in a variable of headers as the exporter of the SDK does: <c>name=value</c>, with commas between and percent-encoding allowed
/// (OpenTelemetry specification, OTLP exporter configuration). What it cannot read ends the start there, with an exception of its own.
/// </summary>
internal static class OtlpHeaders
{
    // RFC 9110, section 5.6.2.
    private static readonly SearchValues<char> OfNames = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Checks it.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="key">The variable.</param>
    /// <returns>As it stands there; null where nothing does.</returns>
    /// <exception cref="ConfigurationProblemException">It cannot be read. The value is not repeated, as it is a key mostly.</exception>
    public static string? Read(IConfiguration configuration, string key) => configuration[key] switch
    {
        null => null,
        var given when string.IsNullOrWhiteSpace(given) => null,
        var given when Array.TrueForAll(Uri.UnescapeDataString(given).Split(','), IsHeader) => given,
        _ => throw new ConfigurationProblemException($"{key} is no list of headers. Write name=value, with a comma between two, such as {key}=x-api-key=…"),
    };

    private static bool IsHeader(string text)
    {
        var (name, value) = text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? (text[..at].Trim(), text[(at + 1)..].Trim()) : ("", "");
        return name.Length > 0 && !name.AsSpan().ContainsAnyExcept(OfNames) && value.All(letter => letter is >= ' ' and <= '~');
    }
}
