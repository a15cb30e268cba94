using System.Text.Json;
using SessionboardMcp.Sandbox.Responses;

namespace SessionboardMcp.Sandbox.Faults;

/// <summary>Rewrites JSON so that names and shape stay and no value has its type any more. Null stays null.</summary>
internal sealed class TypeScrambler : JsonCopier
{
    /// <inheritdoc/>
    protected override void WriteValue(Utf8JsonWriter writer, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                writer.WriteNumberValue(reader.GetString()!.Length);
                break;
            case JsonTokenType.Null:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(reader.ValueSpan);
                break;
        }
    }
}
