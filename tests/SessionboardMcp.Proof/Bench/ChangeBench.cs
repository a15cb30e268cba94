using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Proof.Bench;

/// <summary>What one change of a large event costs beside the requests: the version that follows, and what is made of it.</summary>
internal static class ChangeBench
{
    // Within the half hour after which all is read again.
    private const int Changes = 7;

    /// <summary>Changes one title after the other, and prints what each costs.</summary>
    public static async Task<int> RunAsync()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var organization = LargeEvent.Organization();
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = clock, Limit = int.MaxValue, Organization = organization, CachesSessionReads = false });
        var wait = new Wait();
        await using var services = Services(sandbox.BaseAddress, clock, wait);
        var client = services.GetRequiredService<ISessionboardClientFactory>().Create(new ApiTokenCredential("sandbox-full"));
        var index = new EventIndex(client, LargeEvent.Id, clock);
        var zone = EventClock.Of((await client.Events.ListAsync()).Value.Single(known => known.Id == LargeEvent.Id));
        Made(await index.SessionsAsync(default), await index.PeopleAsync(default), zone, []);

        var times = new List<double[]>();
        for (var change = 0; change < Changes; change++)
        {
            clock.Advance(TimeSpan.FromMinutes(4));
            organization = Changed(organization, change, clock.GetUtcNow());
            sandbox.Replace(organization);
            wait.Reset();
            var started = Stopwatch.GetTimestamp();
            var sessions = await index.SessionsAsync(default);
            List<double> parts = [Stopwatch.GetElapsedTime(started).TotalMilliseconds - wait.Milliseconds];
            Made(sessions, await index.PeopleAsync(default), zone, parts);
            times.Add([.. parts]);
        }

        Console.WriteLine("| one change of 20,000 sessions | median ms | least ms | most ms |\n| --- | --- | --- | --- |");
        foreach (var (name, part) in new[] { "the version that follows, besides the requests", "ready to be searched, and searched", "counts and problems" }.Select((name, part) => (name, part)))
        {
            double[] sorted = [.. times.Select(time => time[part]).Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {sorted[sorted.Length / 2]:F1} | {sorted[0]:F1} | {sorted[^1]:F1} |"));
        }

        return 0;
    }

    private static void Made(IndexPart<IndexedSession> sessions, IndexPart<IndexedPerson> people, EventClock zone, List<double> parts)
    {
        var started = Stopwatch.GetTimestamp();
        Searchable<IndexedSession>.Of(sessions.Made, sessions.Items, SearchForms.Sessions, masks: true).Find(SearchWords.Read("text", "data"), _ => true);
        parts.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        started = Stopwatch.GetTimestamp();
        EventCounts.Of(sessions, people, new([], sessions.AsOf), new([], sessions.AsOf), zone);
        parts.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private static Organization Changed(Organization organization, int number, DateTimeOffset at) => organization with
    {
        Events = [.. organization.Events.Select(one => one.Id != LargeEvent.Id ? one : one with
        {
            Sessions = [.. one.Sessions.Select((session, place) => place == 5_000 + number ? session with { Title = $"Changed {number}", UpdatedAt = at } : session)],
        })],
    };

    private static ServiceProvider Services(Uri address, TimeProvider clock, Wait wait)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton(clock);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Sessionboard:BaseUrl"] = address.ToString() }).Build());
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Waiting(wait)));
        services.AddSessionboardApi();
        return services.BuildServiceProvider();
    }

    private sealed class Wait
    {
        public double Milliseconds { get; private set; }

        public void Reset() => Milliseconds = 0;

        public void Add(double milliseconds) => Milliseconds += milliseconds;
    }

    // The requests of a freshening come one after the other.
    private sealed class Waiting(Wait wait) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var started = Stopwatch.GetTimestamp();
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            wait.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            return response;
        }
    }
}
