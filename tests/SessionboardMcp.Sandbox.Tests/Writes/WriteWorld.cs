using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Sandbox.Tests.Writes;

/// <summary>The small world with all that a write needs: the five core statuses, custom fields of sessions, and a session in time with a part.</summary>
internal static class WriteWorld
{
    public static readonly Setting Track = SmallWorld.Track;
    public static readonly Setting Room = SmallWorld.Room;

    public static readonly Session Whole = SmallWorld.Talk with
    {
        Id = Id(21),
        Number = 6,
        Title = "Whole",
        StartsAt = At(9),
        EndsAt = At(12),
        Participants = [],
        SponsorIds = [],
    };

    public static readonly Session PartOfWhole = Whole with { Id = Id(22), Number = 7, Title = "Part of whole", ParentId = Whole.Id, StartsAt = At(9), EndsAt = At(10) };

    public static readonly Session Marked = Whole with
    {
        Id = Id(23),
        Number = 8,
        Title = "Marked",
        StatusId = SmallWorld.Shortlisted.Id,
        TagIds = [Id(211), Id(212)],
        LevelId = Id(231),
        FormatId = Id(221),
        LanguageId = Id(241),
        CustomValues = [new CustomValue("audience", "Everyone", At(1))],
    };

    public static readonly Session PartOfSource = PartOfWhole with { Id = Id(24), Number = 9, ParentId = SmallWorld.Source.Id, StartsAt = null, EndsAt = null };

    public static readonly Status Gone = SmallWorld.Shortlisted with { Id = Id(402).ToString(), Name = "Gone", Order = 5, DeletedAt = At(2) };

    public static readonly Contact Left = SmallWorld.Omar with { Id = Id(103).ToString(), Number = 44, FirstName = "Lee", Email = "lee@acme.example" };

    public static readonly Account GoneSponsor = SmallWorld.Sponsor with { Id = Id(502).ToString(), Number = 4, Name = "Gone sponsor" };

    public static readonly Account GoneExhibitor = SmallWorld.Sponsor with { Id = Id(602).ToString(), Number = 8, Name = "Gone exhibitor" };

    public static readonly AgendaDraft Draft = new()
    {
        Id = Id(801),
        Name = "Draft",
        Description = "What if",
        CreatedAt = At(1),
        UpdatedAt = At(1),
        Placements = [new Placement(Id(802), Marked.Id, SmallWorld.Room.Id, At(9), At(12))],
    };

    public static readonly Report Report = new() { Id = Id(851).ToString(), Name = "Speakers", Query = "FIND Speaker", Category = "speakers", EventId = SmallWorld.Modern };

    public static readonly Report OverAll = Report with { Id = Id(852).ToString(), EventId = null };

    public static Organization Create()
    {
        var world = SmallWorld.Create();
        return world with { Events = [.. world.Events.Select(Complete)], Reports = [Report, OverAll, Report with { Id = Id(853).ToString(), EventId = SmallWorld.Plain }] };
    }

    public static Task<SandboxHost> StartAsync(Func<SandboxOptions, SandboxOptions>? more = null, WriteRules? rules = null) => SandboxHost.StartAsync(
        (more ?? (options => options))(new SandboxOptions
        {
            Organization = Create(),
            Limit = 10_000,
            TimeProvider = new FakeTimeProvider(At(6)),
            Variations = new SandboxVariations { Writes = rules ?? new WriteRules() },
        }));

    public static async Task<SandboxClient> ConnectAsync(Func<SandboxOptions, SandboxOptions>? more = null) => new(await StartAsync(more));

    public static DateTimeOffset At(int hour) => new(2026, 6, 1, hour, 0, 0, TimeSpan.Zero);

    public static Guid Id(int number) => new($"00000000-0000-4000-8000-{number:D12}");

    public static string Text(this SandboxAnswer answer, string property) => answer.Json.GetProperty(property).ToString();

    /// <summary>What the fresh reads say of a session: its row in the list, or null.</summary>
    public static async Task<JsonElement?> FreshAsync(this SandboxClient client, string id)
    {
        var rows = (await client.GetAsync(SmallSandbox.Event("sessions?page_size=100"))).ShouldBeOk().Json.GetProperty("data");
        return rows.EnumerateArray().Where(row => row.GetProperty("id").GetString() == id).Select(row => (JsonElement?)row).FirstOrDefault();
    }

    private static Event Complete(Event @event) => @event with
    {
        Statuses =
        [
            SmallWorld.Accepted,
            .. new[] { CoreStatus.AcceptQueue, CoreStatus.Pending, CoreStatus.DeclineQueue, CoreStatus.Declined }.Select(Core),
            SmallWorld.Shortlisted with { Order = 5 },
            Gone,
        ],
        Fields = [.. @event.Fields, Field("audience", "text"), Field("seats", "number"), Field("recorded", "checkbox"), .. new[] { "contact", "account" }.Select(module => Field("audience", "text") with { Module = module })],
        Drafts = @event.Id == SmallWorld.Plain ? @event.Drafts : [Draft],
        DeletedContacts = [new DeletedContact(Left, [(Whole.Id, new Participant(Id(704), Left.Id, SmallWorld.Panelist.Id))], [])],
        DeletedSponsors = [GoneSponsor],
        DeletedExhibitors = [GoneExhibitor],
        Sessions = @event.Id == SmallWorld.Plain ? @event.Sessions : [.. @event.Sessions, Whole, PartOfWhole, Marked, PartOfSource],
    };

    private static Status Core(CoreStatus core, int place)
    {
        var name = core switch
        {
            CoreStatus.AcceptQueue => "accept_queue",
            CoreStatus.Pending => "pending",
            CoreStatus.DeclineQueue => "decline_queue",
            _ => "declined",
        };
        return SmallWorld.Accepted with { Id = name, Name = name, Core = core, Order = place + 1 };
    }

    private static Field Field(string name, string type) =>
        SmallWorld.Diet with { Id = name, InternalName = name, PublicName = name, Module = "session", Type = type, ContainsPii = false };
}
