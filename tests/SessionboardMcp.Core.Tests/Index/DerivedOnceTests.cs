using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Index;
using SessionboardMcp.Core.Queries;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Floors;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Core.Tests.Index;

/// <summary>What calls derive from an event's index is made once for each version of it, and anew when it was freshened.</summary>
public sealed class DerivedOnceTests : IAsyncLifetime
{
    private const int EventId = SeededEvents.DevCon;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private SandboxHost? _sandbox;
    private Assistant? _assistant;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Organization = FewerRecords.Organization, TimeProvider = _clock, Limit = 10_000 });
        _assistant = await Assistant.ConnectAsync(_sandbox.BaseAddress, configure: services => services.AddSingleton<TimeProvider>(_clock));
    }

    public async Task DisposeAsync()
    {
        await _assistant!.DisposeAsync();
        await _sandbox!.DisposeAsync();
    }

    public static TheoryData<string> Derived => [.. Makers.Keys];

    private static readonly Dictionary<string, Func<Parts, Task<object>>> Makers = new()
    {
        ["the check of the programme"] = parts => Task.FromResult<object>(ProgrammeCheck.Of(parts.Sessions, parts.People, parts.Asked.Clock)),
        ["the counts of the overview"] = parts => Task.FromResult<object>(EventCounts.Of(parts.Sessions, parts.People, parts.Sponsors, parts.Exhibitors, parts.Asked.Clock)),
        ["who is in which session"] = parts => Task.FromResult<object>(PersonSessions.Of(parts.Sessions)),
        ["the uses of rooms"] = async parts => (await SettingUses.CountAsync(parts.Asked.Index, SettingKind.Rooms, default)).Uses,
        ["the uses of fields"] = async parts => (await SettingUses.CountAsync(parts.Asked.Index, SettingKind.Fields, default)).Uses,
        ["the parts of sessions"] = parts => Task.FromResult<object>(IndexedSession.PartsOf(parts.Sessions)),
        ["what sessions are called"] = parts => Task.FromResult<object>(IndexChoices.Sessions(parts.Sessions)),
        ["who is in sessions"] = parts => Task.FromResult<object>(IndexChoices.PeopleIn(parts.Sessions)),
        ["custom statuses"] = parts => Task.FromResult<object>(IndexChoices.CustomStatuses(parts.Sessions)),
        ["what people are called"] = parts => Task.FromResult<object>(IndexChoices.People(parts.People)),
        ["what sponsors are called"] = parts => Task.FromResult<object>(IndexChoices.Accounts(parts.Sponsors)),
        ["what search finds"] = async parts => (await FindableEvent.OfAsync(parts.Asked.Call, parts.Asked.Summary, default)).Findable,
        ["folded texts"] = parts => Task.FromResult<object>(Searchable<IndexedSession>.Of(parts.Sessions.Made, parts.Sessions.Items, SearchForms.Sessions, true)),
    };

    [Theory]
    [MemberData(nameof(Derived))]
    public async Task Two_calls_make_it_once_and_a_freshened_index_makes_it_anew(string derived)
    {
        var make = Makers[derived];
        var first = await make(await PartsAsync());

        (await make(await PartsAsync())).ShouldBeSameAs(first, "the index is the same");

        _clock.Advance(TimeSpan.FromMinutes(4));
        var freshened = await make(await PartsAsync());
        freshened.ShouldNotBeSameAs(first, "the index was freshened");
        (await make(await PartsAsync())).ShouldBeSameAs(freshened);
    }

    [Fact]
    public async Task A_search_leaves_its_folded_texts_with_the_version_and_says_the_same_again()
    {
        (string Tool, object Arguments)[] calls =
        [
            ("search_sessions", new { event_id = EventId, text = "data" }),
            ("search_sessions", new { event_id = EventId, text = "data", kind = "sub-session" }),
            ("search_people", new { event_id = EventId, text = "a" }),
            ("search_sponsors_exhibitors", new { event_id = EventId, text = "a", kind = "sponsors" }),
            ("search_sponsors_exhibitors", new { event_id = EventId, text = "a", kind = "exhibitors" }),
        ];
        foreach (var (tool, arguments) in calls)
        {
            await _assistant!.AskAsync(tool, arguments);
            var said = _assistant.LastText;
            await _assistant.AskAsync(tool, arguments);
            _assistant.LastText.ShouldBe(said);
        }

        var parts = await PartsAsync();
        Folded(parts.Sessions, parts.Sessions.Items, SearchForms.Sessions);
        Folded(parts.Sessions, IndexedSession.PartsOf(parts.Sessions), SearchForms.Parts);
        Folded(parts.People, parts.People.Items, SearchForms.People);
        Folded(parts.Sponsors, parts.Sponsors.Items, SearchForms.Accounts);
        Folded(parts.Exhibitors, parts.Exhibitors.Items, SearchForms.Accounts);

        static void Folded<TPart, TRecord>(IndexPart<TPart> part, IReadOnlyList<TRecord> records, SearchForm<TRecord> form)
            where TRecord : class
        {
            Searchable<TRecord>.Of(part.Made, records, form with { Texts = _ => throw new ShouldAssertException("Folded again.") }, masks: true).Records.Count.ShouldBe(records.Count);
            Should.Throw<ShouldAssertException>(
                () => Searchable<TRecord>.Of(part.Made, records, form with { Texts = _ => throw new ShouldAssertException("Not folded yet.") }, masks: false), "what is not masked is another text");
        }
    }

    [Fact]
    public void What_is_derived_cannot_be_made_otherwise()
    {
        foreach (var type in new[] { typeof(ProgrammeCheck), typeof(EventCounts), typeof(PersonSessions), typeof(SettingUses), typeof(SchemaFields) })
            type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).ShouldAllBe(constructor => constructor.IsPrivate, type.Name);
        // A draft is checked by its own rules, once for each version of the agenda; a change is compared with the agenda once, when it is planned,
        // and what was planned is checked by it once, when it is made.
        MethodCalls.Callers(typeof(ProgrammeCheck).Assembly, method => method.Contains("Checks.DraftCheck::.ctor", StringComparison.Ordinal)).ShouldBe(["CheckedDraft", "PlanAnswer", "SessionConflicts"]);
        MethodCalls.Callers(typeof(ProgrammeCheck).Assembly, method => method.Contains("Index.SearchedText::Of(", StringComparison.Ordinal)).ShouldBe(["FindableEvent", "SearchedRecord"]);
    }

    [Fact]
    public async Task What_a_schema_says_of_its_fields_is_worked_out_once_for_each_reading_and_for_each_version_of_definitions()
    {
        var (call, parts) = (_assistant!.Call(), await PartsAsync());
        var schema = (await call.Client.Insights.GetSchemaAsync(EventId)).Value;
        var fields = await parts.Asked.Index.SettingsAsync(SettingKind.Fields, default);

        var (bare, defined) = (SchemaFields.Of(call.Fields, schema), SchemaFields.Of(call.Fields, schema, [fields]));

        SchemaFields.Of(call.Fields, schema).ShouldBeSameAs(bare);
        SchemaFields.Of(call.Fields, schema, [fields]).ShouldBeSameAs(defined);
        SchemaFields.Of(call.Fields, schema, []).ShouldNotBeSameAs(bare, "that nobody asked is not that there are none");
        SchemaFields.Of(call.Fields, schema, [fields with { AsOf = _clock.GetUtcNow() }]).ShouldNotBeSameAs(defined);
        SchemaFields.Of(call.Fields, schema with { }).ShouldNotBeSameAs(bare, "another reading, which may be another credential's");
        SchemaFields.Of(new PersonalFields(new PrivacyOptions()), schema).ShouldNotBeSameAs(bare, "the operator may name more");
    }

    private async Task<Parts> PartsAsync()
    {
        var call = _assistant!.Call();
        var asked = AskedEvent.Of(call, (await call.Client.Events.ListAsync()).Value.Single(known => known.Id == EventId));
        return new Parts(
            asked, await asked.Index.SessionsAsync(default), await asked.Index.PeopleAsync(default), await asked.Index.SponsorsAsync(default), await asked.Index.ExhibitorsAsync(default));
    }

    private sealed record Parts(
        AskedEvent Asked, IndexPart<IndexedSession> Sessions, IndexPart<IndexedPerson> People, IndexPart<Api.Accounts.Account> Sponsors, IndexPart<Api.Accounts.Account> Exhibitors);
}
