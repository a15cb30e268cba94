using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>
/// Creates, changes and deletes tracks, rooms, tags, formats, levels and languages. Nothing says that a name must be new, so it may repeat.
/// </summary>
internal static class SettingWrites
{
    /// <summary>Makes one, last in its list.</summary>
    public static (Event Event, Setting Made) Create(Event @event, SettingKind kind, SettingBody body, TimeProvider time)
    {
        var (list, now) = (kind.Of(@event), time.GetUtcNow().AsTold());
        var made = new Setting
        {
            Id = Guid.NewGuid(),
            Name = body.Name!,
            Order = list.Count == 0 ? 0 : list.Max(setting => setting.Order) + 1,
            Color = body.Color,
            Capacity = body.Capacity,
            CreatedAt = now,
            UpdatedAt = now,
        };
        return (kind.With(@event, [.. list, made]), made);
    }

    /// <summary>Changes what the body names.</summary>
    public static (Event Event, Setting Changed) Update(Event @event, SettingKind kind, string id, SettingBody body, TimeProvider time)
    {
        var setting = Find(@event, kind, id);
        var changed = setting with
        {
            Name = body.Name ?? setting.Name,
            Color = body.Color ?? setting.Color,
            Capacity = body.Capacity ?? setting.Capacity,
            UpdatedAt = time.After(setting.UpdatedAt),
        };
        return (kind.With(@event, [.. kind.Of(@event).Select(other => other.Id == setting.Id ? changed : other)]), changed);
    }

    /// <summary>
    /// Takes one away for good. We assume that it can be in use, that sessions then lose it, and that their <c>updated_at</c> does not tell: the
    /// hardest case for whoever keeps a copy.
    /// </summary>
    public static Event Delete(Event @event, SettingKind kind, string id)
    {
        var setting = Find(@event, kind, id);
        var left = kind.With(@event, [.. kind.Of(@event).Where(other => other.Id != setting.Id)]);
        return left with { Sessions = [.. left.Sessions.Select(session => kind.Without(session, setting.Id))] };
    }

    private static Setting Find(Event @event, SettingKind kind, string id) =>
        (Guid.TryParse(id, out var parsed) ? kind.Of(@event).FirstOrDefault(setting => setting.Id == parsed) : null)
        ?? throw RequestRefusedException.NotFound($"There is no such {kind.Name}.");
}
