using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>From where records are looked at: in which event, with or without personal data, and how far expanded.</summary>
/// <param name="Programme">The event.</param>
/// <param name="HidesPii">Whether e-mail addresses, phones, addresses and custom fields marked as personal are masked.</param>
/// <param name="Expansion">What was asked for in addition.</param>
internal sealed record Viewpoint(Programme Programme, bool HidesPii, Expansion Expansion)
{
    /// <summary>The event.</summary>
    public Event Event => Programme.Event;

    /// <summary>An e-mail address, as the caller may see it.</summary>
    public string Email(string email) => HidesPii ? PiiMask.Email(email) : email;

    /// <summary>Whether the caller asked for this.</summary>
    public bool Wants(Expansion expansion) => Expansion.HasFlag(expansion);

    /// <summary>The link into Sessionboard's administration.</summary>
    public string AdminUrl(string entities, string id) => $"https://app.sessionboard.com/event/{Event.Id}/{entities}/{id}";

    /// <summary>Those of a profile's fields that a document of the record has.</summary>
    public Dictionary<string, object> Profile(IReadOnlyDictionary<string, string> profile, IEnumerable<string> names)
    {
        var seen = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (profile.TryGetValue(name, out var value))
                seen.Add(name, Mask(name, value));
        }

        return seen;
    }

    /// <summary>The values of custom fields that a record of the module has.</summary>
    public IReadOnlyList<CustomFieldResponse> CustomFields(string module, IReadOnlyList<CustomValue> values)
    {
        List<CustomFieldResponse> fields = new(values.Count);
        foreach (var value in values)
        {
            if (Programme.FindField(module, value.FieldId) is { } field)
                fields.Add(CustomField(field, value));
        }

        return fields;
    }

    /// <summary>The translations, or null where they were not asked for or the event has none.</summary>
    public IReadOnlyList<TranslatedFieldResponse>? Translations(string module, IReadOnlyList<Translation> translations) =>
        Wants(Expansion.TranslatedFields) && Event.HasTranslations
            ? [.. translations.Select(translation => Translated(Programme.FindField(module, translation.FieldId), translation)).OfType<TranslatedFieldResponse>()]
            : null;

    private CustomFieldResponse CustomField(Field field, CustomValue value) => new()
    {
        Id = field.Id,
        Name = field.PublicName,
        Value = HidesPii && field.ContainsPii ? PiiMask.Text(value.Value) : value.Value,
        Type = field.Type,
        InternalName = field.InternalName,
        CreatedAt = value.CreatedAt,
    };

    private static TranslatedFieldResponse? Translated(Field? field, Translation translation) => field is null ? null : new()
    {
        Id = translation.Id,
        Name = field.PublicName,
        Type = field.Type,
        ParentFieldId = field.Id,
        ParentFieldSource = SettingDocuments.SourceOf(field),
        ParentFieldName = field.PublicName,
        ParentFieldInternalName = field.InternalName,
        TranslatedLanguage = translation.Language,
        Value = translation.Value,
    };

    private string Mask(string name, string value)
    {
        if (!HidesPii)
            return value;
        if (name.StartsWith("phone", StringComparison.Ordinal))
            return PiiMask.Phone(value);
        return name.StartsWith("address_", StringComparison.Ordinal) ? PiiMask.Text(value) : value;
    }
}
