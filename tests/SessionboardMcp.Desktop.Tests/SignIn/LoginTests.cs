using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Hosting;
using SessionboardMcp.Desktop.SignIn;

namespace SessionboardMcp.Desktop.Tests.SignIn;

public sealed class LoginTests(SignedInFolder folder) : IClassFixture<SignedInFolder>
{
    [Fact]
    public async Task A_person_signs_in_is_listed_and_signs_out()
    {
        var (code, text) = await folder.LoginAsync("rui", "work");
        code.ShouldBe(0, text);
        text.ShouldContain("Signed in as 'work' at 127.0.0.1, to: read:contacts");
        text.ShouldContain(OperatingSystem.IsWindows() ? "ties to your account" : "a key that lies beside it");

        var (listed, list) = await folder.RunAsync("whoami");
        listed.ShouldBe(0);
        list.ShouldContain("work: 127.0.0.1, since ");

        var grants = folder.Sandbox.OAuth.StandingGrants;
        (await folder.RunAsync("logout", "--profile", "work")).Text.ShouldContain("Signed out 'work'");
        folder.Sandbox.OAuth.StandingGrants.ShouldBe(grants - 1);
        folder.Store.Has("work").ShouldBeFalse();
        (await folder.RunAsync("logout", "--profile", "work")).Text.ShouldContain("Nobody is signed in as 'work'");
    }

    [Fact]
    public async Task What_is_kept_is_encrypted_its_owners_alone_and_of_no_use_under_another_name()
    {
        (await folder.LoginAsync("dana", "kept")).Code.ShouldBe(0);
        var file = Path.Combine(folder.Folder.Profiles, "kept.signin");

        var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
        text.ShouldNotContain("sandbox-access-");
        text.ShouldNotContain("sandbox-refresh-");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            foreach (var inner in new[] { folder.Folder.Root, folder.Folder.Profiles, folder.Folder.Keys })
                File.GetUnixFileMode(inner).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        File.Copy(file, Path.Combine(folder.Folder.Profiles, "copy.signin"));
        Should.Throw<ConfigurationProblemException>(() => folder.Store.Read("copy")).Message.ShouldContain("login again");
        folder.Store.Delete("copy");
        folder.Store.Read("kept")!.ToString().ShouldBe("SignInProfile");
    }

    [Fact]
    public async Task A_person_who_says_no_is_not_signed_in()
    {
        var (code, text) = await folder.LoginAsync("dana", "refused", approved: false);

        code.ShouldBe(2);
        text.ShouldContain("Not signed in: Sessionboard answered access_denied");
        folder.Store.Has("refused").ShouldBeFalse();
    }

    [Fact]
    public async Task Two_profiles_are_two_people()
    {
        await folder.LoginAsync("dana", "one");
        await folder.LoginAsync("ines", "two");

        (await EventsAsync("one")).ShouldContain("Meridian DevCon 2027");
        (await EventsAsync("two")).ShouldBe(["Lakeside Care Forum 2027"]);
    }

    [Fact]
    public async Task An_expired_sign_in_is_renewed_once_for_all_and_the_new_tokens_are_kept()
    {
        await folder.LoginAsync("dana", "old");
        var before = folder.Store.Read("old")!;
        folder.Store.Write("old", before with { ExpiresAt = DateTimeOffset.UnixEpoch });
        var refreshes = folder.Sandbox.OAuth.Refreshes;

        // Each host stands for the process of one assistant.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => EventsAsync("old"))));

        answers.ShouldAllBe(events => events.Count == 4);
        (folder.Sandbox.OAuth.Refreshes - refreshes).ShouldBe(1);
        folder.Store.Read("old")!.RefreshToken.ShouldNotBe(before.RefreshToken);
    }

    [Fact]
    public async Task A_sign_in_that_Sessionboard_does_not_honour_is_forgotten()
    {
        await folder.LoginAsync("mara", "ended");
        folder.Sandbox.OAuth.RevokeGrants("mara");
        folder.Store.Write("ended", folder.Store.Read("ended")! with { ExpiresAt = DateTimeOffset.UnixEpoch });

        await Should.ThrowAsync<AccessEndedException>(EventsAsync("ended"));

        folder.Store.Has("ended").ShouldBeFalse();
    }

    [Fact]
    public async Task A_sign_in_is_used_at_its_own_host_only()
    {
        await folder.LoginAsync("dana", "bound");
        using var host = StdioHost.Build(["--Sessionboard:BaseUrl=http://127.0.0.1:1"], sandbox: null, new StoredSignIn(folder.Store, "bound"));

        await Should.ThrowAsync<AccessEndedException>(host.Services.GetRequiredService<ISessionboardClient>().ListEventsAsync());
    }

    [Fact]
    public async Task A_token_that_is_configured_goes_before_a_sign_in()
    {
        await folder.LoginAsync("ines", "beside");
        using var host = StdioHost.Build(
            [folder.BaseUrl, "--Sessionboard:ApiToken=sandbox-full"], sandbox: null, new StoredSignIn(folder.Store, "beside"));

        host.Services.GetRequiredService<Caller>().Subject.ShouldBe("desktop");
        (await host.Services.GetRequiredService<ISessionboardClient>().ListEventsAsync()).Value.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("Work")]
    [InlineData("a b")]
    public async Task A_profile_name_that_is_no_name_is_refused(string name) =>
        (await folder.RunAsync("logout", "--profile", name)).Text.ShouldContain("--profile takes small letters");

    [Fact]
    public async Task Without_a_client_id_login_says_what_to_do() =>
        (await folder.RunAsync("login", "--no-browser", "--Sessionboard:Region=eu")).Text.ShouldContain("No Sessionboard:OAuth:ClientId");

    private async Task<List<string>> EventsAsync(string profile)
    {
        using var host = StdioHost.Build([folder.BaseUrl], sandbox: null, new StoredSignIn(folder.Store, profile));
        host.Services.GetRequiredService<Caller>().Scopes.ShouldNotBeEmpty();
        return [.. (await host.Services.GetRequiredService<ISessionboardClient>().ListEventsAsync()).Value.Select(@event => @event.Name)];
    }
}
