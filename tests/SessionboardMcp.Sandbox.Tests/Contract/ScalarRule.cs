using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>Checks a single value against its type, format and list of values.</summary>
internal static partial class ScalarRule
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Problem(PropertyType type, string path, JsonElement value) => (type.Kind, value.ValueKind) switch
    {
        ("string", JsonValueKind.String) => TextProblem(type, path, value.GetString()!),
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _) ? null : "is no whole number",
        ("number", JsonValueKind.Number) => null,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => null,
        _ => $"is {value.ValueKind}, not {type.Kind}",
    };

    private static string? TextProblem(PropertyType type, string path, string text)
    {
        if (type.Values.Count > 0)
            return type.Values.Contains(text, StringComparer.Ordinal) ? null : $"is '{text}', which is not listed";
        // Many times are declared as plain strings; their name tells.
        var format = type.Format ?? (TimeName().IsMatch(path) ? "date-time" : path.EndsWith("email", StringComparison.Ordinal) ? "email" : null);
        var fits = format switch
        {
            null => true,
            "date-time" => Time().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http",
            "email" => Email().IsMatch(text),
            _ => throw new NotSupportedException($"Nobody knows how to check the format {format}."),
        };
        return fits ? null : $"is '{text}', which is no {format}";
    }

    [GeneratedRegex(@"(^|[._\]])(created_at|updated_at|createdAt|updatedAt)$")]
    private static partial Regex TimeName();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Time();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex Email();
}
