using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>Creates, changes, deletes and restores custom statuses. The core ones are nobody's to write.</summary>
internal static class StatusWrites
{
    // Who a token belongs to is not known: an administrator made it.
    private static readonly (int Id, string Name) Administrator = (5150, "Priya Natarajan");

    /// <summary>Makes one. Its category, which is mandatory in the product, cannot be sent: we assume that it is pending.</summary>
    public static (Event Event, Status Made) Create(Event @event, SettingBody body, TimeProvider time)
    {
        var made = new Status
        {
            Id = Guid.NewGuid().ToString(),
            Name = body.Name!,
            Core = CoreStatus.Pending,
            IsCustom = true,
            Color = body.Color ?? "#868e96",
            Order = @event.Statuses.Max(status => status.Order) + 1,
            CreatedAt = time.GetUtcNow().AsTold(),
            CreatedBy = Administrator,
        };
        return (@event with { Statuses = [.. @event.Statuses, made] }, made);
    }

    /// <summary>Changes what the body names.</summary>
    public static (Event Event, Status Changed) Update(Event @event, string id, SettingBody body)
    {
        var status = Find(@event, id, isDeleted: false);
        return Put(@event, status with { Name = body.Name ?? status.Name, Color = body.Color ?? status.Color });
    }

    /// <summary>
    /// Deletes one. We assume that it can be in use, and that sessions then have the core status that it maps to, for good: a custom status
    /// cannot be set, so nobody gives it back to them.
    /// </summary>
    public static Event Delete(Event @event, string id, TimeProvider time)
    {
        var status = Find(@event, id, isDeleted: false);
        var core = @event.Statuses.First(other => !other.IsCustom && other.Core == status.Core);
        var (left, _) = Put(@event, status with { DeletedAt = time.GetUtcNow().AsTold() });
        return left with
        {
            Sessions = [.. left.Sessions.Select(session => session.StatusId == status.Id ? session with { StatusId = core.Id } : session)],
        };
    }

    /// <summary>Makes a deleted one stand again; sessions that had it do not have it again.</summary>
    public static (Event Event, Status Restored) Restore(Event @event, string id) => Put(@event, Find(@event, id, isDeleted: true) with { DeletedAt = null });

    private static (Event Event, Status Status) Put(Event @event, Status status) =>
        (@event with { Statuses = [.. @event.Statuses.Select(other => other.Id == status.Id ? status : other)] }, status);

    private static Status Find(Event @event, string id, bool isDeleted) =>
        @event.Statuses.FirstOrDefault(status => status.IsCustom && string.Equals(status.Id, id, StringComparison.OrdinalIgnoreCase) && status.DeletedAt is not null == isDeleted)
        ?? throw RequestRefusedException.NotFound($"There is no such {(isDeleted ? "deleted " : "")}custom status.");
}
