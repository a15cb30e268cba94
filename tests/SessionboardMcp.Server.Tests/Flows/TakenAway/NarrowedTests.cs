using System.Net;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;
using AllScopes = SessionboardMcp.Sandbox.Access.Scopes;

namespace SessionboardMcp.Server.Tests.Flows.TakenAway;

/// <summary>A scope that a person loses at Sessionboard is lost to every tool and resource that needs it, and to no other.</summary>
public sealed class NarrowedTests
{
    private static readonly TimeSpan OverAMinute = TimeSpan.FromSeconds(61);

    [Fact]
    public async Task What_a_person_may_no_longer_is_felt_by_every_tool_and_resource_that_needs_it()
    {
        RequiredScopes.All.Except(Scopes.AllWrite).ShouldBe(Needs.Questions.Keys, ignoreOrder: true);
        await using var person = await ManyConnections.StartAsync();
        var one = await person.ConnectAsync();
        // What is read of the other event for drafts in it would answer its questions, which have to reach Sessionboard here.
        var everything = one.For(Question.All.Where(asked => asked.Sample?.IsOfTheOtherEvent != true));
        var seen = new Complaints();
        foreach (var (scope, needing) in Needs.Questions)
        {
            await seen.CheckAsync($"before {scope} is taken", everything, Reply.IsAnswered);

            person.Sessionboard.OAuth.SetScopes(ManyConnections.Person, AllScopes.All.Where(held => held != scope));

            await seen.CheckAsync(
                $"without {scope}, at once", one.For(Question.Others.Where(other => other.Sample!.OtherNeeds.Contains(scope))), IsRefused(scope));
            person.Pass(OverAMinute);
            await seen.CheckAsync($"a minute without {scope}", everything.Where(asked => needing.Contains(asked.Question.Name)), IsRefused(scope));
            await seen.CheckAsync($"a minute without {scope}", everything.Where(asked => !needing.Contains(asked.Question.Name)), Reply.IsAnswered);
            person.Sessionboard.OAuth.SetScopes(ManyConnections.Person, AllScopes.All);
            person.Pass(OverAMinute);
        }

        seen.ShouldBeNone();
    }

    private static Func<Reply, bool> IsRefused(string scope) => reply =>
        reply is { Status: HttpStatusCode.OK, Refusal: { } why }
        && (why == Reply.Nothing || (why.Contains("Sessionboard refuses this (403).", StringComparison.Ordinal) && why.Contains($"the scope {scope} on", StringComparison.Ordinal)));
}
