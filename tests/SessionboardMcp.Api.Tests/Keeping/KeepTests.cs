using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Keeping;

public sealed class KeepTests
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task What_is_kept_is_made_once_until_its_time_is_over()
    {
        await using var lab = await Lab.OpenAsync();
        var made = 0;
        Task<string> Ask() => lab.Client.Keeping.KeepAsync("x", Kept, _ => 1, _ => Task.FromResult($"{++made}"));

        (await Ask()).ShouldBe("1");
        lab.Clock.Advance(Kept - TimeSpan.FromSeconds(1));
        (await Ask()).ShouldBe("1");
        lab.Clock.Advance(TimeSpan.FromSeconds(2));
        (await Ask()).ShouldBe("2");
    }

    [Fact]
    public async Task It_is_kept_for_one_credential_alone()
    {
        await using var lab = await Lab.OpenAsync();
        await lab.ClientOf("one").Keeping.KeepAsync("x", Kept, _ => 1, _ => Task.FromResult("of one"));

        (await lab.ClientOf("two").Keeping.KeepAsync("x", Kept, _ => 1, _ => Task.FromResult("of two"))).ShouldBe("of two");
        (await lab.ClientOf("one").Keeping.KeepAsync("x", Kept, _ => 1, _ => Task.FromResult("anew"))).ShouldBe("of one");
    }

    [Fact]
    public async Task Many_who_ask_at_once_cause_one_making()
    {
        await using var lab = await Lab.OpenAsync();
        var gate = new TaskCompletionSource();
        var made = 0;
        async Task<string> Make()
        {
            Interlocked.Increment(ref made);
            await gate.Task;
            return "made";
        }

        var asked = Enumerable.Range(0, 20).Select(_ => lab.Client.Keeping.KeepAsync("x", Kept, _ => 1, _ => Make())).ToList();
        gate.SetResult();
        await Task.WhenAll(asked);

        made.ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        await using var lab = await Lab.OpenAsync();
        await Should.ThrowAsync<InvalidOperationException>(
            lab.Client.Keeping.KeepAsync<string>("x", Kept, _ => 1, _ => throw new InvalidOperationException("no")));

        (await lab.Client.Keeping.KeepAsync("x", Kept, _ => 1, _ => Task.FromResult("made"))).ShouldBe("made");
    }

    [Fact]
    public async Task What_does_not_fit_is_given_but_not_kept()
    {
        await using var lab = await Lab.OpenAsync();
        var made = 0;
        Task<string> Ask() => lab.Client.Keeping.KeepAsync("x", Kept, _ => long.MaxValue / 2, _ => Task.FromResult($"{++made}"));

        (await Ask()).ShouldBe("1");
        (await Ask()).ShouldBe("2");
    }
}
