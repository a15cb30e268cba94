using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tests.Index;

public sealed class MadeOnceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_two_calls_need_of_one_version_is_made_once()
    {
        var part = new IndexPart<string>(["a"], Now);

        part.Made.Of("it", () => new object()).ShouldBeSameAs(part.Made.Of("it", () => new object()));
        part.Made.Of("other", () => new object()).ShouldNotBeSameAs(part.Made.Of("it", () => new object()));
        part.Made.Of(("it", true), () => new object()).ShouldNotBeSameAs(part.Made.Of(("it", false), () => new object()));
    }

    [Fact]
    public void Another_version_has_nothing_of_it_nor_has_a_copy()
    {
        var part = new IndexPart<string>(["a"], Now);
        var made = part.Made.Of("it", () => new object());

        (part with { WholeAt = Now.AddMinutes(-1) }).Made.Of("it", () => new object()).ShouldNotBeSameAs(made);
        new IndexPart<string>(part.Items, Now).Made.Of("it", () => new object()).ShouldNotBeSameAs(made);
    }

    [Fact]
    public void What_is_made_of_two_versions_is_made_anew_when_either_is_another()
    {
        var (part, people) = (new IndexPart<string>(["a"], Now), new IndexPart<int>([1], Now));
        var made = part.Made.Of("it", [people], () => new object());

        part.Made.Of("it", [people], () => new object()).ShouldBeSameAs(made);
        part.Made.Of("it", [new IndexPart<int>([1], Now)], () => new object()).ShouldNotBeSameAs(made);
        part.Made.Of("it", [people], () => new object()).ShouldNotBeSameAs(made, "only the latest is kept");
        part.Made.Of("it", [people, null], () => new object()).ShouldNotBeSameAs(part.Made.Of("it", [people], () => new object()));
    }

    [Fact]
    public void A_failure_is_not_kept()
    {
        var part = new IndexPart<string>(["a"], Now);

        Should.Throw<InvalidOperationException>(() => part.Made.Of<object>("it", () => throw new InvalidOperationException("First."))).Message.ShouldBe("First.");
        part.Made.Of("it", () => "made").ShouldBe("made");
    }

    [Fact]
    public async Task Many_who_ask_at_once_cause_one_making()
    {
        var part = new IndexPart<string>(["a"], Now);
        var makings = 0;

        var made = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => part.Made.Of("it", [part], () =>
        {
            Interlocked.Increment(ref makings);
            return new object();
        }))));

        made.Distinct().Count().ShouldBe(1);
        makings.ShouldBe(1);
    }

    [Fact]
    public void What_is_forgotten_takes_no_room_in_later_versions()
    {
        var part = new IndexPart<string>(["a"], Now);
        part.Made.Renewed<Weight>("it", _ => new Weight());
        var (later, told) = (part with { WholeAt = Now.AddMinutes(1) }, 0);
        later.Follow(() => told++);
        later.Made.Weigh([]).ShouldBe(Weight.Bytes);

        later.Made.Forget("it");
        later.Made.Forget("it");

        later.Made.Weigh([]).ShouldBe(0);
        told.ShouldBe(1);
        later.Made.Renewed<Weight>("it", earlier => earlier is null ? new Weight() : throw new InvalidOperationException("It was kept."));
    }

    private sealed class Weight : IWeighed
    {
        public const long Bytes = 100;

        public long Weigh(HashSet<object> counted) => counted.Add(this) ? Bytes : 0;
    }
}
