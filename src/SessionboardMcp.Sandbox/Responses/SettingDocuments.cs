using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The documents of settings: listed on their own, or on a session. Each has its own set of properties.</summary>
internal static class SettingDocuments
{
    public static SettingResponse Tag(Setting tag) =>
        new() { Id = tag.Id, Name = tag.Name, CreatedAt = tag.CreatedAt, UpdatedAt = tag.UpdatedAt };

    /// <summary>A level anywhere; a track or language on its own, where the address says the event already.</summary>
    public static SettingResponse Ordered(Setting setting) => Tag(setting) with { Color = setting.Color, Order = setting.Order };

    /// <summary>A track or language on a session; a format on its own.</summary>
    public static SettingResponse OfEvent(Setting setting, int eventId) => Ordered(setting) with { EventId = eventId };

    /// <summary>A format on a session.</summary>
    public static SettingResponse Named(Setting setting) => new() { Id = setting.Id, Name = setting.Name };

    public static RoomResponse Room(Setting room) => new()
    {
        Id = room.Id,
        Name = room.Name,
        Order = room.Order,
        Capacity = room.Capacity,
        CreatedAt = room.CreatedAt,
        UpdatedAt = room.UpdatedAt,
    };

    public static StatusResponse Status(Status status) => new()
    {
        Id = status.Id,
        Name = status.Name,
        Status = status.Core.ApiName(),
        StatusName = status.Core.DisplayName(),
        Color = status.Color,
        Order = status.Order,
        IsCustom = status.IsCustom,
        CreatedAt = status.CreatedAt,
        CreatedByUserId = status.CreatedBy?.Id,
        CreatedByUserName = status.CreatedBy?.Name,
    };

    public static FieldResponse Field(Field field) => new()
    {
        Id = field.Id,
        InternalName = field.InternalName,
        PublicName = field.PublicName,
        FieldType = field.Type,
        FieldSource = SourceOf(field),
        ContainsPii = field.ContainsPii,
        Scope = field.Scope,
        CreatedAt = field.CreatedAt,
        UpdatedAt = field.UpdatedAt,
    };

    /// <summary><c>custom</c> or <c>standard</c>.</summary>
    public static string SourceOf(Field field) => field.IsCustom ? "custom" : "standard";
}
