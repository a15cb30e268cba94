using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Core.Index;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Core.Tests.Index;

/// <summary>What is read again and says the same stays the same object; whatever differs makes it another.</summary>
public sealed class SameRecordTests
{
    [Fact]
    public async Task What_is_read_again_and_says_the_same_stays_one_and_whatever_differs_makes_it_another()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = clock, Limit = 10_000 });
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress, configure: services => services.AddSingleton<TimeProvider>(clock));
        var index = new EventIndex(assistant.As("sandbox-no-pii-mask"), SeededEvents.DevCon, clock);
        var (sessions, people, sponsors) = (await index.SessionsAsync(default), await index.PeopleAsync(default), await index.SponsorsAsync(default));

        // A freshening, and then a reading of everything.
        foreach (var (minutes, isWhole) in ((int, bool)[])[(4, false), (28, true)])
        {
            clock.Advance(TimeSpan.FromMinutes(minutes));
            var (anew, others, companies) = (await index.SessionsAsync(default), await index.PeopleAsync(default), await index.SponsorsAsync(default));
            (anew.AsOf, anew.WholeAt == anew.AsOf).ShouldBe((clock.GetUtcNow(), isWhole));
            AreSame(sessions.Items, anew.Items);
            AreSame(people.Items, others.Items);
            AreSame(sponsors.Items, companies.Items);
            (anew.RecordBytes, others.RecordBytes).ShouldBe((sessions.RecordBytes, people.RecordBytes));
        }

        var session = sessions.Items.First(one => one is { Subsessions.Count: > 0, People.Count: > 1, Record: { Tags.Count: > 0, Sponsors.Count: 0 } });
        var subsession = session.Subsessions[0];
        Differs(session, SameRecord.Is, session.Record, record => session with { Record = record });
        Differs(session, SameRecord.Is, subsession.Record, record => session with { Subsessions = [subsession with { Record = record }, .. session.Subsessions.Skip(1)] });
        Differs(session, SameRecord.Is, session.People[0], part => session with { People = [part, .. session.People.Skip(1)] });
        foreach (var other in (IndexedSession[])
        [
            session with { Title = "Another" }, session with { Description = KeptText.Of("Another") }, session with { People = [.. session.People.Skip(1)] }, session with { Subsessions = [] },
            session with { Subsessions = [subsession with { Speakers = session.People }, .. session.Subsessions.Skip(1)] },
            session with { Record = session.Record with { Tags = [] } }, session with { Record = session.Record with { Sponsors = [new() { Id = "1", Name = "One" }] } },
            session with { Record = session.Record with { Exhibitors = [new() { Id = "1", Name = "One" }] } },
            session with { Record = session.Record with { CustomFields = [new() { Id = "1", Value = "Other" }, .. session.Record.CustomFields] } },
        ])
        {
            SameRecord.Is(session, other).ShouldBeFalse();
        }

        var person = people.Items[0];
        Differs(person, SameRecord.Is, person.Record, record => person with { Record = record });
        foreach (var other in (IndexedPerson[])
        [
            person with { Name = "Another" }, person with { Biography = KeptText.Of("Another") }, person with { IsSpeaker = !person.IsSpeaker },
            person with { Record = person.Record with { CustomFields = [new() { Id = "1", Value = "Other" }, .. person.Record.CustomFields] } },
        ])
        {
            SameRecord.Is(person, other).ShouldBeFalse();
        }

        var account = sponsors.Items[0];
        Differs(account, SameRecord.Is, account, record => record);
        SameRecord.Is(account, account with { Contacts = [new() { Id = "1", FullName = "Somebody" }, .. account.Contacts] }).ShouldBeFalse();
        SameRecord.Is(account, account with { CustomFields = [new() { Id = "1", Value = "Other" }, .. account.CustomFields] }).ShouldBeFalse();
    }

    private static void AreSame<T>(IReadOnlyList<T> known, IReadOnlyList<T> anew)
        where T : class
    {
        anew.Count.ShouldBe(known.Count);
        known.Zip(anew).Count(pair => !ReferenceEquals(pair.First, pair.Second)).ShouldBe(0);
    }

    // Every text, number, time and flag of a record counts.
    private static void Differs<TRecord, TPart>(TRecord known, Func<TRecord, TRecord, bool> isSame, TPart part, Func<TPart, TRecord> with)
        where TPart : class
    {
        var clone = typeof(TPart).GetMethod("<Clone>$")!;
        isSame(known, with((TPart)clone.Invoke(part, null)!)).ShouldBeTrue();
        var count = 0;
        foreach (var property in typeof(TPart).GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite))
        {
            object? other = (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
            {
                var type when type == typeof(string) => $"{property.GetValue(part)} and other",
                var type when type == typeof(bool) => property.GetValue(part) is not true,
                var type when type == typeof(int) => ((int?)property.GetValue(part) ?? 0) + 1,
                var type when type == typeof(DateTimeOffset) => ((DateTimeOffset?)property.GetValue(part) ?? default).AddMinutes(1),
                _ => null,
            };
            if (other is null)
                continue;
            var changed = (TPart)clone.Invoke(part, null)!;
            property.SetValue(changed, other);
            isSame(known, with(changed)).ShouldBeFalse($"{typeof(TPart).Name}.{property.Name}");
            count++;
        }

        count.ShouldBeGreaterThan(5);
    }
}
