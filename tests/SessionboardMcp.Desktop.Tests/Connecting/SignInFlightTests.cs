using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Desktop.Connecting;
using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Desktop.Identity.SignIn;

namespace SessionboardMcp.Desktop.Tests.Connecting;

/// <summary>One sign-in at a time, which no call waits for longer than assistants do.</summary>
public class SignInFlightTests
{
    private static readonly Uri Us = new("https://us.example/");
    private static readonly Uri Eu = new("https://eu.example/");

    private readonly FakeTimeProvider _time = new();
    private readonly List<(Uri Address, TaskCompletionSource<Profile> End)> _pages = [];
    private int _connected;

    [Fact]
    public async Task A_call_ends_before_assistants_give_up_and_the_next_one_joins()
    {
        using var flight = Flight();
        var first = flight.JoinAsync(Request(Us), CancellationToken.None);
        await OpenedAsync(1);

        _time.Advance(TimeSpan.FromSeconds(45));
        (await first).State.ShouldBe(SignInState.Open);
        var second = flight.JoinAsync(Request(Us), CancellationToken.None);
        _pages[0].End.SetResult(Profile(Us));

        (await second).State.ShouldBe(SignInState.Connected);
        _pages.Count.ShouldBe(1);
        _connected.ShouldBe(1);
    }

    [Fact]
    public async Task Many_calls_at_once_open_one_page()
    {
        using var flight = Flight();
        var calls = Enumerable.Range(0, 20).Select(_ => Task.Run(() => flight.JoinAsync(Request(Us), CancellationToken.None))).ToList();
        await OpenedAsync(1);
        _pages[0].End.SetResult(Profile(Us));

        (await Task.WhenAll(calls)).ShouldAllBe(outcome => outcome.State == SignInState.Connected);
        _connected.ShouldBe(1);
    }

    [Fact]
    public async Task Who_stops_waiting_ends_no_sign_in()
    {
        using var flight = Flight();
        using var leaves = new CancellationTokenSource();
        var call = flight.JoinAsync(Request(Us), leaves.Token);
        await OpenedAsync(1);

        await leaves.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
        _pages[0].End.SetResult(Profile(Us));

        (await flight.JoinAsync(Request(Us), CancellationToken.None)).State.ShouldBe(SignInState.Connected);
    }

    [Fact]
    public async Task Another_region_takes_the_place_of_a_page_that_waits()
    {
        using var flight = Flight();
        var wrong = flight.JoinAsync(Request(Us), CancellationToken.None);
        await OpenedAsync(1);
        var right = flight.JoinAsync(Request(Eu), CancellationToken.None);
        await OpenedAsync(2);
        _pages[1].End.SetResult(Profile(Eu));

        (await wrong).Sentence.ShouldBe("That sign-in was given up.");
        (await right).Sentence.ShouldContain("eu.example");
    }

    [Fact]
    public async Task An_assistant_that_calls_in_a_circle_opens_three_pages_in_ten_minutes()
    {
        using var flight = Flight(_ => throw new SignInFailedException("No."));
        for (var page = 0; page < 3; page++)
            (await flight.JoinAsync(Request(Us), CancellationToken.None)).Sentence.ShouldBe("No.");

        (await flight.JoinAsync(Request(Us), CancellationToken.None)).Sentence.ShouldStartWith("Three sign-in pages were opened");
        _time.Advance(TimeSpan.FromMinutes(11));
        (await flight.JoinAsync(Request(Us), CancellationToken.None)).Sentence.ShouldBe("No.");
    }

    [Fact]
    public async Task What_fails_before_a_page_is_opened_counts_as_none()
    {
        using var flight = Flight(_ => throw new IOException("The disk is full."));

        for (var call = 0; call < 5; call++)
            (await flight.JoinAsync(Request(Us), CancellationToken.None)).Sentence.ShouldBe("The disk is full.");
    }

    [Fact]
    public async Task A_program_that_ends_gives_the_sign_in_up()
    {
        using var flight = Flight();
        var call = flight.JoinAsync(Request(Us), CancellationToken.None);
        await OpenedAsync(1);

        await flight.StopAsync(CancellationToken.None);

        (await call).State.ShouldBe(SignInState.Failed);
    }

    private static SignInRequest Request(Uri address) => new(address, "client", new HashSet<string>(), OpensBrowser: false, TimeSpan.FromMinutes(5));

    private static Profile Profile(Uri address) => new("id", null, address, "client", ["read:insights"], DateTimeOffset.MaxValue, "sealed");

    private SignInFlight Flight(Func<SignInRequest, Task<Profile>>? signIn = null) => new(
        async (request, end) =>
        {
            if (signIn is not null)
                return await signIn(request);
            var page = new TaskCompletionSource<Profile>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_pages)
                _pages.Add((request.Address, page));
            return await page.Task.WaitAsync(end);
        },
        () => Interlocked.Increment(ref _connected),
        _time);

    private async Task OpenedAsync(int pages)
    {
        while (true)
        {
            lock (_pages)
            {
                if (_pages.Count >= pages)
                    return;
            }

            await Task.Yield();
        }
    }
}
