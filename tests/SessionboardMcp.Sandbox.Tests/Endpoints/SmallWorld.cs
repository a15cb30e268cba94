using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Endpoints;

/// <summary>Two events small enough to know by heart: one with roles and translations, one without.</summary>
internal static class SmallWorld
{
    public const int Modern = SandboxTokens.OnlyEventId;
    public const int Plain = 12;

    public static readonly Role Panelist = new(Id(901), "panelist", "Panelist", "Panelists", CoreRole.Speaker);
    public static readonly Role Chair = new(Id(902), "chair", "Chair", "Chairs", CoreRole.Chairperson);

    public static readonly Setting Track = Setting(201, "AI") with { Color = "#329af0" };
    public static readonly Setting Room = Setting(301, "Hall") with { Capacity = 120 };

    public static readonly Status Accepted = new() { Id = "accepted", Name = "Accepted", Core = CoreStatus.Accepted, IsCustom = false, Color = "#00aa00", Order = 0 };

    public static readonly Status Shortlisted = new()
    {
        Id = Id(401).ToString(),
        Name = "Shortlisted",
        Core = CoreStatus.Pending,
        IsCustom = true,
        Color = "#aaaa00",
        Order = 1,
        CreatedAt = Day(1),
        CreatedBy = (5, "Robin Example"),
    };

    public static readonly Field Diet = Field("dietary_needs", "contact", custom: true, pii: true);
    public static readonly Field About = Field("about", "contact", custom: false, pii: false);

    public static readonly Contact Jane = new()
    {
        Id = Id(101).ToString(),
        Number = 42,
        FirstName = "Jane",
        LastName = "Smith",
        Email = "jane.smith@acme.example",
        CreatedAt = Day(1),
        UpdatedAt = Day(5),
        Company = "Acme",
        Profile = new Dictionary<string, string>
        {
            ["phone_home"] = "+1 (555) 123-4567",
            ["address_line_1"] = "12 Main Street",
            ["linkedin_url"] = "https://www.linkedin.com/in/jane",
            ["gender"] = "female",
            ["instagram_url"] = "https://www.instagram.com/jane",
        },
        CustomValues = [new CustomValue(Diet.Id, "vegan", Day(2))],
        Translations = [new Translation(Id(151), About.Id, "es", "Hola")],
    };

    public static readonly Contact Omar = new()
    {
        Id = Id(102).ToString(),
        Number = 43,
        FirstName = "Omar",
        LastName = "Haddad",
        Email = "omar@acme.example",
        CreatedAt = Day(2),
        UpdatedAt = Day(2),
        Profile = new Dictionary<string, string>(),
    };

    public static readonly Account Sponsor = new()
    {
        Id = Id(501).ToString(),
        Number = 3,
        Name = "TechCorp",
        CreatedAt = Day(1),
        UpdatedAt = Day(1),
        Profile = new Dictionary<string, string> { ["phone"] = "555-010-4567", ["address_coutnry"] = "US" },
        Contacts = [new AccountContact(Omar.Id, IsPrimary: true, Day(1), Day(2))],
    };

    public static readonly Session Talk = Session(1, "Talk") with
    {
        TrackId = Track.Id,
        RoomId = Room.Id,
        Participants = [new Participant(Id(701), Jane.Id, Panelist.Id), new Participant(Id(702), Omar.Id, Chair.Id)],
        SponsorIds = [Sponsor.Id],
    };

    public static readonly Session Paper = Session(2, "Paper") with { IsAbstract = true, StatusId = Shortlisted.Id };
    public static readonly Session Deleted = Session(3, "Deleted") with { DeletedAt = Day(9), Participants = [new Participant(Id(703), Omar.Id, Panelist.Id)] };
    public static readonly Session Source = Session(4, "Source") with { ComposedInto = new Composition(Id(801), Talk.Id, "merged_session", Day(4)) };
    public static readonly Session Part = Session(5, "Part") with { ParentId = Talk.Id, StatusId = Shortlisted.Id };

    public static Organization Create() => new()
    {
        Id = "org",
        Name = "Small",
        Events = [Event(Plain, "Plain") with { Sessions = [Talk] }, Event(Modern, "Modern") with { HasParticipantRoles = true, HasTranslations = true }],
    };

    public static DateTimeOffset Day(int day) => new(2026, 5, day, 12, 0, 0, TimeSpan.Zero);

    private static Event Event(int id, string name) => new()
    {
        Id = id,
        Name = name,
        TimeZone = "America/Chicago",
        Prefix = "DEV",
        Tracks = [Track],
        Rooms = [Room, Setting(302, "Terrace") with { Order = 1 }],
        Tags = [Setting(211, "cloud"), Setting(212, "data") with { CreatedAt = Day(3) }],
        Formats = [Setting(221, "Workshop")],
        Levels = [Setting(231, "Beginner")],
        Languages = [Setting(241, "English")],
        Statuses = [Accepted, Shortlisted],
        Fields = [About, Diet, Field("logo", "account", custom: false, pii: false) with { Scope = "global" }],
        Roles = [Panelist, Chair],
        Contacts = [Jane, Omar],
        Sessions = [Talk, Paper, Deleted, Source, Part],
        Sponsors = [Sponsor],
        Exhibitors = [Sponsor with { Id = Id(601).ToString(), Number = 7, Name = "Labs" }],
        Ratings = [],
    };

    private static Session Session(int number, string title) => new()
    {
        Id = Id(number),
        Number = number,
        Title = title,
        Slug = "slug",
        StatusId = Accepted.Id,
        IsAbstract = false,
        CreatedAt = Day(number),
        UpdatedAt = Day(20 - number),
    };

    private static Setting Setting(int id, string name) => new() { Id = Id(id), Name = name, Order = 0, CreatedAt = Day(1), UpdatedAt = Day(2) };

    private static Field Field(string name, string module, bool custom, bool pii) => new()
    {
        Id = name,
        Module = module,
        InternalName = name,
        PublicName = name,
        Type = "text",
        IsCustom = custom,
        Scope = "event",
        ContainsPii = pii,
        CreatedAt = Day(1),
        UpdatedAt = Day(1),
    };

    private static Guid Id(int number) => new($"00000000-0000-4000-8000-{number:D12}");
}
