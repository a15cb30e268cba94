using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>
/// Where sessions were, live and in the draft, as a commit was planned: kept with the change set, since the API takes no version of a draft. What
/// was planned is compared with what is there just before.
/// </summary>
internal static class CommittedPlaces
{
    private const string Live = "live ";
    private const string Drafted = "draft ";

    /// <summary>All places, by session.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Of(IEnumerable<Session> sessions, IEnumerable<DraftPlacement> placements)
    {
        var places = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var session in sessions)
        {
            if (TextOf(session) is { } place)
                places[Live + session.Id] = place;
        }

        foreach (var placement in placements.Where(placement => placement.SessionId is not null))
            places[Drafted + placement.SessionId] = TextOf(placement);
        return places;
    }

    /// <summary>The sessions that a draft puts elsewhere than it did.</summary>
    public static IReadOnlyList<string> Moved(IReadOnlyDictionary<string, JsonElement> known, IEnumerable<DraftPlacement> placements)
    {
        var now = Of([], placements);
        var before = known.Where(place => place.Key.StartsWith(Drafted, StringComparison.Ordinal)).ToDictionary(place => place.Key, place => place.Value, StringComparer.OrdinalIgnoreCase);
        return [.. before.Keys.Union(now.Keys, StringComparer.OrdinalIgnoreCase).Where(key => !JsonValue.AreSame(Get(before, key), Get(now, key))).Select(key => key[Drafted.Length..])];
    }

    /// <summary>Whether a session is live where it was.</summary>
    public static bool IsWhereItWas(IReadOnlyDictionary<string, JsonElement> known, Session session) => JsonValue.AreSame(
        known.FirstOrDefault(one => string.Equals(one.Key, Live + session.Id, StringComparison.OrdinalIgnoreCase)) is { Key: not null } place ? place.Value : null,
        TextOf(session));

    /// <summary>Whether the draft has a place for a session.</summary>
    public static bool Has(IReadOnlyDictionary<string, JsonElement> known, string sessionId) => known.Keys.Any(key => string.Equals(key, Drafted + sessionId, StringComparison.OrdinalIgnoreCase));

    private static JsonElement? Get(IReadOnlyDictionary<string, JsonElement> places, string key) => places.TryGetValue(key, out var place) ? place : null;

    private static JsonElement? TextOf(Session session) =>
        session is { StartsAt: null, EndsAt: null, Room: null } ? null : Text(session.StartsAt, session.EndsAt, session.Room?.Id);

    private static JsonElement TextOf(DraftPlacement placement) => Text(placement.StartsAt, placement.EndsAt, placement.RoomId);

    private static JsonElement Text(DateTimeOffset? starts, DateTimeOffset? ends, string? room) => JsonValue.Of(string.Create(
        CultureInfo.InvariantCulture, $"{starts?.ToUnixTimeMilliseconds()} {ends?.ToUnixTimeMilliseconds()} {room?.ToLowerInvariant()}"))!.Value;
}
