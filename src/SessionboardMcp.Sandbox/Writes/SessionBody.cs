using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>What a write says of a session; null where it says nothing.</summary>
internal sealed record SessionBody
{
    /// <summary>The version that an update is meant for: it fails where there is another. Null for whatever there is.</summary>
    public DateTimeOffset? Version { get; private init; }

    public string? Title { get; private init; }

    public string? Description { get; private init; }

    public DateTimeOffset? StartsAt { get; private init; }

    public DateTimeOffset? EndsAt { get; private init; }

    public int? Capacity { get; private init; }

    public Guid? RoomId { get; private init; }

    public Guid? TrackId { get; private init; }

    public IReadOnlyList<Guid>? TagIds { get; private init; }

    public string? Status { get; private init; }

    public bool? IsPublic { get; private init; }

    public IReadOnlyList<(string Name, string Value)> CustomFields { get; private init; } = [];

    // What follows can be said of a new session only.
    public Guid? LevelId { get; private init; }

    public Guid? FormatId { get; private init; }

    public Guid? LanguageId { get; private init; }

    public Guid? ParentId { get; private init; }

    public bool? IsAbstract { get; private init; }

    /// <summary>Reads the body of a creation.</summary>
    public static SessionBody OfCreate(WriteBody body, WriteRules rules)
    {
        var read = OfBoth(body) with
        {
            LevelId = body.Id("level_id"),
            FormatId = body.Id("format_id"),
            LanguageId = body.Id("language_id"),
            ParentId = body.Id("parent_session_id"),
            IsAbstract = body.Flag("is_abstract"),
        };
        body.Close(rules);
        return read.Title is null ? throw RequestRefusedException.BadRequest("title is missing.") : read;
    }

    /// <summary>Reads the body of an update.</summary>
    public static SessionBody OfUpdate(WriteBody body, WriteRules rules)
    {
        var read = OfBoth(body) with { Version = body.Instant("updated_at") };
        body.Close(rules);
        return read;
    }

    /// <summary>Reads the data of an update in bulk, where what <c>updated_at</c> does is not published.</summary>
    public static SessionBody OfBulkUpdate(WriteBody body, WriteRules rules)
    {
        var version = BulkVersion.Read(body, rules);
        var read = OfBoth(body) with { Version = version };
        body.Close(rules);
        return read;
    }

    /// <summary>Reads the body of an update of custom fields alone.</summary>
    public static SessionBody OfFields(WriteBody body, WriteRules rules)
    {
        if (!body.Has(CustomFieldWrites.Property))
            throw RequestRefusedException.BadRequest("custom_fields is missing.");
        var read = new SessionBody { CustomFields = CustomFieldWrites.Read(body) };
        body.Close(rules);
        return read;
    }

    private static SessionBody OfBoth(WriteBody body) => new()
    {
        Title = body.Line("title"),
        Description = body.Text("description"),
        StartsAt = body.Instant("starts_at"),
        EndsAt = body.Instant("ends_at"),
        Capacity = body.Count("capacity"),
        RoomId = body.Id("room_id"),
        TrackId = body.Id("track_id"),
        TagIds = body.Ids("tag_ids"),
        Status = body.Text("status"),
        IsPublic = body.Flag("is_public"),
        CustomFields = CustomFieldWrites.Read(body),
    };
}
