using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Refusals;

/// <summary>What has to be there for every refusal to be possible: names that two have, parts, merged sessions, fields of every type.</summary>
internal static class PlantedWorld
{
    public const string TwinEvents = "Twin event";
    public const string TwinSessions = "Twin session";
    public const string TwinSettings = "Twin setting";
    public const string TwinPeople = "Twin Person";
    public const string TwinCompanies = "Twin company";
    public const string TwinReports = "Twin report";
    public const string TwinDrafts = "Twin draft";
    public const string OnlyDraft = "Only draft";

    public static readonly string MergedSession = Id("session Merged session").ToString();

    private static readonly DateTimeOffset Made = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Ten = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] Titles =
    [
        "Twin session one", "Twin session two", "Merged session", "Described session", "Long session", "Other session", "Noted session", "Parent session", "Part session", "Later session", "Elsewhere", "Only abstract",
    ];

    private static readonly (string Name, string Type, bool IsPersonal)[] FieldsOfAll =
    [
        ("Test text", "text", false), ("Test number", "number", false), ("Test sum", "currency", false), ("Test day", "date", false), ("Test time", "datetime", false),
        ("Test yes", "checkbox", false), ("Test file", "file", false), ("Twin field", "text", false), ("Twin field", "text", false), ("Salary", "text", false), ("Home phone of kin", "text", true),
    ];

    /// <summary>The seeded world with all of that in it.</summary>
    public static Organization Of(Organization world) => world with
    {
        Events =
        [
            .. world.Events.Select(one => one.Id switch
            {
                SeededEvents.PublishingForum => Planted(one),
                SeededEvents.HealthDay => WithoutRooms(one),
                SeededEvents.DevCon => one with { Drafts = [] },
                SeededEvents.NextDevCon => Elsewhere(one, world.Events.First(other => other.Id == SeededEvents.PublishingForum)),
                _ => one,
            }),
        ],
        Reports =
        [
            .. world.Reports,
            .. Reports,
        ],
    };

    private static IEnumerable<Report> Reports => ((string[])[TwinReports, TwinReports, "Only report"]).Select((name, number) => new Report
    {
        Id = Id($"report {number}").ToString(),
        Name = name,
        Query = "FIND Session INCLUDE COUNT(id) AS sessions",
        Category = "sessions",
        EventId = SeededEvents.PublishingForum,
    });

    private static Event WithoutRooms(Event one) => one with
    {
        Name = TwinEvents,
        Rooms = [],
        Sessions = [.. one.Sessions.Select(session => session with { RoomId = null })],
        Drafts = [Draft("draft without rooms") with { Name = OnlyDraft }],
    };

    // Its zone is one that no machine knows.
    private static Event Elsewhere(Event one, Event like) => one with
    {
        Name = TwinEvents,
        TimeZone = "Nowhere/Atall",
        Fields = [.. one.Fields, .. ((string[])[FieldModule.Contact, FieldModule.Account]).SelectMany(Fields)],
        Sessions = [.. one.Sessions, Session("Elsewhere", one, like.Sessions[0]) with { StartsAt = Ten, EndsAt = Ten.AddHours(1) }],
        Contacts = [.. one.Contacts, .. People(like)],
        Sponsors = [.. one.Sponsors, .. Companies(like.Sponsors[0], "sponsor")],
        Exhibitors = [.. one.Exhibitors, .. Companies(like.Sponsors[0], "exhibitor")],
        Drafts = [Draft("draft elsewhere") with { Name = OnlyDraft }],
    };

    private static Event Planted(Event one) => one with
    {
        Tracks = [.. one.Tracks, .. Settings("track")],
        Rooms = [.. one.Rooms, .. Settings("room")],
        Tags = [.. one.Tags, .. Settings("tag")],
        Formats = [.. one.Formats, .. Settings("format")],
        Levels = [.. one.Levels, .. Settings("level")],
        Languages = [.. one.Languages, .. Settings("language")],
        Fields = [.. one.Fields, .. ((string[])[FieldModule.Session, FieldModule.Contact, FieldModule.Account]).SelectMany(Fields)],
        Sessions = [.. one.Sessions, .. Sessions(one)],
        Contacts = [.. one.Contacts, .. People(one)],
        Sponsors = [.. one.Sponsors, .. Companies(one.Sponsors[0], "sponsor")],
        Exhibitors = [.. one.Exhibitors, .. Companies(one.Sponsors[0], "exhibitor")],
        Drafts =
        [
            .. one.Drafts, Draft("draft one"), Draft("draft two"),
            Draft("draft three") with { Name = OnlyDraft, Placements = [new(Id("placement"), Id("session Parent session"), Id("room 2"), Ten, Ten.AddHours(1))] },
        ],
    };

    private static IEnumerable<Setting> Settings(string kind) => ((string[])[TwinSettings, TwinSettings, $"Only {kind}"])
        .Select((name, number) => new Setting { Id = Id($"{kind} {number}"), Name = name, Order = 900 + number, CreatedAt = Made, UpdatedAt = Made });

    private static IEnumerable<Field> Fields(string module) => FieldsOfAll.Select((field, number) => new Field
    {
        Id = Id($"field {module} {number}").ToString(),
        Module = module,
        InternalName = field.Name == "Twin field" ? $"twin_field_{number}" : field.Name.ToLowerInvariant().Replace(' ', '_'),
        PublicName = field.Name,
        Type = field.Type,
        IsCustom = true,
        Scope = "event",
        ContainsPii = field.IsPersonal,
        CreatedAt = Made,
        UpdatedAt = Made,
    });

    private static IEnumerable<Session> Sessions(Event one)
    {
        var like = one.Sessions.First(session => session is { IsAbstract: false, ParentId: null, ComposedInto: null, DeletedAt: null });
        var parent = Session("Parent session", one, like) with { StartsAt = Ten, EndsAt = Ten.AddHours(1) };
        var noted = new CustomValue(Id($"field {FieldModule.Session} {FieldsOfAll.Length - 1}").ToString(), "+49 30 1234567", Made);
        return
        [
            Session("Twin session one", one, like) with { Title = TwinSessions },
            Session("Twin session two", one, like) with { Title = TwinSessions },
            Session("Merged session", one, like) with { ComposedInto = new Composition(Id("composition"), like.Id, "merged_session", Made) },
            Session("Described session", one, like) with { Description = "<p>One <b>bold</b> word, and a word again</p>" },
            Session("Long session", one, like) with { Description = $"<p>Find me. {new string('x', 19_950)}</p>" },
            Session("Other session", one, like),
            Session("Noted session", one, like) with { CustomValues = [noted] },
            parent,
            Session("Later session", one, like) with { StartsAt = Ten.AddDays(7), EndsAt = Ten.AddDays(7).AddHours(1) },
            Session("Only abstract", one, like) with { IsAbstract = true },
            Session("Part session", one, like) with { ParentId = parent.Id, StartsAt = Ten, EndsAt = Ten.AddMinutes(30) },
        ];
    }

    private static Session Session(string title, Event @event, Session like) => like with
    {
        Id = Id($"session {title}"),
        Number = 9_000 + Array.IndexOf(Titles, title),
        Title = title,
        Slug = title.ToLowerInvariant().Replace(' ', '-'),
        StatusId = @event.Statuses.First(status => status.Core == CoreStatus.Pending).Id,
        SubmitterId = null,
        TrackId = null,
        FormatId = null,
        LevelId = null,
        LanguageId = null,
        TagIds = [],
        SponsorIds = [],
        ExhibitorIds = [],
        Files = [],
        Content = null,
        Translations = [],
        StartsAt = null,
        EndsAt = null,
        RoomId = null,
        IsPublic = false,
        Participants = [],
        CustomValues = [],
        Description = "Words.",
    };

    private static IEnumerable<Contact> People(Event one)
    {
        (string First, string Last, string Email)[] people =
        [
            ("Twin", "Person", "twin.one@twins.example"), ("Twin", "Person", "twin.two@twins.example"), ("Only", "Person", "only@twins.example"),
            ("Sharing", "Person", "shared@twins.example"), ("Also", "Sharing", "shared@twins.example"),
        ];
        var kin = new CustomValue(Id($"field {FieldModule.Contact} {FieldsOfAll.Length - 1}").ToString(), "+49 30 1234567", Made);
        return people.Select((person, number) => one.Contacts[0] with
        {
            Id = $"99990{number}",
            Number = 9_900 + number,
            FirstName = person.First,
            LastName = person.Last,
            Email = person.Email,
            CustomValues = [kin],
        });
    }

    private static IEnumerable<Account> Companies(Account like, string kind) => ((string[])[TwinCompanies, TwinCompanies, "Only company"]).Select((name, number) => like with
    {
        Id = Id($"{kind} {number}").ToString(),
        Number = 9_900 + number,
        Name = name,
        Contacts = [],
        CustomValues = [new CustomValue(Id($"field {FieldModule.Account} {FieldsOfAll.Length - 1}").ToString(), "+49 30 1234567", Made)],
    });

    private static AgendaDraft Draft(string name) =>
        new() { Id = Id(name), Name = TwinDrafts, Description = "", CreatedAt = Made, UpdatedAt = Made, Placements = [] };

    /// <summary>The id of something planted.</summary>
    public static Guid Id(string what) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(what)).AsSpan(0, 16));
}
