using SessionboardMcp.SbQL.Tests.Conference;

namespace SessionboardMcp.SbQL.Tests.Generated;

internal sealed record Person(string Id, string? Company);

internal sealed record Track(string Id, string Name);

internal sealed record Talk(
    string Id, bool IsAbstract, string? Title, int? Capacity, bool IsPublic, Moment? StartsAt, Track? Track, IReadOnlyList<Person> Speakers);

/// <summary>Records made up from a seed, with nulls, cases and the hours at which the clock is changed.</summary>
internal sealed class World
{
    public static readonly string[] Titles = ["Zen", "ZEN", "zen garden", "Über", "ÜBER DATA", "", "50% off", "a_b", "Data", "Straße", "😀 zen", "Ǆ-dur"];
    public static readonly string[] Companies = ["ACME", "acme", "Éclair", "Zed"];

    public World(Random random)
    {
        Zone = Pick(random, Zone.All);
        Track[] tracks = [new("t1", "Keynotes"), new("t2", "éducation"), new("t3", "KEYNOTES")];
        Person[] people = [.. Enumerable.Range(1, 5).Select(i => new Person($"p{i}", random.Next(4) == 0 ? null : Pick(random, Companies)))];
        Talks = [.. Enumerable.Range(10, random.Next(1, 15)).Select(i => new Talk(
            $"s{i}",
            random.Next(3) == 0,
            random.Next(5) == 0 ? null : Pick(random, Titles),
            random.Next(4) == 0 ? null : random.Next(0, 6) * 10,
            random.Next(2) == 0,
            random.Next(5) == 0 ? null : Zone.At(random),
            random.Next(3) == 0 ? null : Pick(random, tracks),
            [.. people.Where(_ => random.Next(4) == 0)]))];
        (Tracks, People) = (tracks, people);
    }

    public Zone Zone { get; }

    public IReadOnlyList<Talk> Talks { get; }

    private IReadOnlyList<Track> Tracks { get; }

    private IReadOnlyList<Person> People { get; }

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public void Fill(ToyDatabase database)
    {
        database.Clear();
        foreach (var track in Tracks)
            database.Insert("track_rows", track.Id, 1, track.Name);
        foreach (var person in People)
            database.Insert("people", person.Id, 1, null, null, null, null, person.Company, null);
        foreach (var talk in Talks)
        {
            database.Insert("session_rows", talk.Id, 1, talk.IsAbstract, talk.Title, null, null, null, talk.StartsAt?.WallText, talk.StartsAt?.UtcText,
                null, null, talk.Capacity, null, talk.IsPublic, null, talk.Track?.Id, null);
            foreach (var speaker in talk.Speakers)
                database.Insert("session_people", talk.Id, speaker.Id);
        }
    }
}
