using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

/// <summary>
/// The seed with fewer sessions and people in its largest event: of each kind some, every one that a sample names, and still more pages than one.
/// For tests that read it again and again, and to which its size is nothing.
/// </summary>
internal static class FewerRecords
{
    private const int OfEach = 40;
    private const int Apart = 8;

    /// <summary>The organization.</summary>
    public static Organization Organization { get; } = SharedSeed.Organization with
    {
        Events = [.. SharedSeed.Organization.Events.Select(one => one.Id == SeededEvents.DevCon ? Fewer(one) : one)],
    };

    private static Event Fewer(Event whole)
    {
        var (placed, inDrafts) = (Placed(whole, OfEach), Placed(whole, int.MaxValue));
        var named = PlantedRemarks.All.Select(remark => remark.SessionId).ToHashSet();
        // What is live and in no draft is what planners would put there.
        var sessions = whole.Sessions
            .Where(session => placed.Contains(session.Id) || named.Contains(session.Id) || session.Number % Apart == 0 || session.DeletedAt is not null || IsLiveAlone(session, inDrafts))
            .ToDictionary(session => session.Id);
        var byId = whole.Sessions.ToDictionary(session => session.Id);
        // What a session is part of, or became, comes with it.
        foreach (var session in sessions.Values.ToList())
        {
            var next = After(session);
            while (next is { } id && sessions.TryAdd(id, byId[id]))
                next = After(byId[id]);
        }

        var people = sessions.Values
            .SelectMany(session => session.Participants.Select(one => one.ContactId).Append(session.SubmitterId).Concat(session.Files.Select(file => file.AssignedContactId)))
            .Concat(whole.Sponsors.Concat(whole.Exhibitors).SelectMany(account => account.Contacts.Select(one => one.ContactId)))
            .ToHashSet();
        return whole with
        {
            Sessions = [.. whole.Sessions.Where(session => sessions.ContainsKey(session.Id))],
            Contacts = [.. whole.Contacts.Where((contact, place) => people.Contains(contact.Id) || place % Apart == 0)],
            Ratings = [.. whole.Ratings.Where(rating => sessions.ContainsKey(rating.SessionId))],
            Drafts = [.. whole.Drafts.Select(draft => draft with { Placements = [.. draft.Placements.Where(placement => sessions.ContainsKey(placement.SessionId))] })],
        };
    }

    private static HashSet<Guid> Placed(Event whole, int most) => [.. whole.Drafts.SelectMany(draft => draft.Placements.Take(most)).Select(placement => placement.SessionId)];

    private static bool IsLiveAlone(Session session, HashSet<Guid> inDrafts) =>
        session is { IsAbstract: false, StartsAt: not null, RoomId: not null } && !inDrafts.Contains(session.Id);

    private static Guid? After(Session session) => session.ParentId ?? session.ComposedInto?.TargetId;
}
