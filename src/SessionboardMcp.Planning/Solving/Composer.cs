using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Results;

namespace SessionboardMcp.Planning.Solving;

/// <summary>Between places as the caller knows them and spots as the problem does.</summary>
internal sealed class Composer(Problem problem)
{
    private readonly Dictionary<string, int> _rooms = problem.Venues.ToDictionary(venue => venue.Id, venue => venue.Index);

    public Spot[] Spots(IReadOnlyDictionary<string, Placement> places) => [.. problem.Talks.Select(talk => Spot(places.GetValueOrDefault(talk.Session.Id)))];

    public Spot[] Spots(IReadOnlyList<PlannedSession> places) => Spots(places.DistinctBy(place => place.SessionId)
        .ToDictionary(place => place.SessionId, place => new Placement(place.StartsAt, place.EndsAt, place.Room)));

    /// <summary>The placements and wishes of a plan.</summary>
    public Plan Compose(Spot[] plan) => new(PlanStatus.Planned)
    {
        Placements =
        [
            .. problem.Talks.Where(talk => plan[talk.Index].IsPlace)
                .OrderBy(talk => plan[talk.Index].Start).ThenBy(talk => plan[talk.Index].Room).ThenBy(talk => talk.Index)
                .Select(talk => Planned(talk, plan[talk.Index])),
        ],
        Wishes =
        [
            .. problem.Wishes.GroupBy(wish => wish.Rule, ReferenceEqualityComparer.Instance)
                .Select(group => new WishResult(group.First().Rule, group.Count(wish => WishScore.IsFulfilled(problem, plan, wish)), group.Count())),
        ],
    };

    private Spot Spot(Placement? place) =>
        place is { Room: { } room } && _rooms.TryGetValue(room, out var index) ? new Spot(problem.Timeline.Minute(place.StartsAt), index) : Solving.Spot.None;

    private PlannedSession Planned(Talk talk, Spot spot)
    {
        var room = spot.Room < 0 ? null : problem.Venues[spot.Room].Id;
        var isSame = talk.Now is { } now && now.From == spot.Start && (talk.RoomNow < 0 || talk.RoomNow == spot.Room);
        // Who stays does so to the second.
        return isSame && talk.Session.Placed is { } placed
            ? new PlannedSession(talk.Session.Id, Local(placed.StartsAt), Local(placed.EndsAt), room, talk.RoomNow < 0 && room is not null ? PlacementChange.Completed : PlacementChange.Same)
            : new PlannedSession(talk.Session.Id, problem.Timeline.At(spot.Start), problem.Timeline.At(spot.Start + talk.Length), room, talk.Now is null ? PlacementChange.New : PlacementChange.Moved);
    }

    private DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, problem.Input.Grid.Zone);
}
