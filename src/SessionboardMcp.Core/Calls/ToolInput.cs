using System.Globalization;
using System.Text.Json;

namespace SessionboardMcp.Core.Calls;

/// <summary>One argument of a tool: what a client is told of it, and how a value is read.</summary>
/// <param name="Name">Its name, snake case.</param>
/// <param name="Type">The JSON Schema type.</param>
/// <param name="Description">What it means, for a model.</param>
/// <param name="Example">A right value as JSON, for error messages.</param>
internal sealed record ToolInput(string Name, string Type, string Description, string Example)
{
    /// <summary>The most characters of a name or a title: Sessionboard's text fields hold as many, unless set otherwise (its help page on importing).</summary>
    public const int LongestName = 255;

    /// <summary>Whether the call needs it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The smallest number, or the fewest items.</summary>
    public int? Min { get; init; }

    /// <summary>The largest number, or the most characters or items.</summary>
    public int? Max { get; init; }

    /// <summary>Whether clients are told the bounds of a number. They hold in any case.</summary>
    public bool TellsBounds { get; init; } = true;

    /// <summary>The scope that a call needs besides the tool's own where this is given; null for none.</summary>
    public string? Scope { get; init; }

    /// <summary>A text.</summary>
    public static ToolInput Text(string name, string description, string example) => new(name, "string", description, $"\"{example}\"");

    /// <summary>A whole number.</summary>
    public static ToolInput Integer(string name, string description, int example) =>
        new(name, "integer", description, example.ToString(CultureInfo.InvariantCulture));

    /// <summary>A yes or no.</summary>
    public static ToolInput Truth(string name, string description) => new(name, "boolean", description, "true");

    /// <summary>A list of texts.</summary>
    public static ToolInput TextList(string name, string description, params string[] example) =>
        new(name, "array", description, $"[{string.Join(", ", example.Select(item => $"\"{item}\""))}]");

    /// <summary>Writes its JSON Schema.</summary>
    public void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(Name);
        writer.WriteString("type", Type);
        if (Type == "array")
        {
            writer.WriteStartObject("items");
            writer.WriteString("type", "string");
            writer.WriteEndObject();
        }

        writer.WriteString("description", Description);
        if (Type == "integer" && TellsBounds && Min is { } min)
            writer.WriteNumber("minimum", min);
        if (Type == "integer" && TellsBounds && Max is { } max)
            writer.WriteNumber("maximum", max);
        writer.WriteEndObject();
    }
}
