namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>
/// Tries every choice of sessions to move, the smallest first: one that leaves nothing in another's way, and whose sessions all find a place on the
/// quarters of nine to six.
/// </summary>
internal sealed class FewestMoves(DraftedProgramme agenda, IReadOnlyDictionary<string, DraftedPlace> places, IReadOnlyList<(string One, string Other)> conflicts)
{
    private readonly List<DateOnly> _days = [.. places.Values.Select(place => DateOnly.FromDateTime(Local(agenda, place.From))).Distinct().Order()];

    /// <summary>How many moves are enough.</summary>
    /// <param name="most">How many are known to be.</param>
    public int Count(int most) => Enumerable.Range(0, most).Where(count => Choices(count, []).Any(CanMove)).Append(most).First();

    // One of each pair that collides has to move; who else moves is anybody's choice.
    private IEnumerable<HashSet<string>> Choices(int count, HashSet<string> chosen)
    {
        var pair = conflicts.FirstOrDefault(pair => !chosen.Contains(pair.One) && !chosen.Contains(pair.Other));
        if (pair == default)
            return Others(count, chosen, 0);
        return count == 0 ? [] : new[] { pair.One, pair.Other }.SelectMany(one => Choices(count - 1, [.. chosen, one]));
    }

    private IEnumerable<HashSet<string>> Others(int count, HashSet<string> chosen, int from) => count == 0 ? [chosen]
        : places.Keys.Skip(from).SelectMany((one, number) => chosen.Contains(one) ? [] : Others(count - 1, [.. chosen, one], from + number + 1));

    private bool CanMove(HashSet<string> chosen)
    {
        var stay = places.Where(place => !chosen.Contains(place.Key)).ToList();
        return CanMove([.. chosen], stay);
    }

    private bool CanMove(IReadOnlyList<string> left, List<KeyValuePair<string, DraftedPlace>> stay)
    {
        if (left.Count == 0)
            return true;
        foreach (var spot in Spots(places[left[0]].To - places[left[0]].From).Where(spot => stay.TrueForAll(other => !agenda.Collide(left[0], spot, other.Key, other.Value))))
        {
            if (CanMove([.. left.Skip(1)], [.. stay, KeyValuePair.Create(left[0], spot)]))
                return true;
        }

        return false;
    }

    private IEnumerable<DraftedPlace> Spots(TimeSpan length) =>
        from day in _days
        from quarter in Enumerable.Range(0, 36)
        let local = day.ToDateTime(new TimeOnly(9, 0)).AddMinutes(15 * quarter)
        where local + length <= day.ToDateTime(new TimeOnly(18, 0))
        let start = new DateTimeOffset(local, agenda.Zone.GetUtcOffset(local))
        from room in agenda.Rooms
        select new DraftedPlace(start, start + length, room);

    private static DateTime Local(DraftedProgramme agenda, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, agenda.Zone).DateTime;
}
