using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionboardMcp.Api.Sharing;

/// <summary>A write of a credential, as its other processes need to know it.</summary>
/// <param name="Kind">What was written, such as <c>settings</c>.</param>
/// <param name="EventId">Of which event; null for the organization.</param>
/// <param name="Version">A word that no other write has.</param>
/// <param name="At">When.</param>
internal sealed record SharedWrite(string Kind, int? EventId, string Version, DateTimeOffset At)
{
    /// <summary>Which record; null where only the kind matters.</summary>
    public string? RecordId { get; init; }

    /// <summary>What became of the record.</summary>
    public SharedOutcome Outcome { get; init; }

    /// <summary>The record as it is now; null where it is not told.</summary>
    public JsonElement? Record { get; init; }
}

/// <summary>What became of a record that was written.</summary>
internal enum SharedOutcome
{
    /// <summary>What it is now is not told.</summary>
    Unknown,

    /// <summary>It was made or changed.</summary>
    Written,

    /// <summary>It was deleted.</summary>
    Deleted,

    /// <summary>It was brought back.</summary>
    Restored,
}

/// <summary>What is told, as JSON.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SharedWrite))]
internal sealed partial class SharedJson : JsonSerializerContext;
