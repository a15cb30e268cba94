using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>A session with its event, whose records some fields need.</summary>
internal sealed record SessionRecord(Programme Programme, Session Session)
{
    public Event Event => Programme.Event;

    public Status Status => Programme.StatusOf(Session);
}

/// <summary>
/// The entity <c>sessions</c>. Sessionboard's schema has 43 fields here and about half of them are known by name; the others
/// are our assumption of what an organizer asks for.
/// </summary>
internal static class SessionEntity
{
    public const string Name = "sessions";

    public static EntityDefinition Definition { get; } = new EntityDefinition<SessionRecord>(
        [
            new("id", SbqlType.Uuid, "The session's id.", r => r.Session.Id),
            new("event_id", SbqlType.Int, "The event it belongs to.", r => r.Event.Id),
            new("display_id", SbqlType.Int, "Its number within the event.", r => r.Session.Number),
            new("friendly_id", SbqlType.Text, "Event prefix and number, as people quote it.", r => $"{r.Event.Prefix}-{r.Session.Number}"),
            new("external_id", SbqlType.Text, "The organizer's own id for it.", r => r.Session.ClientSessionId),
            new("title", SbqlType.Text, "Its title.", r => r.Session.Title),
            new("slug", SbqlType.Text, "Short form of the title for addresses.", r => r.Session.Slug),
            new("description", SbqlType.Text, "Its description or abstract.", r => r.Session.Description),
            new("status", SbqlType.Text, "Core status; a custom status counts as the one that it maps to.", r => CoreName(r.Status.Core)),
            new("status_category", SbqlType.Text, "The bucket of its status: accepted, accept_queue, pending, decline_queue or declined.", r => CoreName(r.Status.Core)),
            new("display_status", SbqlType.Text, "The name of its status that people see, custom ones included.", r => r.Status.Name),
            new("custom_status_id", SbqlType.Text, "The id of its custom status; empty for a core status.", r => r.Status.IsCustom ? r.Status.Id : null),
            new("starts_at", SbqlType.Datetime, "When it starts.", r => r.Session.StartsAt),
            new("start_date", SbqlType.Datetime, "Older name of starts_at.", r => r.Session.StartsAt),
            new("ends_at", SbqlType.Datetime, "When it ends.", r => r.Session.EndsAt),
            new("end_date", SbqlType.Datetime, "Older name of ends_at.", r => r.Session.EndsAt),
            new("duration_minutes", SbqlType.Int, "Minutes from start to end.", r => Minutes(r.Session)),
            new("is_scheduled", SbqlType.Boolean, "Whether it has a start.", r => r.Session.StartsAt is not null),
            new("capacity", SbqlType.Int, "How many people it may hold.", r => r.Session.Capacity),
            new("ceu_credits", SbqlType.Decimal, "Continuing-education credits.", r => r.Session.CeuCredits),
            new("is_public", SbqlType.Boolean, "Whether the public sees it.", r => r.Session.IsPublic),
            new("is_abstract", SbqlType.Boolean, "Whether it is a submission to the call for papers.", r => r.Session.IsAbstract),
            new("is_draft", SbqlType.Boolean, "Whether its submission is unfinished.", r => r.Session.IsDraft),
            new("is_withdrawn", SbqlType.Boolean, "Whether its submitter withdrew it.", r => r.Session.WithdrawnAt is not null),
            new("withdrawn_at", SbqlType.Datetime, "When it was withdrawn.", r => r.Session.WithdrawnAt),
            new("external_url", SbqlType.Text, "Where it takes place elsewhere.", r => r.Session.ExternalUrl),
            new("video_url", SbqlType.Text, "Its recording.", r => r.Session.VideoUrl),
            new("virtual_meeting_url", SbqlType.Text, "Its virtual meeting.", r => r.Session.MeetingUrl),
            new("submitter_contact_id", SbqlType.Text, "The contact who submitted it.", r => r.Session.SubmitterId),
            new("track_id", SbqlType.Uuid, "Its track's id.", r => r.Session.TrackId),
            new("track_name", SbqlType.Text, "Its track's name.", r => r.Programme.TrackOf(r.Session)?.Name),
            new("room_id", SbqlType.Uuid, "Its room's id.", r => r.Session.RoomId),
            new("room_name", SbqlType.Text, "Its room's name.", r => r.Programme.RoomOf(r.Session)?.Name),
            new("format_id", SbqlType.Uuid, "Its format's id.", r => r.Session.FormatId),
            new("format_name", SbqlType.Text, "Its format's name.", r => r.Programme.FormatOf(r.Session)?.Name),
            new("level_id", SbqlType.Uuid, "Its level's id.", r => r.Session.LevelId),
            new("level_name", SbqlType.Text, "Its level's name.", r => r.Programme.LevelOf(r.Session)?.Name),
            new("language_id", SbqlType.Uuid, "Its language's id.", r => r.Session.LanguageId),
            new("language_name", SbqlType.Text, "Its language's name.", r => r.Programme.LanguageOf(r.Session)?.Name),
            new("speaker_count", SbqlType.Int, "How many people speak in it.", r => SpeakerCount(r)),
            new("file_count", SbqlType.Int, "How many files are attached.", r => r.Session.Files.Count),
            new("created_at", SbqlType.Datetime, "When it was made.", r => r.Session.CreatedAt),
            new("updated_at", SbqlType.Datetime, "When it was last changed.", r => r.Session.UpdatedAt),
        ],
        [
            new("event_key", EventEntity.Name, r => EventEntity.IdOf(r.Event)),
            new("track_key", SettingEntities.Tracks, r => r.Session.TrackId?.ToString()),
            new("room_key", SettingEntities.Rooms, r => r.Session.RoomId?.ToString()),
            new("format_key", SettingEntities.Formats, r => r.Session.FormatId?.ToString()),
            new("level_key", SettingEntities.Levels, r => r.Session.LevelId?.ToString()),
            new("language_key", SettingEntities.Languages, r => r.Session.LanguageId?.ToString()),
            new("submitter_key", ContactEntities.Contacts, r => r.Session.SubmitterId),
        ])
    {
        Name = Name,
        Singular = "session",
        FindNames = ["Session", "Abstract"],
        Description = "Sessions and abstracts. FIND Session is the programme only, FIND Abstract the submissions, FROM sessions both. "
            + "Sub-sessions and the sources of merged sessions are left out; drafts and withdrawn ones are in.",
        DefaultFields = ["id", "title", "status", "starts_at", "ends_at", "track_name", "room_name"],
        CustomModule = "session",
        Records = @event => DefaultSearch.SessionsOf(@event).Select(session => new SessionRecord(Programme.Of(@event), session)),
        Id = r => r.Session.Id.ToString(),
        CustomValues = r => r.Session.CustomValues,
    };

    /// <summary>A core status as the API writes it.</summary>
    public static string CoreName(CoreStatus status) => status switch
    {
        CoreStatus.Accepted => "accepted",
        CoreStatus.AcceptQueue => "accept_queue",
        CoreStatus.Pending => "pending",
        CoreStatus.DeclineQueue => "decline_queue",
        CoreStatus.Declined => "declined",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a core status."),
    };

    private static int? Minutes(Session session) =>
        session is { StartsAt: { } start, EndsAt: { } end } ? (int)(end - start).TotalMinutes : null;

    private static int SpeakerCount(SessionRecord record) => record.Session.Participants
        .Where(participant => record.Programme.RoleOf(participant).Core == CoreRole.Speaker)
        .Select(participant => participant.ContactId)
        .Distinct(StringComparer.Ordinal)
        .Count();
}
