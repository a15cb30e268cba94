using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>Creates, changes, deletes and restores sessions.</summary>
internal static class SessionWrites
{
    /// <summary>Makes a session: pending, and not public, unless the body says otherwise.</summary>
    public static Session Create(ProgrammeEdit edit, SessionBody body, TimeProvider time)
    {
        var (@event, number, now) = (edit.Event, edit.NextNumber, time.GetUtcNow().AsTold());
        var parent = body.ParentId is { } parentId ? SessionRules.Parent(edit, parentId) : null;
        if (parent is not null && (body.IsAbstract ?? parent.IsAbstract) != parent.IsAbstract)
            throw RequestRefusedException.BadRequest("is_abstract of a sub-session is that of the session that it is part of.");
        if (body.IsAbstract == true && !@event.HasParticipantRoles)
            throw RequestRefusedException.Forbidden("The event does not have the feature Sessions 2.0, which is_abstract needs.");
        var session = Written(@event, body, now, new Session
        {
            Id = Guid.NewGuid(),
            Number = number,
            Title = body.Title!,
            Slug = SessionSeed.Slug(body.Title!, number),
            StatusId = SessionRules.CoreStatus(@event, body.Status ?? "pending"),
            IsAbstract = body.IsAbstract ?? parent?.IsAbstract ?? false,
            LevelId = SettingKind.Level.Known(@event, body.LevelId),
            FormatId = SettingKind.Format.Known(@event, body.FormatId),
            LanguageId = SettingKind.Language.Known(@event, body.LanguageId),
            ParentId = parent?.Id,
            CreatedAt = now,
            UpdatedAt = now,
        });
        SessionRules.CheckTime(edit, session);
        return edit.Put(session);
    }

    /// <summary>Changes what the body names, if the session is still as the caller knows it.</summary>
    public static Session Update(ProgrammeEdit edit, Guid id, SessionBody body, TimeProvider time)
    {
        var session = edit.Find(id) ?? throw NotFound();
        SessionRules.CheckEditable(edit, session);
        RecordVersion.Check("session", session.UpdatedAt, body.Version);
        var changed = Written(edit.Event, body, time.After(session.UpdatedAt), session);
        // Only where it moves: what was odd before must not keep anybody from changing a title.
        if ((changed.StartsAt, changed.EndsAt) != (session.StartsAt, session.EndsAt))
            SessionRules.CheckTime(edit, changed);
        return edit.Put(changed);
    }

    /// <summary>Deletes a session so that it can be restored.</summary>
    public static Session Delete(ProgrammeEdit edit, Guid id, TimeProvider time)
    {
        var session = edit.Find(id) ?? throw NotFound();
        SessionRules.CheckEditable(edit, session);
        if (edit.SubsessionsOf(session).Any())
            throw RequestRefusedException.Conflict("The session has sub-sessions; delete them first.");
        var now = time.After(session.UpdatedAt);
        return edit.Put(session with { DeletedAt = now, UpdatedAt = now });
    }

    /// <summary>Makes a deleted session stand again, where it was.</summary>
    public static Session Restore(ProgrammeEdit edit, Guid id, TimeProvider time)
    {
        if (edit.FindAny(id) is not { DeletedAt: not null } session)
            throw RequestRefusedException.NotFound("There is no such deleted session.");
        if (session.ParentId is { } parent)
        {
            if (edit.Find(parent) is null)
                throw RequestRefusedException.NotFound("The session that it was part of is deleted; restore that first.");
            SessionRules.Parent(edit, parent);
        }

        var restored = session with { DeletedAt = null, UpdatedAt = time.After(session.UpdatedAt) };
        SessionRules.CheckTime(edit, restored);
        return edit.Put(restored);
    }

    private static Session Written(Event @event, SessionBody body, DateTimeOffset now, Session session)
    {
        foreach (var tag in body.TagIds ?? [])
            SettingKind.Tag.Known(@event, tag);
        return session with
        {
            Title = body.Title ?? session.Title,
            Description = body.Description ?? session.Description,
            StartsAt = body.StartsAt ?? session.StartsAt,
            EndsAt = body.EndsAt ?? session.EndsAt,
            Capacity = body.Capacity ?? session.Capacity,
            RoomId = SettingKind.Room.Known(@event, body.RoomId) ?? session.RoomId,
            TrackId = SettingKind.Track.Known(@event, body.TrackId) ?? session.TrackId,
            TagIds = body.TagIds ?? session.TagIds,
            StatusId = body.Status is null ? session.StatusId : SessionRules.CoreStatus(@event, body.Status),
            IsPublic = body.IsPublic ?? session.IsPublic,
            CustomValues = CustomFieldWrites.Merge(@event, FieldModule.Session, session.CustomValues, body.CustomFields, now),
            UpdatedAt = now,
        };
    }

    private static RequestRefusedException NotFound() => RequestRefusedException.NotFound("There is no such session.");
}
