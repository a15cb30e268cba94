using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>An event's settings, found by what they are for.</summary>
internal sealed record EventSettings
{
    public required IReadOnlyList<Setting> Tracks { get; init; }

    public required IReadOnlyList<Setting> Rooms { get; init; }

    public required IReadOnlyList<Setting> Tags { get; init; }

    public required IReadOnlyList<Setting> Formats { get; init; }

    public required IReadOnlyList<Setting> Levels { get; init; }

    public required IReadOnlyList<Setting> Languages { get; init; }

    public required IReadOnlyList<Status> Statuses { get; init; }

    public required IReadOnlyList<Field> Fields { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    public Setting Track(Subject subject) => Tracks.First(track => track.Name == subject.Track);

    public Setting Format(string name) => Formats.First(format => format.Name == name);

    public Status Status(CoreStatus core) => Statuses.First(status => status.Core == core && !status.IsCustom);

    /// <summary>The organization's own variant of a core status, or the core status where it has none.</summary>
    public Status CustomStatus(CoreStatus core) =>
        Statuses.FirstOrDefault(status => status.Core == core && status.IsCustom) ?? Status(core);

    /// <summary>The role of that slug, or the plain speaker where the event configures no roles.</summary>
    public Role Role(string slug) => Roles.FirstOrDefault(role => role.Slug == slug) ?? Roles[0];

    public Role Role(Participant participant) => Roles.First(role => role.Id == participant.RoleId);

    public Setting? Room(Session session) => Rooms.FirstOrDefault(room => room.Id == session.RoomId);

    public Field Field(string module, string internalName) =>
        Fields.First(field => field.Module == module && field.InternalName == internalName);
}
