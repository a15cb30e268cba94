using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Keeping;

public sealed class RenewTests
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task What_is_no_longer_fresh_is_made_out_of_itself()
    {
        await using var lab = await Lab.OpenAsync();
        Task<string> Ask() => lab.Client.Keeping.RenewAsync<string>("x", Fresh, Kept, _ => 1, (known, _) => Task.FromResult($"{known}+"));

        (await Ask()).ShouldBe("+");
        lab.Clock.Advance(Fresh - TimeSpan.FromSeconds(1));
        (await Ask()).ShouldBe("+");
        lab.Clock.Advance(TimeSpan.FromSeconds(2));
        (await Ask()).ShouldBe("++");
        lab.Clock.Advance(Kept - TimeSpan.FromSeconds(1));
        (await Ask()).ShouldBe("+++");
        lab.Clock.Advance(Kept + TimeSpan.FromSeconds(1));
        (await Ask()).ShouldBe("+", "what nobody asked for is forgotten");
    }

    [Fact]
    public async Task A_failure_leaves_what_is_kept()
    {
        await using var lab = await Lab.OpenAsync();
        await lab.Client.Keeping.RenewAsync<string>("x", Fresh, Kept, _ => 1, (_, _) => Task.FromResult("made"));
        lab.Clock.Advance(Fresh);

        await Should.ThrowAsync<InvalidOperationException>(
            lab.Client.Keeping.RenewAsync<string>("x", Fresh, Kept, _ => 1, (_, _) => throw new InvalidOperationException("no")));

        (await lab.Client.Keeping.RenewAsync<string>("x", Fresh, Kept, _ => 1, (known, _) => Task.FromResult($"{known} anew"))).ShouldBe("made anew");
    }

    [Fact]
    public async Task It_is_renewed_for_one_credential_alone_and_once_for_many_who_ask()
    {
        await using var lab = await Lab.OpenAsync();
        var gate = new TaskCompletionSource();
        var made = 0;
        async Task<string> Make(string? known)
        {
            Interlocked.Increment(ref made);
            await gate.Task;
            return $"{known}+";
        }

        var asked = Enumerable.Range(0, 20)
            .Select(number => lab.ClientOf(number % 2 == 0 ? "one" : "two").Keeping.RenewAsync<string>("x", Fresh, Kept, _ => 1, (known, _) => Make(known)))
            .ToList();
        gate.SetResult();

        (await Task.WhenAll(asked)).ShouldAllBe(value => value == "+");
        made.ShouldBe(2);
    }

    [Fact]
    public async Task Who_wrote_meanwhile_does_not_get_what_others_had_begun_to_make()
    {
        await using var lab = await Lab.OpenAsync();
        var (gate, written, made) = (new TaskCompletionSource(), "before", 0);
        async Task<string> Make()
        {
            var begun = written;
            if (Interlocked.Increment(ref made) == 1)
                await gate.Task;
            return begun;
        }

        Task<string> Ask() => lab.Client.Keeping.RenewAsync<string>("x", Fresh, Kept, _ => 1, known => known == written, (_, _) => Make());
        var first = Ask();
        written = "after";
        var second = Ask();
        var third = Ask();
        gate.SetResult();

        (await second, await third).ShouldBe(("after", "after"));
        (await first).ShouldBeOneOf("before", "after");
        (await Ask()).ShouldBe("after");
        made.ShouldBe(2, "once more, and no more");
    }

    [Fact]
    public async Task What_has_no_room_is_made_from_nothing()
    {
        await using var lab = await Lab.OpenAsync();
        Task<string> Ask() => lab.Client.Keeping.RenewAsync<string>("x", Fresh, Kept, _ => long.MaxValue / 2, (known, _) => Task.FromResult($"{known}+"));

        (await Ask()).ShouldBe("+");
        lab.Clock.Advance(Fresh);
        (await Ask()).ShouldBe("+");
    }
}
