namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The value of a custom field.</summary>
internal sealed record CustomFieldResponse
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Value { get; init; }

    public required string Type { get; init; }

    public required string InternalName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The translation of a field's value.</summary>
internal sealed record TranslatedFieldResponse
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string ParentFieldId { get; init; }

    public required string ParentFieldSource { get; init; }

    public required string ParentFieldName { get; init; }

    public required string ParentFieldInternalName { get; init; }

    public required string TranslatedLanguage { get; init; }

    public required string Value { get; init; }
}
