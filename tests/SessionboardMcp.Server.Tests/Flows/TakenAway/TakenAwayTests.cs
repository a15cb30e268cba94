using System.Net;
using SessionboardMcp.Sandbox.Hosting;

namespace SessionboardMcp.Server.Tests.Flows.TakenAway;

/// <summary>
/// What is taken from a person at Sessionboard is taken from every tool and resource: with the next call that reaches Sessionboard,
/// and at most a minute later with those that do not.
/// </summary>
public sealed class TakenAwayTests
{
    private const string Ended = "The connection to Sessionboard has ended. Ask the person to connect this assistant again: disconnect and add the connector once more. Trying again will not help.";

    private static readonly TimeSpan OverAMinute = TimeSpan.FromSeconds(61);

    [Fact]
    public Task A_revoked_grant_is_felt_by_every_tool_and_resource() =>
        WalkAsync(sessionboard => sessionboard.OAuth.RevokeGrants(ManyConnections.Person));

    [Fact]
    public Task Removed_AI_access_is_felt_by_every_tool_and_resource() =>
        WalkAsync(sessionboard => sessionboard.OAuth.SetAiAccess(ManyConnections.Person, on: false));

    private static async Task WalkAsync(Action<SandboxHost> takeAway)
    {
        await using var person = await ManyConnections.StartAsync();
        var connections = await person.ConnectAsync(Question.All);
        var others = await person.ConnectAsync(Question.Others);
        var usual = others.Select(asked => asked with { Question = Question.All.First(usual => usual.Name == asked.Question.Name) });
        var seen = new Complaints();
        await seen.CheckAsync("before it", [.. connections, .. usual], Reply.IsAnswered);
        // Everything is more than a minute old then but the list of events, with which each answer begins.
        person.Pass(OverAMinute);
        await seen.CheckAsync("before it", connections.Select(asked => asked with { Question = Question.All[0] }), Reply.IsAnswered);

        takeAway(person.Sessionboard);

        await seen.CheckAsync("at once, when all else is old", connections.Where(asked => !IsTold(asked.Question)), IsEnded);
        await seen.CheckAsync("at once, when it must reach Sessionboard", others, IsEnded);
        await seen.CheckAsync("the second time", others, IsUnauthorized);
        await seen.CheckAsync("the list of tools then", others.Select(ToolList), IsUnauthorized);
        person.Pass(OverAMinute);
        await seen.CheckAsync("after a minute", connections.Where(asked => IsTold(asked.Question)), IsEnded);
        await seen.CheckAsync("after a minute, the second time", connections, IsUnauthorized);
        await seen.CheckAsync("after a minute, the list of tools", connections.Select(ToolList), IsUnauthorized);
        seen.ShouldBeNone();
    }

    // What waits was read before; it is told for as long as the list of events is.
    private static bool IsTold(Question question) => question.IsOfEventList || question.Waits;

    private static Asked ToolList(Asked asked) => asked with { Question = Question.ToolList };

    private static bool IsEnded(Reply reply) => reply.Refusal is Ended or Reply.Nothing;

    private static bool IsUnauthorized(Reply reply) =>
        reply.Status == HttpStatusCode.Unauthorized
        && reply.Challenge.Contains("error=\"invalid_token\"", StringComparison.Ordinal)
        && reply.Challenge.Contains("resource_metadata=", StringComparison.Ordinal);
}
