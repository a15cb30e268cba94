using System.Text.Encodings.Web;
using System.Text.Json;

namespace SessionboardMcp.Packaging;

/// <summary>How files are written that people read, too.</summary>
internal static class Json
{
    /// <summary>Indented, with quotes and arrows as they are.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
}
