namespace SessionboardMcp.Core.Checks;

/// <summary>Finds what is wrong with groups of records: those with the same room, the same title, the same person.</summary>
internal static class Groups
{
    /// <summary>The problems of all groups, in the order in which the groups begin.</summary>
    /// <typeparam name="T">What is grouped.</typeparam>
    /// <param name="members">What is grouped, in the order of the records.</param>
    /// <param name="isWorth">Whether there can be anything wrong with members that may be of one group.</param>
    /// <param name="key">What they are grouped by.</param>
    /// <param name="same">Which keys are the same.</param>
    /// <param name="rule">Finds the problems of a group.</param>
    public static List<Found> Find<T>(
        IEnumerable<Placed<T>> members, Func<List<Placed<T>>, bool> isWorth, Func<T, string> key, StringComparer same, Func<List<T>, IEnumerable<Problem>> rule)
    {
        var found = new List<Found>();
        foreach (var alike in members.GroupBy(member => member.Key).Select(group => group.ToList()).Where(isWorth))
        {
            foreach (var group in Apart(alike, member => key(member.Of), same))
                found.AddRange(rule(group.ConvertAll(member => member.Of)).Select(problem => new Found(problem, group[0].Key, group[0].Place, group[0].Within)));
        }

        // Groups that share a hash do not begin at one place.
        return [.. found.Order()];
    }

    private static List<List<T>> Apart<T>(List<T> alike, Func<T, string> key, StringComparer same)
    {
        if (alike.Count == 1 || key(alike[0]) is var first && alike.TrueForAll(member => same.Equals(key(member), first)))
            return [alike];
        return [.. alike.GroupBy(key, same).Select(group => group.ToList())];
    }
}
