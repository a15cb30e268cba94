using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Insights.Projection;

/// <summary>
/// The databases that were asked last. A world that is written in makes a new one with every query after a write, and what lies outside of .NET's
/// memory nobody would collect in time: the one that was asked longest ago lets go.
/// </summary>
internal static class OpenProjections
{
    private const int Most = 16;

    private static readonly Lock Access = new();

    // From the longest ago to the last.
    private static readonly List<WeakReference<ProjectionDatabase>> Open = [];

    /// <summary>Says that a database was asked.</summary>
    public static void Use(ProjectionDatabase database)
    {
        List<ProjectionDatabase> left = [];
        lock (Access)
        {
            Open.RemoveAll(reference => !reference.TryGetTarget(out var other) || ReferenceEquals(other, database));
            Open.Add(new WeakReference<ProjectionDatabase>(database));
            while (Open.Count > Most)
            {
                if (Open[0].TryGetTarget(out var oldest))
                    left.Add(oldest);
                Open.RemoveAt(0);
            }
        }

        foreach (var oldest in left)
            oldest.Empty();
    }

    /// <summary>The database of the most similar organization: the same events in the same order, with the same fields, and at least one unchanged.</summary>
    public static ProjectionDatabase? Nearest(Organization organization)
    {
        lock (Access)
        {
            return Open
                .Select(reference => reference.TryGetTarget(out var database) ? database : null)
                .OfType<ProjectionDatabase>()
                .Where(database => IsVersion(database.Events, organization.Events))
                .Select(database => (Database: database, Same: organization.Events.Count(@event => database.Events.Contains(@event, ReferenceEqualityComparer.Instance))))
                .Where(candidate => candidate.Same > 0)
                .OrderByDescending(candidate => candidate.Same)
                .FirstOrDefault()
                .Database;
        }
    }

    private static bool IsVersion(IReadOnlyList<Event> earlier, IReadOnlyList<Event> later) =>
        earlier.Count == later.Count && earlier.Zip(later).All(pair => pair.First.Id == pair.Second.Id && ReferenceEquals(pair.First.Fields, pair.Second.Fields));
}
