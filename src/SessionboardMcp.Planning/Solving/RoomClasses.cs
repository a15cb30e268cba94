using System.Text;
using SessionboardMcp.Planning.Agenda;

namespace SessionboardMcp.Planning.Solving;

/// <summary>
/// Rooms that are as good as each other for everything that is not fixed: the solver only counts them, and who is in which is decided
/// afterwards, because stretches of time that never overlap more than n times can always be dealt out to n rooms. A room in which something
/// is or may stay is in a class of its own, since dealing out around what is there already need not be possible.
/// </summary>
internal sealed class RoomClasses
{
    private RoomClasses(IReadOnlyList<int[]> classes, int rooms)
    {
        All = classes;
        Of = new int[rooms];
        for (var index = 0; index < classes.Count; index++)
            Array.ForEach(classes[index], room => Of[room] = index);
    }

    /// <summary>The rooms of each class.</summary>
    public IReadOnlyList<int[]> All { get; }

    /// <summary>The class of each room.</summary>
    public int[] Of { get; }

    public static RoomClasses For(Problem problem, bool hasWishes)
    {
        var wishes = hasWishes ? problem.Wishes : [];
        var single = Singled(problem, wishes);
        var spotWishes = wishes.OfType<SpotWish>().Where(wish => wish.Room is not null).DistinctBy(wish => wish.Rule).ToList();
        var moving = problem.Talks.Where(talk => !talk.IsFixed).ToList();
        List<HashSet<int>> allowed = [.. moving.Select(talk => talk.Rooms.ToHashSet()), .. moving.Where(talk => talk.TooSmall.Length > 0).Select(talk => talk.TooSmall.ToHashSet())];
        var classes = problem.Venues
            .GroupBy(venue => single.Contains(venue.Index) ? $"#{venue.Index}" : Signature(venue, allowed, spotWishes))
            .Select(group => group.Select(venue => venue.Index).ToArray())
            .ToList();
        return new RoomClasses(classes, problem.Venues.Count);
    }

    private static HashSet<int> Singled(Problem problem, List<WishTerm> wishes)
    {
        var single = problem.Talks.Where(talk => talk.IsFixed || talk.Stays).Select(talk => talk.RoomNow).ToHashSet();
        single.UnionWith(problem.Venues.Where(venue => !venue.IsPlanned).Select(venue => venue.Index));
        single.UnionWith(wishes.OfType<ClosingWish>().Select(wish => wish.Room));
        // What has to be in the same room has to be told in which.
        var together = problem.Chains.Concat(problem.OneRooms)
            .Concat(wishes.OfType<ChainWish>().Select(wish => wish.Talks))
            .Concat(wishes.OfType<SameRoomWish>().Select(wish => wish.Group));
        single.UnionWith(together.SelectMany(talks => talks).Distinct().SelectMany(talk => problem.Talks[talk].Rooms));
        return single;
    }

    private static string Signature(Venue venue, IEnumerable<HashSet<int>> allowed, IEnumerable<SpotWish> wishes)
    {
        var signature = new StringBuilder();
        foreach (var rooms in allowed)
            signature.Append(rooms.Contains(venue.Index) ? '1' : '0');
        foreach (var wish in wishes)
            signature.Append(wish.Room!(venue.Index) ? 'y' : 'n');
        foreach (var span in Span.Union(venue.Closed))
            signature.Append(System.Globalization.CultureInfo.InvariantCulture, $" {span.From}-{span.To}");
        return signature.ToString();
    }
}
