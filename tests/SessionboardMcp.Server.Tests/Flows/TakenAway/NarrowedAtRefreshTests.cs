using System.Net;
using AllScopes = SessionboardMcp.Sandbox.Access.Scopes;

namespace SessionboardMcp.Server.Tests.Flows.TakenAway;

/// <summary>A renewal that brings fewer scopes closes here, too, what needs the others.</summary>
public sealed class NarrowedAtRefreshTests
{
    // An hour is what Sessionboard's access tokens live.
    private static readonly TimeSpan UntilRenewal = TimeSpan.FromMinutes(59.5);

    [Fact]
    public async Task What_was_not_granted_again_is_hidden_and_challenged()
    {
        await using var person = await ManyConnections.StartAsync();
        var seen = new Complaints();
        foreach (var scope in Needs.Questions.Keys)
        {
            var one = await person.ConnectAsync();
            var needing = Question.All.Where(question => question.IsGated && Needs.OfUs(question).Contains(scope)).ToList();
            await seen.CheckAsync($"before {scope} is taken", one.For(Question.All), Reply.IsAnswered);
            person.Sessionboard.OAuth.SetScopes(ManyConnections.Person, AllScopes.All.Where(held => held != scope));
            person.Pass(UntilRenewal);

            await one.AskAsync(Question.All[0]);

            await seen.CheckAsync($"renewed without {scope}", one.For(needing), IsChallenged(scope));
            await seen.CheckAsync($"renewed without {scope}", one.For(Question.All.Where(question => question.IsGated).Except(needing)), Reply.IsAnswered);
            var listed = (await one.AskAsync(Question.ToolList)).Json.GetProperty("result").GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString());
            listed.Intersect(needing.Where(question => !question.IsOfUseWithout(scope)).Select(question => question.Name)).ShouldBeEmpty(scope);
            person.Sessionboard.OAuth.SetScopes(ManyConnections.Person, AllScopes.All);
        }

        person.Sessionboard.OAuth.Refreshes.ShouldBe(Needs.Questions.Count);
        seen.ShouldBeNone();
    }

    private static Func<Reply, bool> IsChallenged(string scope) => reply =>
        reply.Status == HttpStatusCode.Forbidden
        && reply.Challenge.StartsWith("Bearer error=\"insufficient_scope\"", StringComparison.Ordinal)
        && reply.Challenge.EndsWith($"error_description=\"This needs {scope}\"", StringComparison.Ordinal);
}
