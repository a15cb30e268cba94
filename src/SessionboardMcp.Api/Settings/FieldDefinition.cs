namespace SessionboardMcp.Api.Settings;

/// <summary>A standard or custom field of sessions, contacts or accounts.</summary>
public sealed record FieldDefinition : Setting
{
    /// <summary>The name that people see; <see cref="Setting.Name"/> is the same.</summary>
    public string? PublicName { get; init; }

    /// <summary>The name that queries and custom values use.</summary>
    public string? InternalName { get; init; }

    /// <summary>The type of its values, as the API writes it.</summary>
    public string? FieldType { get; init; }

    /// <summary><c>standard</c> or <c>custom</c>.</summary>
    public string? FieldSource { get; init; }

    /// <summary>Whether it holds personal data; then its values are masked unless the person chose otherwise.</summary>
    public bool ContainsPii { get; init; }

    /// <summary><c>global</c> or <c>event</c>.</summary>
    public string? Scope { get; init; }
}
