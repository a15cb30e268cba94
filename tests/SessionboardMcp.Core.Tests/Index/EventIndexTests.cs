using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Index;

public sealed class EventIndexTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly object Overview = new { event_id = SeededEvents.DevCon };

    [Fact]
    public async Task Many_questions_at_once_cause_one_reading_of_at_most_four_pages_at_once()
    {
        var wire = new Wire();
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay);
        var sessions = SeededOrganization.Create().Events.Single(seeded => seeded.Id == SeededEvents.DevCon).Sessions
            .Count(session => session.DeletedAt is null && session.ParentId is null && session.ComposedInto is null);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => assistant.AskAsync("get_event_overview", Overview)));
        await assistant.AskAsync("search_sessions", new { event_id = SeededEvents.DevCon });

        wire.Seen("/sessions").ShouldBe((sessions + 99) / 100);
        wire.Seen("/sponsors").ShouldBe(1);
        wire.MostUnderWay.ShouldBeInRange(2, 4);
    }

    [Fact]
    public async Task It_is_read_anew_after_three_minutes_and_says_how_old_it_is()
    {
        var wire = new Wire();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            wire.Lay(services);
        });

        await assistant.AskAsync("search_sessions", new { event_id = SeededEvents.HealthDay });
        var once = wire.Seen("/sessions");
        clock.Advance(TimeSpan.FromSeconds(179));
        var kept = await assistant.AskAsync("search_sessions", new { event_id = SeededEvents.HealthDay });
        wire.Seen("/sessions").ShouldBe(once);
        clock.Advance(TimeSpan.FromSeconds(2));
        var anew = await assistant.AskAsync("search_sessions", new { event_id = SeededEvents.HealthDay });

        wire.Seen("/sessions").ShouldBe(2 * once);
        kept.Receipt().GetProperty("asOf").GetString().ShouldBe("2026-11-24T09:00:00Z");
        anew.Receipt().GetProperty("asOf").GetString().ShouldBe("2026-11-24T09:03:01Z");
    }

    [Fact]
    public async Task No_credential_gets_the_index_of_another()
    {
        var wire = new Wire();
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, "sandbox-no-pii-mask", showPersonalData: true, configure: wire.Lay);
        await using var other = await Assistant.ConnectAsync(sandbox.Address, "sandbox-full", showPersonalData: true, configure: wire.Lay);
        var person = new { event_id = SeededEvents.HealthDay, contact_id = "SPK-1" };

        await assistant.AskAsync("get_person", person);
        var shown = assistant.LastText;
        await other.AskAsync("get_person", person);

        var email = SeededOrganization.Create().Events.Single(seeded => seeded.Id == SeededEvents.HealthDay).Contacts.Single(contact => contact.Number == 1).Email;
        shown.ShouldContain(email);
        other.LastText.ShouldNotContain(email);
    }

    [Fact]
    public async Task A_limit_in_the_middle_is_an_error_and_no_partial_number()
    {
        var wire = new Wire { Break = request => IsPage(request, "/sessions", 3) ? Wire.Limited() : null };
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay);

        var error = await assistant.AskInVainAsync("get_event_overview", Overview);
        error.ShouldContain("used up until");

        wire.Break = _ => null;
        (await assistant.AskAsync("get_event_overview", Overview)).Rows().Length.ShouldBeGreaterThan(20, "the failure was not kept");
    }

    [Fact]
    public async Task Pages_that_do_not_add_up_are_an_error_after_a_second_try()
    {
        // Page 2 says what page 1 said: its own hundred sessions are missing.
        var wire = new Wire { Break = SecondPageIsTheFirst };
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay);

        (await assistant.AskInVainAsync("search_sessions", new { event_id = SeededEvents.DevCon }))
            .ShouldBe("Not answered: the event changed while it was read, so a number could be wrong. Try again in a few seconds.");

        static HttpResponseMessage? SecondPageIsTheFirst(HttpRequestMessage request)
        {
            if (IsPage(request, "/sessions", 2))
                request.RequestUri = new Uri(request.RequestUri!.AbsoluteUri.Replace("page=2", "page=1", StringComparison.Ordinal));
            return null;
        }
    }

    [Fact]
    public async Task A_question_about_sessions_reads_no_people()
    {
        var wire = new Wire();
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay);

        await assistant.AskAsync("search_sessions", new { event_id = SeededEvents.HealthDay });

        (wire.Seen("/contacts") + wire.Seen("/speakers") + wire.Seen("/sponsors")).ShouldBe(0);
    }

    private static bool IsPage(HttpRequestMessage request, string path, int page) =>
        request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal)
        && request.RequestUri.Query.Contains($"page={page}&", StringComparison.Ordinal);
}
