using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Sandbox.OAuth.Grants;

namespace SessionboardMcp.Desktop.Tests.Identity;

/// <summary>A profile in use, by one process and by many.</summary>
public class SessionTests
{
    private static readonly TimeSpan Later = TimeSpan.FromHours(2);

    [Fact]
    public async Task A_token_that_is_good_is_used_as_it_is()
    {
        await using var machine = await SignedInMachine.StartAsync();
        var profile = await machine.SignInAsync();

        var token = await machine.Session().AccessTokenAsync(profile.Id, null, CancellationToken.None);

        token.ShouldBe(machine.Store.Unseal(profile).Access);
        machine.Sandbox.OAuth.Refreshes.ShouldBe(0);
    }

    [Fact]
    public async Task Many_who_find_it_expired_in_several_processes_renew_it_once()
    {
        await using var machine = await SignedInMachine.StartAsync();
        var profile = await machine.SignInAsync();
        machine.Time.Ahead = Later;
        var processes = Enumerable.Range(0, 5).Select(_ => machine.Session()).ToList();

        var tokens = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(call => Task.Run(() => processes[call % processes.Count].AccessTokenAsync(profile.Id, null, CancellationToken.None))));

        tokens.Distinct().ShouldHaveSingleItem().ShouldNotBe(machine.Store.Unseal(profile).Access);
        machine.Sandbox.OAuth.Refreshes.ShouldBe(1);
        machine.Sandbox.OAuth.RefusedRefreshes.ShouldBe(0);
        machine.Store.Unseal(machine.Store.Find("default")!).Access.ShouldBe(tokens[0]);
    }

    [Fact]
    public async Task Each_renewal_keeps_the_new_refresh_token()
    {
        await using var machine = await SignedInMachine.StartAsync();
        var profile = await machine.SignInAsync();
        for (var turn = 1; turn <= 3; turn++)
        {
            machine.Time.Ahead = turn * Later;
            await machine.Session().AccessTokenAsync(profile.Id, null, CancellationToken.None);
        }

        machine.Sandbox.OAuth.Refreshes.ShouldBe(3);
    }

    [Fact]
    public async Task Where_no_new_refresh_token_comes_the_old_one_is_kept()
    {
        await using var machine = await SignedInMachine.StartAsync(new SandboxOAuthOptions { RotatesRefreshTokens = false });
        var profile = await machine.SignInAsync();
        var refresh = machine.Store.Unseal(profile).Refresh;
        machine.Time.Ahead = Later;

        await machine.Session().AccessTokenAsync(profile.Id, null, CancellationToken.None);

        machine.Store.Unseal(machine.Store.Find("default")!).Refresh.ShouldBe(refresh);
    }

    [Fact]
    public async Task A_sign_in_that_is_no_longer_honoured_ends_with_what_to_do()
    {
        await using var machine = await SignedInMachine.StartAsync();
        var profile = await machine.SignInAsync("spring");
        machine.Sandbox.OAuth.RevokeGrants("rui");
        machine.Time.Ahead = Later;

        var ended = await Should.ThrowAsync<SignInEndedException>(async () => await machine.Session("spring").AccessTokenAsync(profile.Id, null, CancellationToken.None));

        ended.Message.ShouldContain("`sessionboard-mcp login --profile spring`");
        machine.Store.Find("spring")!.SealedTokens.ShouldBeNull();
        await Should.ThrowAsync<SignInEndedException>(async () => await machine.Session("spring").AccessTokenAsync(profile.Id, null, CancellationToken.None));
        machine.Sandbox.OAuth.RefusedRefreshes.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_a_grant_that_ended_is_told_at_once()
    {
        await using var machine = await SignedInMachine.StartAsync();
        var profile = await machine.SignInAsync();
        var session = machine.Session();
        var first = await session.AccessTokenAsync(profile.Id, null, CancellationToken.None);

        var second = await session.AccessTokenAsync(profile.Id, first, CancellationToken.None);
        var again = await session.AccessTokenAsync(profile.Id, second, CancellationToken.None);
        machine.Sandbox.OAuth.SetAiAccess("rui", on: false);
        machine.Time.Ahead = TimeSpan.FromMinutes(1);
        await Should.ThrowAsync<SignInEndedException>(async () => await session.AccessTokenAsync(profile.Id, second, CancellationToken.None));

        second.ShouldNotBe(first);
        again.ShouldBe(second);
        machine.Sandbox.OAuth.Refreshes.ShouldBe(1);
        machine.Store.Find("default")!.SealedTokens.ShouldBeNull();
    }

    [Fact]
    public async Task Where_sessionboard_is_away_the_sign_in_is_kept()
    {
        await using var machine = await SignedInMachine.StartAsync();
        var profile = await machine.SignInAsync();
        machine.Time.Ahead = Later;
        await machine.Sandbox.DisposeAsync();

        await Should.ThrowAsync<UpstreamUnavailableException>(async () => await machine.Session(address: profile.Address).AccessTokenAsync(profile.Id, null, CancellationToken.None));

        machine.Store.Find("default").ShouldNotBeNull().SealedTokens.ShouldBe(profile.SealedTokens);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_costs_no_refresh_token()
    {
        await using var machine = await SignedInMachine.StartAsync();
        var profile = await machine.SignInAsync();
        machine.Time.Ahead = Later;
        // A folder in the draft's place cannot be opened, not even by root.
        Directory.CreateDirectory(Path.Combine(machine.Store.Folder, "profile-default.json.new"));

        await Should.ThrowAsync<UpstreamUnavailableException>(async () => await machine.Session().AccessTokenAsync(profile.Id, null, CancellationToken.None));

        machine.Sandbox.OAuth.Refreshes.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_killed_process_wrote_but_did_not_put_in_its_place_is_taken_up()
    {
        await using var machine = await SignedInMachine.StartAsync();
        var profile = await machine.SignInAsync();
        machine.Time.Ahead = Later;
        var place = Path.Combine(machine.Store.Folder, "profile-default.json");
        var before = await File.ReadAllBytesAsync(place);
        var token = await machine.Session().AccessTokenAsync(profile.Id, null, CancellationToken.None);
        // As it lies after a kill between the write and the rename, not yet cut to its length.
        await File.WriteAllTextAsync(place + ".new", await File.ReadAllTextAsync(place) + new string(' ', 1_000));
        await File.WriteAllBytesAsync(place, before);

        (await machine.Session().AccessTokenAsync(profile.Id, null, CancellationToken.None)).ShouldBe(token);

        machine.Sandbox.OAuth.Refreshes.ShouldBe(1);
        File.Exists(place + ".new").ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_killed_before_it_wrote_leaves_no_lock_and_loses_only_what_sessionboard_gives_up(bool hasLeeway)
    {
        await using var machine = await SignedInMachine.StartAsync(new SandboxOAuthOptions { ReuseLeeway = hasLeeway ? TimeSpan.FromMinutes(1) : TimeSpan.Zero });
        var profile = await machine.SignInAsync();
        machine.Time.Ahead = Later;
        var place = Path.Combine(machine.Store.Folder, "profile-default.json");
        var before = await File.ReadAllBytesAsync(place);
        await machine.Session().AccessTokenAsync(profile.Id, null, CancellationToken.None);
        await File.WriteAllBytesAsync(place, before);
        await File.WriteAllTextAsync(place + ".new", new string(' ', 100));

        if (hasLeeway)
            (await machine.Session().AccessTokenAsync(profile.Id, null, CancellationToken.None)).ShouldNotBeEmpty();
        else
            await Should.ThrowAsync<SignInEndedException>(async () => await machine.Session().AccessTokenAsync(profile.Id, null, CancellationToken.None));
    }

    [Fact]
    public async Task An_assistant_that_closes_waits_for_a_renewal_under_way()
    {
        await using var machine = await SignedInMachine.StartAsync();
        var profile = await machine.SignInAsync();
        machine.Time.Ahead = Later;
        var session = machine.Session();
        using var gone = new CancellationTokenSource();
        // As another process that renews it; so the renewal cannot be done before the assistant goes.
        var turn = await machine.Store.LockAsync("default", CancellationToken.None);
        var call = session.AccessTokenAsync(profile.Id, null, gone.Token);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
        turn.Dispose();

        await session.StopAsync(CancellationToken.None);

        machine.Sandbox.OAuth.Refreshes.ShouldBe(1);
        machine.Store.Find("default")!.SealedTokens.ShouldNotBe(profile.SealedTokens);
    }

    [Fact]
    public async Task A_token_never_goes_to_another_host()
    {
        await using var machine = await SignedInMachine.StartAsync();
        var profile = await machine.SignInAsync();
        var place = Path.Combine(machine.Store.Folder, "profile-default.json");
        var other = new Uri("http://localhost:1/");
        var moved = machine.Store.Find("default")! with { Address = other };
        await File.WriteAllTextAsync(place, JsonSerializer.Serialize(moved, ProfileJson.Default.Profile));

        await Should.ThrowAsync<SignInEndedException>(async () => await machine.Session().AccessTokenAsync(profile.Id, null, CancellationToken.None));
        var ended = await Should.ThrowAsync<SignInEndedException>(async () => await machine.Session(address: other).AccessTokenAsync(profile.Id, null, CancellationToken.None));

        ended.Message.ShouldContain("cannot be decrypted");
    }

    [Fact]
    public async Task Tokens_of_one_sign_in_are_not_used_for_a_call_of_another()
    {
        await using var machine = await SignedInMachine.StartAsync();
        var first = await machine.SignInAsync();
        var second = await machine.SignInAsync();

        await Should.ThrowAsync<SignInEndedException>(async () => await machine.Session().AccessTokenAsync(first.Id, null, CancellationToken.None));
        (await machine.Session().AccessTokenAsync(second.Id, null, CancellationToken.None)).ShouldNotBeEmpty();
    }
}
