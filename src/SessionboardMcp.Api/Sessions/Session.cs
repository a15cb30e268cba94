using System.Text.Json.Serialization;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Api.Sessions;

/// <summary>
/// A session of the programme or a submission to the call for papers. What is not assigned is null, whether the API wrote
/// null or an empty object.
/// </summary>
public sealed record Session
{
    /// <summary>The session's UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The short id that organizers see.</summary>
    public string? FriendlyId { get; init; }

    /// <summary>The number in <see cref="FriendlyId"/>.</summary>
    public int? FriendlyIdRaw { get; init; }

    /// <summary>The short id of the parent, where this is a sub-session read by itself.</summary>
    public string? ParentSessionFriendlyId { get; init; }

    /// <summary>The title, a text written by a stranger.</summary>
    public string? Title { get; init; }

    /// <summary>The description or abstract, a text written by a stranger; HTML may be in it.</summary>
    public string? Description { get; init; }

    /// <summary>The core status: accepted, accept_queue, pending, decline_queue or declined.</summary>
    public string? Status { get; init; }

    /// <summary>The custom status, where one is set.</summary>
    [JsonConverter(typeof(NamedOrNull))]
    public Named? CustomStatus { get; init; }

    /// <summary>When it begins; null while it is not scheduled.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>When it ends; null while it is not scheduled.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Whether the public sees it; null when not told.</summary>
    public bool? IsPublic { get; init; }

    /// <summary>True for a submission, false for the programme.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>How it takes part in a merge or link; null when not told.</summary>
    public CompositionStatus? CompositionStatus { get; init; }

    /// <summary>The public address of the session.</summary>
    public string? ExternalUrl { get; init; }

    /// <summary>The id that the organization gave it in a system of its own.</summary>
    public string? ClientSessionId { get; init; }

    /// <summary>Credits for continuing education.</summary>
    public decimal? CeuCredits { get; init; }

    /// <summary>How many people may take part.</summary>
    public int? Capacity { get; init; }

    /// <summary>The track.</summary>
    [JsonConverter(typeof(TrackOrNull))]
    public Track? Track { get; init; }

    /// <summary>The room.</summary>
    [JsonConverter(typeof(RoomOrNull))]
    public Room? Room { get; init; }

    /// <summary>The level.</summary>
    [JsonConverter(typeof(LevelOrNull))]
    public Level? Level { get; init; }

    /// <summary>The language.</summary>
    [JsonConverter(typeof(LanguageOrNull))]
    public Language? Language { get; init; }

    /// <summary>The format; only its id and name come with a session.</summary>
    [JsonConverter(typeof(SessionFormatOrNull))]
    public SessionFormat? Format { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init => field = value ?? []; } = [];

    /// <summary>People of the core role speaker, by the older model.</summary>
    public IReadOnlyList<Participant> Speakers { get; init => field = value ?? []; } = [];

    /// <summary>People of the core role chairperson, by the older model.</summary>
    public IReadOnlyList<Participant> Chairpersons { get; init => field = value ?? []; } = [];

    /// <summary>People of the core role moderator, by the older model.</summary>
    public IReadOnlyList<Participant> Moderators { get; init => field = value ?? []; } = [];

    /// <summary>Everybody in the session with their role, custom roles too, by the newer model. Empty on older events.</summary>
    public IReadOnlyList<Participant> Participants { get; init => field = value ?? []; } = [];

    /// <summary>The sponsors.</summary>
    public IReadOnlyList<Named> Sponsors { get; init => field = value ?? []; } = [];

    /// <summary>The exhibitors.</summary>
    public IReadOnlyList<Named> Exhibitors { get; init => field = value ?? []; } = [];

    /// <summary>The parts of the session, in the API's short form.</summary>
    public IReadOnlyList<Subsession> Subsessions { get; init => field = value ?? []; } = [];

    /// <summary>The values of custom fields. Their definitions tell which are personal.</summary>
    public IReadOnlyList<CustomFieldValue> CustomFields { get; init => field = value ?? []; } = [];

    /// <summary>The link that lets an organizer check.</summary>
    public string? AdminUrl { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
