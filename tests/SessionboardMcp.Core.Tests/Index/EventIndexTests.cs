using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Index;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Logs;
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
        var sessions = SharedSeed.Organization.Events.Single(seeded => seeded.Id == SeededEvents.DevCon).Sessions
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
    public async Task Two_credentials_in_one_process_pay_for_one_reading_each_and_never_get_the_others()
    {
        var wire = new Wire();
        var collection = new ServiceCollection().AddLogging(SuiteLog.AddTo);
        wire.Lay(collection);
        collection.AddSessionboardApi();
        collection.Configure<SessionboardOptions>(options => options.BaseUrl = sandbox.Address.AbsoluteUri);
        await using var services = collection.BuildServiceProvider();
        var factory = services.GetRequiredService<ISessionboardClientFactory>();
        var contacts = SharedSeed.Organization.Events.Single(seeded => seeded.Id == SeededEvents.PublishingForum).Contacts;
        string[] tokens = ["sandbox-full", "sandbox-no-pii-mask"];

        var read = await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            var token = tokens[number % 2];
            // A client of its own for each call, as a server makes them.
            var index = new EventIndex(factory.Create(new ApiTokenCredential(token)), SeededEvents.PublishingForum, TimeProvider.System);
            return (Token: token, People: await index.PeopleAsync(CancellationToken.None));
        }));

        foreach (var (token, people) in read)
        {
            people.Items.Count.ShouldBe(contacts.Count);
            people.Items.Count(person => person.Record.Email!.Contains("***", StringComparison.Ordinal)).ShouldBe(token == "sandbox-full" ? contacts.Count : 0);
        }

        wire.Seen("/contacts").ShouldBe(2 * ((contacts.Count + 99) / 100));
        read.Select(one => one.People).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task When_who_asked_first_leaves_the_others_still_get_theirs()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var wire = new Wire { Open = open.Task };
        var collection = new ServiceCollection().AddLogging(SuiteLog.AddTo);
        wire.Lay(collection);
        collection.AddSessionboardApi();
        collection.Configure<SessionboardOptions>(options => options.BaseUrl = sandbox.Address.AbsoluteUri);
        await using var services = collection.BuildServiceProvider();
        var client = services.GetRequiredService<ISessionboardClientFactory>().Create(new ApiTokenCredential("sandbox-full"));
        var index = new EventIndex(client, SeededEvents.HealthDay, TimeProvider.System);
        using var leaving = new CancellationTokenSource();

        var first = index.SessionsAsync(leaving.Token);
        var second = index.SessionsAsync(CancellationToken.None);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        open.SetResult();

        (await second).Items.ShouldNotBeEmpty();
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
