using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Commands;
using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Desktop.Tests.Identity;

namespace SessionboardMcp.Desktop.Tests.Commands;

/// <summary><c>whoami</c>, <c>logout</c>, and the files behind them.</summary>
public class ProfileCommandTests
{
    [Fact]
    public async Task Whoami_tells_all_but_the_tokens()
    {
        await using var machine = await SignedInMachine.StartAsync();
        var profile = await machine.SignInAsync();
        await machine.SignInAsync("spring");
        using var output = new StringWriter();

        (await WhoamiCommand.RunAsync("default", machine.Store, hasToken: true, machine.Time, output)).ShouldBe(0);

        var said = output.ToString();
        said.ShouldContain($"Host:    {machine.Sandbox.BaseAddress.Authority}");
        said.ShouldContain("read:insights");
        said.ShouldContain(profile.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        said.ShouldContain(KeyRing.Strength);
        said.ShouldContain("Other profiles: spring");
        said.ShouldContain("SESSIONBOARD_API_TOKEN");
        var tokens = machine.Store.Unseal(profile);
        said.ShouldNotContain(tokens.Access);
        said.ShouldNotContain(tokens.Refresh!);
    }

    [Fact]
    public async Task Whoami_without_a_sign_in_says_how_to_sign_in()
    {
        await using var machine = await SignedInMachine.StartAsync();
        using var output = new StringWriter();

        (await WhoamiCommand.RunAsync("default", machine.Store, hasToken: false, machine.Time, output)).ShouldBe(1);

        output.ToString().ShouldContain("Run sessionboard-mcp login.");
    }

    [Fact]
    public async Task Logout_revokes_the_sign_in_and_deletes_it()
    {
        await using var machine = await SignedInMachine.StartAsync();
        var profile = await machine.SignInAsync();
        var token = machine.Store.Unseal(profile).Access;
        using var output = new StringWriter();
        (await StatusOfAsync(machine, token)).ShouldBe(HttpStatusCode.OK);

        (await LogoutCommand.RunAsync("default", machine.Store, output, CancellationToken.None)).ShouldBe(0);

        (await StatusOfAsync(machine, token)).ShouldBe(HttpStatusCode.Unauthorized);
        machine.Sandbox.OAuth.Revocations.ShouldBe(1);
        machine.Store.Find("default").ShouldBeNull();
        (await LogoutCommand.RunAsync("default", machine.Store, output, CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task Logout_where_sessionboard_is_away_deletes_and_says_so()
    {
        await using var machine = await SignedInMachine.StartAsync();
        await machine.SignInAsync();
        await machine.Sandbox.DisposeAsync();
        using var output = new StringWriter();

        (await LogoutCommand.RunAsync("default", machine.Store, output, CancellationToken.None)).ShouldBe(1);

        output.ToString().ShouldContain("could not be told");
        machine.Store.Find("default").ShouldBeNull();
    }

    [Fact]
    public async Task Files_are_their_owners_alone_and_hold_no_token()
    {
        await using var machine = await SignedInMachine.StartAsync();
        using var browser = new ScriptedBrowser("rui");
        Directory.CreateDirectory(machine.Store.Folder);
        await machine.LoginAsync(browser);
        var tokens = machine.Store.Unseal(machine.Store.Find("default")!);

        var files = Directory.GetFiles(machine.Data, "*", SearchOption.AllDirectories);
        files.Length.ShouldBe(3);
        foreach (var file in files)
        {
            var content = await File.ReadAllTextAsync(file);
            content.ShouldNotContain(tokens.Access);
            content.ShouldNotContain(tokens.Refresh!);
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(file).ShouldBe(OwnerOnly.OwnFile, file);
        }

        browser.ToString().ShouldNotContain(tokens.Access);
        browser.ToString().ShouldNotContain(tokens.Refresh!);
        if (!OperatingSystem.IsWindows())
            Directory.GetDirectories(machine.Data, "*", SearchOption.AllDirectories).ShouldAllBe(folder => IsOwners(folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("A")]
    [InlineData("a.b")]
    public void A_profile_s_name_cannot_leave_its_folder(string name) =>
        Should.Throw<ConfigurationProblemException>(() => ProfileName.Check(name));

    private static bool IsOwners(string folder) => OperatingSystem.IsWindows() || File.GetUnixFileMode(folder) == OwnerOnly.OwnFolder;

    private static async Task<HttpStatusCode> StatusOfAsync(SignedInMachine machine, string token)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(machine.Sandbox.BaseAddress, "v1/events"))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
