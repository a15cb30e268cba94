namespace SessionboardMcp.Api.Settings;

/// <summary>The value that one record has in a custom field.</summary>
public sealed record CustomFieldValue
{
    /// <summary>The field's id, by which its definition tells whether it holds personal data.</summary>
    public string? Id { get; init; }

    /// <summary>The field's name as people see it.</summary>
    public string? Name { get; init; }

    /// <summary>The field's name as queries use it.</summary>
    public string? InternalName { get; init; }

    /// <summary>The type of the value, as the API writes it.</summary>
    public string? Type { get; init; }

    /// <summary>The value as text; several values are joined by commas.</summary>
    public string? Value { get; init; }
}
