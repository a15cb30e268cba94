using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionboardMcp.Core.Changes;

/// <summary>One field of a record, before and after.</summary>
public sealed record FieldChange
{
    private const string CustomPrefix = "custom_fields.";

    /// <summary>The field as Sessionboard's API writes it, such as <c>track_id</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The field as people call it, such as <c>track</c>.</summary>
    public required string Label { get; init; }

    /// <summary>The value as Sessionboard holds it, in the form in which it can be written again; null where there is none, or the record is new.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>The value to write.</summary>
    public required JsonElement After { get; init; }

    /// <summary>The value before, for people: a name instead of an id, a time in the event's zone. Empty where there was none.</summary>
    public required string ShownBefore { get; init; }

    /// <summary>The value after, for people.</summary>
    public required string ShownAfter { get; init; }

    /// <summary>Why it cannot be put back; null where it can.</summary>
    public string? NotUndoable { get; init; }

    /// <summary>Whether it stayed as it is when others of its record were put back.</summary>
    public bool WasLeft { get; init; }

    /// <summary>Whether its values are personal data by the event's own definitions; null where that was not kept.</summary>
    public bool? IsPersonal { get; init; }

    /// <summary>
    /// Whether its values are hidden as a whole from who may not see personal data. Of what was kept without saying so any custom field may be one,
    /// and no pattern knows a passport's number or what somebody must not eat.
    /// </summary>
    [JsonIgnore]
    public bool MayBePersonal => IsPersonal ?? (Field is "email" or "phone" || Field.StartsWith(CustomPrefix, StringComparison.Ordinal));
}
