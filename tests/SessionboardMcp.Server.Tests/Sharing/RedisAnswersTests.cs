using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Api.Sharing;
using SessionboardMcp.Server.Sharing;
using SessionboardMcp.Server.Tests.Support;
using StackExchange.Redis;

namespace SessionboardMcp.Server.Tests.Sharing;

/// <summary>What is believed of what lies in Redis, and what becomes of who asks it.</summary>
public sealed class RedisAnswersTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
    private readonly IDataProtectionProvider _ring = new EphemeralDataProtectionProvider();
    private readonly FakeLogCollector _logs = new();
    private readonly List<RedisLink> _links = [];
    private readonly string _credential = $"grant-{Guid.NewGuid():N}";
    private int _reads;

    public async ValueTask DisposeAsync()
    {
        foreach (var link in _links)
            await link.DisposeAsync();
    }

    public static TheoryData<string> Tricks => ["nothing", "text", "empty", "another type", "from another key", "from another ring", "half", "turned bit", "old"];

    [RedisTheory]
    [MemberData(nameof(Tricks))]
    public async Task What_somebody_else_put_there_is_not_believed(string trick)
    {
        var redis = await RedisServer.OfRunAsync();
        var answers = Open(redis.Address);
        var (keys, look) = (new SharedKeys(_credential), redis.Look());
        await answers.ReadAsync(_credential, "asked", false, Read("true"), default);
        await answers.ReadAsync(_credential, "other", false, Read("another's"), default);
        await Open(redis.Address, new EphemeralDataProtectionProvider()).ReadAsync(_credential, "foreign", false, Read("forged"), default);
        var real = (byte[])(await look.StringGetAsync(keys.Answer("asked")))!;
        await look.KeyDeleteAsync(keys.Answer("asked"));
        RedisValue put = trick switch
        {
            "nothing" => RedisValue.Null,
            "text" => "{\"id\":1}",
            "empty" => "",
            "from another key" => await look.StringGetAsync(keys.Answer("other")),
            "from another ring" => await look.StringGetAsync(keys.Answer("foreign")),
            "half" => real[..(real.Length / 2)],
            "turned bit" => real.Select((one, place) => place == real.Length - 5 ? (byte)(one ^ 1) : one).ToArray(),
            _ => real,
        };
        if (trick == "another type")
            await look.ListRightPushAsync(keys.Answer("asked"), "x");
        else if (!put.IsNull)
            await look.StringSetAsync(keys.Answer("asked"), put);
        if (trick == "old")
            _time.Advance(ISharedAnswers.Kept);
        _reads = 0;

        Text(await answers.ReadAsync(_credential, "asked", false, Read("read anew"), default)).ShouldBe("read anew");
        _reads.ShouldBe(1);
    }

    [RedisFact]
    public async Task Of_many_processes_one_reads_and_a_failure_is_shared_with_nobody()
    {
        var redis = await RedisServer.OfRunAsync();
        var processes = Enumerable.Range(0, 3).Select(_ => Open(redis.Address, time: TimeProvider.System)).ToList();
        await Should.ThrowAsync<IOException>(processes[0].ReadAsync(_credential, "asked", false, _ => throw new IOException("no"), default));

        var all = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => processes[number % 3].ReadAsync(_credential, "asked", false, Read("once", TimeProvider.System), default)));

        all.ShouldAllBe(answer => Text(answer) == "once");
        _reads.ShouldBe(1);
        Text(await processes[1].ReadAsync(_credential, "asked", again: true, Read("again", TimeProvider.System), default)).ShouldBe("again");
        Text(await processes[2].ReadAsync(_credential, "asked", false, Read("not this", TimeProvider.System), default)).ShouldBe("again");
        Text(await processes[2].ReadAsync($"{_credential}x", "asked", false, Read("own", TimeProvider.System), default)).ShouldBe("own");
    }

    [RedisFact]
    public async Task A_turn_that_never_ends_keeps_nobody_waiting()
    {
        var redis = await RedisServer.OfRunAsync();
        await redis.Look().StringSetAsync(new SharedKeys(_credential).Turn("asked"), "somebody's");
        var answers = Open(redis.Address, time: new FakeTimeProvider(_time.GetUtcNow()) { AutoAdvanceAmount = TimeSpan.FromSeconds(11) });

        var answer = await answers.ReadAsync(_credential, "asked", false, Read("true"), default);

        (System.Text.Encoding.UTF8.GetString(answer.Body.Span), _reads).ShouldBe(("true", 1));
    }

    [RedisFact]
    public async Task News_is_heard_once_in_one_order_and_what_was_slipped_in_is_passed_over()
    {
        var redis = await RedisServer.OfRunAsync();
        var (one, two) = (Open(redis.Address), Open(redis.Address));
        (await two.HearAsync(_credential, "n", null)).ShouldNotBeNull().Last.ShouldBeNull();
        foreach (var id in (string[])["a", "b", "c"])
            (await one.TellAsync(_credential, "n", new SharedNews(id, System.Text.Encoding.UTF8.GetBytes(id)), TimeSpan.FromMinutes(1))).ShouldBeTrue();
        await redis.Look().StringSetAsync(new SharedKeys(_credential).News("n", "b"), "forged");

        var (last, heard) = (await two.HearAsync(_credential, "n", null)).ShouldNotBeNull();
        last.ShouldBe("c");
        heard.Select(news => news.Id).ShouldBe(["a", "c"]);
        (await two.HearAsync(_credential, "n", "a"))!.Value.News.Select(news => news.Id).ShouldBe(["c"]);
        (await two.HearAsync(_credential, "n", "c"))!.Value.News.ShouldBeEmpty();
    }

    [RedisFact]
    public async Task A_Redis_that_went_is_told_once_and_used_again_once_it_is_back()
    {
        using var redis = await RedisServer.StartAsync();
        var answers = Open(redis.Address);
        await answers.ReadAsync(_credential, "asked", false, Read("one"), default);
        await redis.KillAsync();

        for (var call = 0; call < 200; call++)
            Text(await answers.ReadAsync(_credential, $"asked {call}", false, Read("by itself"), default)).ShouldBe("by itself");
        (await answers.HearAsync(_credential, "n", null)).ShouldBeNull();
        (await answers.TellAsync(_credential, "n", new SharedNews("x", default), TimeSpan.FromMinutes(1))).ShouldBeFalse();
        await answers.DropAsync(_credential);
        _logs.GetSnapshot().Where(line => line.Level == LogLevel.Warning).ShouldHaveSingleItem().Message.ShouldStartWith("Redis at ");

        await redis.StartAgainAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await answers.TellAsync(_credential, "n", new SharedNews("back", default), TimeSpan.FromMinutes(1)))
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await timer.WaitForNextTickAsync(deadline.Token);
        }

        _logs.GetSnapshot().Count(line => line.Message.EndsWith("can be used again", StringComparison.Ordinal)).ShouldBe(1);
    }

    private RedisAnswers Open(string address, IDataProtectionProvider? ring = null, TimeProvider? time = null)
    {
        var settings = new SharingSettings(RedisAddress.Parse(address), holdsPersonalData: true);
        var link = new RedisLink(settings, time ?? _time, new FakeLogger<RedisLink>(_logs));
        _links.Add(link);
        return new RedisAnswers(link, new SharedSeal(ring ?? _ring), settings, time ?? _time);
    }

    private Func<CancellationToken, Task<SharedAnswer>> Read(string text, TimeProvider? time = null) => async token =>
    {
        Interlocked.Increment(ref _reads);
        await Task.Yield();
        var now = (time ?? _time).GetUtcNow();
        return new SharedAnswer(System.Text.Encoding.UTF8.GetBytes(text), now, now);
    };

    private static string Text(SharedAnswer answer) => System.Text.Encoding.UTF8.GetString(answer.Body.Span);
}
