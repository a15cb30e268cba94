using System.Net;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;
using AllScopes = SessionboardMcp.Sandbox.Access.Scopes;

namespace SessionboardMcp.Server.Tests.SignIn.TakenAway;

/// <summary>A scope that a person loses at Sessionboard is lost to every tool and resource that needs it, and to no other.</summary>
public sealed class NarrowedTests
{
    private static readonly TimeSpan OverAMinute = TimeSpan.FromSeconds(61);

    // Of these the list of events, which may be a minute old, is all that may be kept.
    private static readonly Dictionary<string, string[]> AtOnce = new(StringComparer.Ordinal)
    {
        [Scopes.ReadEvents] = ["list_event_settings", "list_agenda_drafts", "get_agenda_draft"],
        [Scopes.ReadInsights] = ["get_schema", "run_query", "ask_data", "run_report", "get_dashboard"],
        [Scopes.ReadSessions] = ["get_event_overview", "search_sessions", "get_session", "get_person", "check_programme", "whats_changed", "list_event_settings", "get_agenda_draft"],
        [Scopes.ReadContacts] = ["get_event_overview", "search_people", "get_person", "search_sponsors_exhibitors", "check_programme", "whats_changed", "fetch"],
        [Scopes.ReadTranscriptions] = ["get_session_content"],
    };

    [Fact]
    public async Task What_a_person_may_no_longer_is_felt_by_every_tool_and_resource_that_needs_it()
    {
        RequiredScopes.All.ShouldBe(Needs.Questions.Keys, ignoreOrder: true);
        await using var person = await ManyConnections.StartAsync();
        var one = await person.ConnectAsync();
        var everything = one.For(Question.All);
        var seen = new Complaints();
        foreach (var (scope, needing) in Needs.Questions)
        {
            await seen.CheckAsync($"before {scope} is taken", everything, Reply.IsAnswered);

            person.Sessionboard.OAuth.SetScopes(ManyConnections.Person, AllScopes.All.Where(held => held != scope));

            await seen.CheckAsync(
                $"without {scope}, at once", one.For(Question.Others.Where(other => AtOnce[scope].Contains(other.Name))), IsRefused(scope));
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
