namespace SessionboardMcp.Api.Settings;

/// <summary>One setting of an event.</summary>
public abstract record Setting
{
    private protected Setting()
    {
    }

    /// <summary>Its id: a UUID, or a word for the core statuses and standard fields.</summary>
    public required string Id { get; init; }

    /// <summary>The name that organizers see; null when the API gives none.</summary>
    public string? Name { get; init; }
}
