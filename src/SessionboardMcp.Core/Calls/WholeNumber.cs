using System.Globalization;
using System.Text.Json;

namespace SessionboardMcp.Core.Calls;

/// <summary>
/// Reads a whole number, however it is written: <c>1.0</c> and <c>1e2</c> are whole numbers to JSON Schema (2020-12, validation, 6.1.1),
/// several languages write every number with a fraction, and models put numbers in quotes.
/// </summary>
internal static class WholeNumber
{
    /// <summary>The number; null where the value is none, has a fraction, or does not fit.</summary>
    public static int? Read(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString()!.Trim(),
            _ => null,
        };
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            && decimal.IsInteger(number)
            && number is >= int.MinValue and <= int.MaxValue
                ? (int)number
                : null;
    }
}
