using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Support;

/// <summary>A day with a handful of accepted sessions, of people who lack nothing.</summary>
internal sealed class SmallProgramme
{
    public const int EventId = SeededEvents.HealthDay;

    private static readonly Organization Seed = SharedSeed.Organization;
    private static readonly Event Day = Seed.Events.Single(seeded => seeded.Id == EventId);
    private static readonly Session Template = Day.Sessions.First(session => session is { IsAbstract: false, Status.IsCustom: false, Status.Core: CoreStatus.Accepted, DeletedAt: null, ParentId: null, ComposedInto: null, Description.Length: > 20 });
    private static readonly DateTimeOffset Morning = new(2027, 5, 20, 7, 0, 0, TimeSpan.Zero);

    private readonly List<Session> _sessions = [];
    private readonly List<Contact> _contacts = [];

    /// <summary>The event with what was added, and nothing else in it.</summary>
    public Organization Organization => Seed.Edit(EventId, day => day with
    {
        Sessions = [.. _sessions],
        Contacts = [.. _contacts],
        Sponsors = [],
        Exhibitors = [],
        Ratings = [],
        Drafts = [],
    }) with
    { Reports = [], Dashboards = [] };

    public Contact Person(string first, string last, string? email = null)
    {
        var number = _contacts.Count + 1;
        var contact = Day.Contacts[0] with
        {
            Id = Id(1_000 + number).ToString(),
            Number = number,
            FirstName = first,
            LastName = last,
            Email = email ?? $"person{number}@example.org",
            PhotoUrl = "https://photos.example/1.png",
            About = "<p>Has a life.</p>",
            CustomValues = [],
            Translations = [],
        };
        _contacts.Add(contact);
        return contact;
    }

    /// <summary>Adds a session from one minute after nine to another.</summary>
    public Session Session(string title, int? from, int? to, params Contact[] speakers) => Session(title, from, to, null, "speaker", speakers);

    public Session Session(string title, int? from, int? to, Setting? room, string role, params Contact[] people)
    {
        var number = _sessions.Count + 1;
        var session = Template with
        {
            Id = Id(number),
            Number = number,
            Title = title,
            Slug = $"s{number}",
            StartsAt = At(from),
            EndsAt = At(to),
            RoomId = (room ?? Day.Rooms[_sessions.Count % Day.Rooms.Count]).Id,
            Capacity = null,
            TagIds = [],
            Translations = [],
            CustomValues = [],
            Files = [],
            Content = null,
            SponsorIds = [],
            ExhibitorIds = [],
            Participants = [.. people.Select((person, place) => new Participant(Id((number * 100) + place + 5_000), person.Id, Day.Roles.First(known => known.Slug == role).Id))],
        };
        _sessions.Add(session);
        return session;
    }

    /// <summary>Adds a part of a session.</summary>
    public Session Part(Session parent, string title, int? from, int? to, params Contact[] speakers)
    {
        var part = Session(title, from, to, speakers) with { ParentId = parent.Id, RoomId = null };
        _sessions[^1] = part;
        return part;
    }

    private static DateTimeOffset? At(int? minutes) => minutes is { } after ? Morning.AddMinutes(after) : null;

    private static Guid Id(int number) => Guid.Parse($"00000000-0000-4000-8000-{number:D12}");
}
