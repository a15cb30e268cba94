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

    /// <summary>Whether the record was made, so that no other record tells of it yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>Which setting was changed or deleted; null where none was. It tells of no person.</summary>
    public SharedSetting? Setting { get; init; }
}

/// <summary>A setting that was changed or deleted.</summary>
/// <param name="Kind">Which kind of settings, by its number.</param>
/// <param name="Id">Its id.</param>
/// <param name="IsDeletion">Whether it was deleted.</param>
/// <param name="IsDone">Whether an answer said that it was carried out.</param>
internal sealed record SharedSetting(int Kind, string Id, bool IsDeletion, bool IsDone = false);

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
