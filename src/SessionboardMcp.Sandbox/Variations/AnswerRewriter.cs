using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;

namespace SessionboardMcp.Sandbox.Variations;

/// <summary>Writes an answer's JSON with what was asked for.</summary>
/// <param name="variations">What is to be different.</param>
/// <param name="status">The answer's status.</param>
/// <param name="names">Names of people that are to be masked wherever one is a value of its own.</param>
internal sealed class AnswerRewriter(SandboxVariations variations, int status, IReadOnlySet<string> names) : JsonCopier
{
    private static readonly string[] NameProperties = ["full_name", "first_name", "last_name"];

    /// <inheritdoc/>
    protected override string Name(string name) =>
        variations.HasSnakeCasePagination && IsWithin("pagination") ? JsonNamingPolicy.SnakeCaseLower.ConvertName(name) : name;

    /// <inheritdoc/>
    protected override void WriteValue(Utf8JsonWriter writer, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            writer.WriteStringValue(Text(reader.GetString()!, reader.CurrentDepth));
        else
            base.WriteValue(writer, ref reader);
    }

    private string Text(string value, int depth)
    {
        if (variations.NamesErrorClasses && status >= 400 && depth == 1 && Property == "error")
            return $"{ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal)}Error";
        return variations.MasksNames && (NameProperties.Contains(Property) || names.Contains(value))
            ? string.Join(' ', value.Split(' ').Select(PiiMask.Text))
            : value;
    }
}
