using System.Text.Json;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Server.Sharing;
using SessionboardMcp.Server.Tests.Support;
using Xunit.Abstractions;

namespace SessionboardMcp.Server.Tests.Sharing;

/// <summary>Several replicas with a Redis, each call at any of them.</summary>
public sealed class RandomRoutingTests(ThreeReplicas three, ITestOutputHelper output) : IClassFixture<ThreeReplicas>
{
    private static readonly List<ToolSample> Reading = [.. ToolSamples.All.Where(sample => sample.Writes.Count == 0 && !sample.IsOfTheOtherEvent)];

    [RedisFact]
    public async Task Three_replicas_ask_Sessionboard_hardly_more_often_than_one_and_Redis_holds_nothing_that_anybody_could_read()
    {
        await using var one = await SharingReplicas.StartAsync(1, redis: null);

        var (alone, refusedAlone) = await AskAsync(one, (await one.ConnectAsync("dana")).Token);
        var dana = await three.All.ConnectAsync("dana");
        var (asked, refused) = await AskAsync(three.All, dana.Token);

        output.WriteLine($"{alone.Count} requests by one, {asked.Count} by three");
        refused.ShouldBe(refusedAlone);
        asked.Count.ShouldBeLessThanOrEqualTo((int)(1.1 * alone.Count), string.Join('\n', asked.GroupBy(request => request).Select(group => $"{group.Count()} {group.Key}, {alone.Count(request => request == group.Key)} alone")));

        var dump = await three.Redis.DumpAsync();
        dump.Count.ShouldBeGreaterThan(20);
        var all = string.Join('\n', dump.Select(pair => $"{pair.Key}\n{pair.Value}"));
        foreach (var secret in Secrets(dana.Connection.Id, dana.Token))
            all.ShouldNotContain(secret, Case.Insensitive);
        var mine = new SharedKeys(BearerCredential.KeyOfGrant(dana.Connection.Id)).Ended.ToString()[..^"ended".Length];
        foreach (var key in dump.Keys.Where(key => key.StartsWith(mine, StringComparison.Ordinal)))
        {
            var longest = TimeSpan.FromSeconds(key.EndsWith(":index", StringComparison.Ordinal) || key.EndsWith(":ended", StringComparison.Ordinal) ? 600 : 60);
            var left = await three.Redis.Look().KeyTimeToLiveAsync(key);
            if (left is not null || await three.Redis.Look().KeyExistsAsync(key))
                left.ShouldNotBeNull(key).ShouldBeLessThanOrEqualTo(longest, key);
        }
    }

    // Every tool that reads an event, several times, in an order and at replicas that chance gives: the same chance for all.
    private static async Task<(IReadOnlyList<string> Requests, int Refused)> AskAsync(SharingReplicas replicas, string token)
    {
        var chance = new Random(7);
        List<(string Name, object? Arguments)> calls = [.. Reading.Select(sample => (sample.Name, sample.Call))];
        (string Name, object? Arguments)[] often = [.. calls, .. calls];
        chance.Shuffle(often);
        replicas.Requests();
        var refused = 0;
        foreach (var (name, arguments) in often)
        {
            var answer = await replicas.CallAsync(replicas.Count == 1 ? 0 : chance.Next(replicas.Count), token, name, arguments);
            refused += answer.TryGetProperty("isError", out var isError) && isError.ValueKind == JsonValueKind.True ? 1 : 0;
        }

        return (replicas.Requests(), refused);
    }

    private static IEnumerable<string> Secrets(string connection, string token)
    {
        var seed = SeededOrganization.Create();
        var people = seed.Events.SelectMany(@event => @event.Contacts).Take(300).ToList();
        var sessions = seed.Events.SelectMany(@event => @event.Sessions).Take(300).ToList();
        return people.Select(person => person.Id)
            .Concat(people.Select(person => person.Email))
            .Concat(people.Select(person => person.LastName).Where(name => name?.Length > 5))
            .Concat(sessions.Select(session => session.Id.ToString()))
            .Concat(sessions.Select(session => session.Title))
            .Concat([connection, token, token.Split('.')[^1], "sandbox-", "read:", "/v1/event", "insights", "email", "\"id\"", "speaker", "localhost"])
            .OfType<string>();
    }
}
