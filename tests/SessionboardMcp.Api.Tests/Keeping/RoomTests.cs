using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Api.Tests.Keeping;

/// <summary>What is kept of all credentials together has a bound in bytes: what was used longest ago makes room.</summary>
public sealed class RoomTests
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    [Fact]
    public void What_was_used_longest_ago_makes_room_and_it_is_known_that_it_had_none()
    {
        var clock = new FakeTimeProvider();
        using var memory = new Memory("made", clock, 100);
        foreach (var name in (string[])["a", "b", "c"])
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            memory.Put(name, name, Kept, 30);
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        memory.Cache.TryGetValue("a", out _).ShouldBeTrue();
        clock.Advance(TimeSpan.FromSeconds(1));
        memory.Put("d", "d", Kept, 30);

        IsKept("a").ShouldBeTrue("it was used just now");
        IsKept("b").ShouldBeFalse();
        IsKept("c").ShouldBeTrue();
        IsKept("d").ShouldBeTrue();
        memory.HadNoRoom("b").ShouldBeTrue();
        memory.HadNoRoom("a").ShouldBeFalse("it is there");
        memory.HadNoRoom("e").ShouldBeFalse("it never was");

        memory.Put("b", "b", Kept, 30);
        memory.HadNoRoom("b").ShouldBeFalse();
        clock.Advance(Kept + TimeSpan.FromSeconds(1));
        IsKept("b").ShouldBeFalse();
        memory.HadNoRoom("b").ShouldBeFalse("its time was over");

        bool IsKept(string name) => memory.Cache.TryGetValue(name, out _);
    }

    [Fact]
    public void Whatever_comes_stays_within_the_room_and_the_last_that_fits_is_kept()
    {
        var random = new Random(7);
        using var memory = new Memory("made", TimeProvider.System, 1_000);
        var sizes = new Dictionary<string, int>();
        for (var number = 0; number < 2_000; number++)
        {
            var (name, size) = ($"{random.Next(60)}", random.Next(1, 1_200));
            sizes[name] = size;
            memory.Put(name, name, Kept, size);

            memory.Cache.TryGetValue(name, out _).ShouldBe(size <= 1_000);
            memory.HadNoRoom(name).ShouldBe(size > 1_000);
            sizes.Where(pair => memory.Cache.TryGetValue(pair.Key, out _)).Sum(pair => pair.Value).ShouldBeLessThanOrEqualTo(1_000);
        }
    }

    [Fact]
    public void What_grows_is_weighed_again_and_others_make_room_for_it()
    {
        var clock = new FakeTimeProvider();
        using var memory = new Memory("made", clock, 100);
        var until = clock.GetUtcNow() + Kept;
        foreach (var name in (string[])["a", "b", "c"])
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            memory.Put(name, name, until - clock.GetUtcNow(), 30);
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        memory.Weigh("b", "b", until, 30, 60);
        memory.Taken.ShouldBe(90);
        (IsKept("a"), IsKept("b"), IsKept("c")).ShouldBe((false, true, true));
        memory.HadNoRoom("a").ShouldBeTrue();

        memory.Weigh("b", "another", until, 60, 90);
        memory.Weigh("a", "a", until, 30, 90);
        memory.Taken.ShouldBe(90, "it was not what is kept by that name");

        memory.Weigh("b", "b", until, 60, 101);
        (IsKept("b"), IsKept("c")).ShouldBe((false, true));
        memory.HadNoRoom("b").ShouldBeTrue("it is larger than all the room");

        memory.Put("d", "d", until - clock.GetUtcNow(), 30);
        memory.Weigh("d", "d", until, 30, 40);
        clock.Advance(until - clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        IsKept("d").ShouldBeFalse("it is kept no longer for having grown");

        bool IsKept(string name) => memory.Cache.TryGetValue(name, out _);
    }

    [Fact]
    public void What_is_being_read_takes_room_before_it_is_kept_and_what_was_used_longest_ago_makes_it()
    {
        var clock = new FakeTimeProvider();
        using var memory = new Memory("made", clock, 100);
        foreach (var name in (string[])["a", "b", "c"])
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            memory.Put(name, name, Kept, 30);
        }

        memory.Read(10);
        (memory.Taken, memory.Reading).ShouldBe((90, 10));
        memory.Read(15);
        (IsKept("a"), IsKept("b"), IsKept("c")).ShouldBe((false, true, true));
        memory.HadNoRoom("a").ShouldBeTrue();

        memory.Read(100);
        (memory.Taken, memory.Reading).ShouldBe((0, 125), "what does not fit is read all the same");
        memory.Put("d", "d", Kept, 1);
        IsKept("d").ShouldBeFalse();
        memory.HadNoRoom("d").ShouldBeTrue();

        memory.Read(-100);
        memory.Put("d", "d", Kept, 76);
        IsKept("d").ShouldBeFalse("there is room for 75 beside what is being read");
        memory.Put("d", "d", Kept, 75);
        memory.Weigh("d", "d", clock.GetUtcNow() + Kept, 75, 76);
        IsKept("d").ShouldBeFalse();

        memory.Read(-25);
        memory.Put("d", "d", Kept, 100);
        (IsKept("d"), memory.Taken, memory.Reading).ShouldBe((true, 100, 0));

        bool IsKept(string name) => memory.Cache.TryGetValue(name, out _);
    }

    [Fact]
    public void Many_who_read_and_keep_at_once_leave_nothing_taken_by_what_is_read_and_stay_within_the_room()
    {
        using var memory = new Memory("made", TimeProvider.System, 1_000);

        Parallel.For(0, 2_000, number =>
        {
            for (var page = 0; page < 4; page++)
                memory.Read(50);
            memory.Read(-200);
            memory.Put($"{number % 50}", "read", Kept, 200);
        });

        memory.Reading.ShouldBe(0);
        memory.Taken.ShouldBeInRange(0, 1_000);
    }

    [Theory]
    [InlineData(24L << 30, 512L << 20)]
    [InlineData(2L << 30, 512L << 20)]
    [InlineData(1L << 30, 256L << 20)]
    // Containers of 1 GiB and of 512 MiB, of which .NET takes three quarters.
    [InlineData(768L << 20, 192L << 20)]
    [InlineData(384L << 20, 96L << 20)]
    [InlineData(20L << 20, 5L << 20)]
    [InlineData(1L << 20, 1L << 20)]
    [InlineData(0, 1L << 20)]
    public void Where_none_is_configured_the_room_is_a_quarter_of_the_memory_up_to_what_is_usual(long available, long expected) =>
        IndexOptions.RoomIn(available).ShouldBe(expected);

    [Fact]
    public void The_memory_is_what_dotnet_may_use() => Of(null).MaxBytes.ShouldBe(IndexOptions.RoomIn(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes));

    [Theory]
    [InlineData("1048576", 1L << 20)]
    [InlineData("8589934592", 8L << 30)]
    public void The_room_can_be_configured(string? configured, long expected) => Of(configured).MaxBytes.ShouldBe(expected);

    [Theory]
    [InlineData("0")]
    [InlineData("1048575")]
    [InlineData("-1")]
    [InlineData("512MiB")]
    [InlineData("99999999999999")]
    public void A_room_that_cannot_be_names_the_key_the_value_and_the_range(string configured) =>
        Should.Throw<OptionsValidationException>(() => Of(configured)).Message.ShouldBe(
            $"Index:MaxBytes is {configured}. Set it to a number of bytes from 1048576 to 1099511627776, such as 536870912 for 512 MiB.");

    private static IndexOptions Of(string? configured)
    {
        var services = new ServiceCollection().AddLogging(SuiteLog.AddTo);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Index:MaxBytes"] = configured }).Build());
        services.AddSessionboardApi();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<IndexOptions>>().Value;
    }
}
