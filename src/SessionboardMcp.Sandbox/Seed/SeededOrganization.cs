using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>
/// The invented organization that every sandbox starts with: four events, over 1,200 people, over 1,700 sessions. It is the
/// same at every start and on every machine, and imagines that today is about 24 November 2026.
/// </summary>
/// <remarks>
/// Its programmes are clean except for what <see cref="PlantedDefects"/> lists, so that a check of a programme can be held
/// against an exact answer.
/// </remarks>
public static class SeededOrganization
{
    /// <summary>The organization's id.</summary>
    public const string Id = "5e5510b0-a2d0-4c27-9b1f-0a27e0c0ffee";

    /// <summary>Makes the organization anew; changes to one copy do not reach another.</summary>
    /// <returns>The organization with its events in order of their ids.</returns>
    public static Organization Create()
    {
        var names = new NameSource();
        return new Organization
        {
            Id = Id,
            Name = "Meridian Conferences",
            Events = [.. EventPlans.All().Select(plan => Make(plan, names))],
            Reports = ReportSeed.Reports(),
            Dashboards = ReportSeed.Dashboards(),
        };
    }

    /// <summary>Makes one event as planned.</summary>
    internal static Event Make(EventPlan plan, NameSource names)
    {
        var settings = SettingsSeed.For(plan);
        var draft = new EventDraft(plan, settings) { Contacts = new PeopleSeed(plan, settings, names).Create() };
        DefectPlanter.PlantInContacts(draft);
        OddityPlanter.PlantInContacts(draft);

        var accounts = new AccountSeed(plan, settings);
        draft.Sponsors = accounts.Sponsors();
        draft.Exhibitors = accounts.Exhibitors();

        var sessions = new SessionSeed(draft, Dice.For(plan.Id, "sessions"));
        var abstracts = new AbstractSeed(draft, sessions);
        new ProgrammeSeed(draft, sessions).Create();
        abstracts.Create();
        new PartSeed(draft, sessions, abstracts).Create();
        DefectPlanter.PlantInSessions(draft);
        OddityPlanter.PlantInSessions(draft);
        ContentSeed.Plant(draft);

        return new Event
        {
            Id = plan.Id,
            Name = plan.Name,
            TimeZone = plan.Zone.Id,
            Prefix = plan.Prefix,
            HasTranslations = plan.HasTranslations,
            HasParticipantRoles = plan.HasParticipantRoles,
            Tracks = settings.Tracks,
            Rooms = settings.Rooms,
            Tags = settings.Tags,
            Formats = settings.Formats,
            Levels = settings.Levels,
            Languages = settings.Languages,
            Statuses = settings.Statuses,
            Fields = settings.Fields,
            Roles = settings.Roles,
            Contacts = draft.Contacts,
            Sessions = draft.Sessions,
            Sponsors = draft.Sponsors,
            Exhibitors = draft.Exhibitors,
            Drafts = AgendaDraftSeed.For(draft),
            SchedulingRules = SchedulingRuleSeed.Rules(draft),
            Personas = SchedulingRuleSeed.Personas(draft),
            Ratings = RatingSeed.For(draft),
        };
    }
}
