namespace SessionboardMcp.Sandbox.World;

/// <summary>The invented organization that the sandbox serves, with everything in it.</summary>
public sealed record Organization
{
    /// <summary>The organization's id, as three paths of the API take it.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The events, in order of their ids.</summary>
    public required IReadOnlyList<Event> Events { get; init; }

    /// <summary>The saved reports, of events and over all.</summary>
    public IReadOnlyList<Report> Reports { get; init; } = [];

    /// <summary>The dashboards, of events and over all.</summary>
    public IReadOnlyList<Dashboard> Dashboards { get; init; } = [];

    /// <summary>The organization with another version of one of its events.</summary>
    /// <param name="event">The event, found by its id.</param>
    internal Organization With(Event @event) =>
        this with { Events = [.. Events.Select(other => other.Id == @event.Id ? @event : other)] };
}

/// <summary>An event with its settings, people and programme.</summary>
public sealed record Event
{
    /// <summary>The event's id.</summary>
    public required int Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its IANA time zone, such as <c>America/Chicago</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>What friendly ids start with, such as <c>DEV</c> in <c>DEV-12</c>.</summary>
    public required string Prefix { get; init; }

    /// <summary>Whether texts have translations.</summary>
    public bool HasTranslations { get; init; }

    /// <summary>Whether participants use configured roles ("Sessions 2.0").</summary>
    public bool HasParticipantRoles { get; init; }

    /// <summary>The tracks, in their order.</summary>
    public required IReadOnlyList<Setting> Tracks { get; init; }

    /// <summary>The rooms, in their order.</summary>
    public required IReadOnlyList<Setting> Rooms { get; init; }

    /// <summary>The tags.</summary>
    public required IReadOnlyList<Setting> Tags { get; init; }

    /// <summary>The formats, in their order.</summary>
    public required IReadOnlyList<Setting> Formats { get; init; }

    /// <summary>The levels, in their order.</summary>
    public required IReadOnlyList<Setting> Levels { get; init; }

    /// <summary>The languages, in their order.</summary>
    public required IReadOnlyList<Setting> Languages { get; init; }

    /// <summary>The statuses: the five core ones, then custom ones.</summary>
    public required IReadOnlyList<Status> Statuses { get; init; }

    /// <summary>The field definitions, standard and custom.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>The roles that a participant can have.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The contacts, speakers among them.</summary>
    public required IReadOnlyList<Contact> Contacts { get; init; }

    /// <summary>Sessions, abstracts, sub-sessions, sources of compositions and deleted ones, in order of their numbers.</summary>
    public required IReadOnlyList<Session> Sessions { get; init; }

    /// <summary>The sponsors.</summary>
    public required IReadOnlyList<Account> Sponsors { get; init; }

    /// <summary>The exhibitors.</summary>
    public required IReadOnlyList<Account> Exhibitors { get; init; }

    /// <summary>Contacts that were deleted and can be restored; in no list and no session.</summary>
    public IReadOnlyList<DeletedContact> DeletedContacts { get; init; } = [];

    /// <summary>Sponsors that were deleted and can be restored; sessions keep their ids, which name nothing meanwhile.</summary>
    public IReadOnlyList<Account> DeletedSponsors { get; init; } = [];

    /// <summary>The same of exhibitors.</summary>
    public IReadOnlyList<Account> DeletedExhibitors { get; init; } = [];

    /// <summary>The agenda drafts.</summary>
    public IReadOnlyList<AgendaDraft> Drafts { get; init; } = [];

    /// <summary>The rules that its agenda is planned by.</summary>
    public IReadOnlyList<SchedulingRule> SchedulingRules { get; init; } = [];

    /// <summary>The personas that its agenda is judged by.</summary>
    public IReadOnlyList<SchedulingRule> Personas { get; init; } = [];

    /// <summary>Ratings that reviewers gave abstracts.</summary>
    public required IReadOnlyList<Rating> Ratings { get; init; }
}
