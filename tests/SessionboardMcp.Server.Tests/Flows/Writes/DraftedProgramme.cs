using System.Globalization;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>When and where a session is.</summary>
/// <param name="From">When it starts.</param>
/// <param name="To">When it ends.</param>
/// <param name="Room">The room's name.</param>
internal sealed record DraftedPlace(DateTimeOffset From, DateTimeOffset To, string? Room)
{
    public bool Meets(DraftedPlace other) => From < other.To && other.From < To;
}

/// <summary>A draft as tools show it, with the people that the seed put into its sessions: what collides is found here, by nothing of the server's.</summary>
internal sealed class DraftedProgramme
{
    private readonly McpClient _client;
    private readonly Event _event;

    public DraftedProgramme(McpClient client, Event one)
    {
        (_client, _event) = (client, one);
        People = ProgrammePeople.Of(one);
    }

    /// <summary>Who is in each session, by its number.</summary>
    public IReadOnlyDictionary<int, IReadOnlySet<string>> People { get; }

    public IEnumerable<string> Rooms => _event.Rooms.Select(room => room.Name);

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(_event.TimeZone);

    public async Task<JsonElement> AskAsync(string tool, params (string Name, object Value)[] arguments)
    {
        var result = await _client.CallToolAsync(tool, arguments.Append(("event_id", _event.Id)).ToDictionary(one => one.Item1, one => (object?)one.Item2));
        result.IsError.ShouldNotBe(true, string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text)));
        return result.StructuredContent!.Value;
    }

    /// <summary>Where the draft "Repaired" has each session, by its short id.</summary>
    public async Task<IReadOnlyDictionary<string, DraftedPlace>> PlacesAsync()
    {
        var places = new Dictionary<string, DraftedPlace>();
        for (var page = 1; ; page++)
        {
            var read = await AskAsync("get_agenda_draft", ("draft_id", "Repaired"), ("page", page));
            foreach (var row in read.Rows().Where(row => row[0].GetString() == "placement"))
                places.Add(row[2].GetString()!, new DraftedPlace(row[4].GetDateTimeOffset(), row[5].GetDateTimeOffset(), row[6].GetString()));
            if (!read.TryGetProperty("nextPage", out _))
                return places;
        }
    }

    /// <summary>Pairs of sessions that have a person or their room at the same time.</summary>
    public IReadOnlyList<(string One, string Other)> Conflicts(IReadOnlyDictionary<string, DraftedPlace> places)
    {
        var inOrder = places.OrderBy(place => place.Value.From).ToList();
        return [.. inOrder.SelectMany((one, number) => inOrder.Skip(number + 1).Where(other => Collide(one.Key, one.Value, other.Key, other.Value)).Select(other => (one.Key, other.Key)))];
    }

    public bool Collide(string one, DraftedPlace place, string other, DraftedPlace otherPlace) =>
        place.Meets(otherPlace) && (place.Room == otherPlace.Room || PeopleOf(one).Overlaps(PeopleOf(other)));

    private IReadOnlySet<string> PeopleOf(string id) => People.GetValueOrDefault(int.Parse(id[(id.IndexOf('-', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture)) ?? new HashSet<string>();
}
