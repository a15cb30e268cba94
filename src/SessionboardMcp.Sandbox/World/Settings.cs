namespace SessionboardMcp.Sandbox.World;

/// <summary>A track, room, tag, format, level or language.</summary>
public sealed record Setting
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its place in the list, from 0.</summary>
    public required int Order { get; init; }

    /// <summary>A track's colour, such as <c>#329af0</c>.</summary>
    public string? Color { get; init; }

    /// <summary>A room's capacity in people; null where it has none.</summary>
    public int? Capacity { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A status that a session can have.</summary>
public sealed record Status
{
    /// <summary>Its id: the core name for a core status, a UUID for a custom one.</summary>
    public required string Id { get; init; }

    /// <summary>The name that people see.</summary>
    public required string Name { get; init; }

    /// <summary>The core status that it is or maps to.</summary>
    public required CoreStatus Core { get; init; }

    /// <summary>Whether the organization made it.</summary>
    public required bool IsCustom { get; init; }

    /// <summary>Its colour.</summary>
    public required string Color { get; init; }

    /// <summary>Its place in the list, from 0.</summary>
    public required int Order { get; init; }

    /// <summary>When it was made (UTC); null for a core status.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Who made it; null for a core status.</summary>
    public (int Id, string Name)? CreatedBy { get; init; }

    /// <summary>When it was deleted (UTC), so that it can be restored; null while it stands, as all of the seed do.</summary>
    internal DateTimeOffset? DeletedAt { get; init; }
}

/// <summary>The five core statuses.</summary>
public enum CoreStatus
{
    /// <summary><c>accepted</c></summary>
    Accepted,

    /// <summary><c>accept_queue</c></summary>
    AcceptQueue,

    /// <summary><c>pending</c></summary>
    Pending,

    /// <summary><c>decline_queue</c></summary>
    DeclineQueue,

    /// <summary><c>declined</c></summary>
    Declined,
}

/// <summary>A field definition.</summary>
public sealed record Field
{
    /// <summary>Its id, unique in its module: a UUID for a custom field, the internal name for a standard one.</summary>
    public required string Id { get; init; }

    /// <summary>The module it belongs to, one of <see cref="FieldModule"/>.</summary>
    public required string Module { get; init; }

    /// <summary>Its name in code and queries, such as <c>dietary_needs</c>.</summary>
    public required string InternalName { get; init; }

    /// <summary>The name that people see.</summary>
    public required string PublicName { get; init; }

    /// <summary>Its kind, such as <c>text</c>, <c>textarea</c>, <c>select</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether the organization made it.</summary>
    public required bool IsCustom { get; init; }

    /// <summary><c>global</c> or <c>event</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>Whether its values are personal data.</summary>
    public required bool ContainsPii { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A role that a participant of a session can have.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slug">Its stable name, such as <c>panelist</c>.</param>
/// <param name="Name">Its name for one person.</param>
/// <param name="NamePlural">Its name for several.</param>
/// <param name="Core">The legacy list it maps to.</param>
public sealed record Role(Guid Id, string Slug, string Name, string NamePlural, CoreRole Core);

/// <summary>The three legacy roles.</summary>
public enum CoreRole
{
    /// <summary><c>speaker</c></summary>
    Speaker,

    /// <summary><c>chairperson</c></summary>
    Chairperson,

    /// <summary><c>moderator</c></summary>
    Moderator,
}

/// <summary>The value that a record has for a custom field.</summary>
/// <param name="FieldId">The field, of the module that the record belongs to.</param>
/// <param name="Value">Its value as text.</param>
/// <param name="CreatedAt">When it was given (UTC).</param>
public sealed record CustomValue(string FieldId, string Value, DateTimeOffset CreatedAt);

/// <summary>The translation of a standard field's text.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FieldId">The field that is translated, of the module that the record belongs to.</param>
/// <param name="Language">The language, such as <c>es</c>.</param>
/// <param name="Value">The translated text.</param>
public sealed record Translation(Guid Id, string FieldId, string Language, string Value);
