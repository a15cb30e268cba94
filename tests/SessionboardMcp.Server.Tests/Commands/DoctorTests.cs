using System.CommandLine;
using System.Text.Json;
using SessionboardMcp.Changes;
using SessionboardMcp.Commands;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Tests.Identity.OutsideIssuer;
using SessionboardMcp.Server.Tests.Storage.Changes;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Commands;

/// <summary>Each deployment is checked for what it needs, and nothing else.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_sign_in_server_that_was_never_started_is_fine_and_needs_no_API_token()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        var folder = Path.Combine(_data.Path, "new");

        var (code, findings, text) = await ExamineAsync(
            $"--data {folder} --PublicUrl=https://mcp.example.org --Sessionboard:OAuth:ClientId=x --Sessionboard:Regions=us,eu --Sessionboard:BaseUrl={sandbox.BaseAddress} --Sessionboard:ApiToken=");

        code.ShouldBe(0, text);
        findings.Keys.ShouldBe(
            ["public_url", "public_answer", "proxy", "oauth_client", "sign_in_us", "registration_us", "sign_in_eu", "registration_eu", "clock", "budget", "data", "database", "keys", "disk", "tools"],
            ignoreOrder: true);
        findings.ShouldContainKeyAndValue("clock", "passed");
        // The sandbox knows one client, by another name.
        findings.ShouldContainKeyAndValue("registration_us", "noted");
        text.ShouldContain("https://mcp.example.org/oauth/callback/us and https://mcp.example.org/oauth/callback/eu");
        text.ShouldNotContain("API token");
        Directory.Exists(folder).ShouldBeFalse("doctor makes nothing");
    }

    [Fact]
    public async Task The_store_of_a_server_that_ran_is_opened_and_its_keys_tried()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        using var server = new SignInServer();
        await server.InitializeAsync();
        await server.DisposeAsync();
        var line = $"--data {server.Data} --PublicUrl=https://mcp.example.org --Sessionboard:OAuth:ClientId=x --Sessionboard:BaseUrl={sandbox.BaseAddress}";

        (await ExamineAsync(line)).Findings.ShouldContainKeyAndValue("keys", "passed");
        (await ExamineAsync(line + " --Database:Migrate=never")).Findings.ShouldContainKeyAndValue("database", "passed");
        foreach (var key in Directory.GetFiles(Path.Combine(server.Data, "keys")))
            File.Delete(key);
        var (code, findings, _) = await ExamineAsync(line);

        code.ShouldBe(1);
        findings.ShouldContainKeyAndValue("database", "passed");
        findings.ShouldContainKeyAndValue("keys", "failed");
    }

    [Theory]
    [InlineData("--PublicUrl=https://mcp.example.org --Sessionboard:OAuth:ClientId=x --Operator:Contact=javascript:alert(1)", "operator")]
    [InlineData("--local --Sessionboard:ApiToken=x --Operator:Privacy=nowhere", "operator")]
    [InlineData("--PublicUrl=https://mcp.example.org", "oauth_client")]
    [InlineData("--PublicUrl=http://mcp.example.org --Sessionboard:OAuth:ClientId=x", "public_url")]
    [InlineData("--PublicUrl=https://mcp.example.org --Sessionboard:OAuth:ClientId=x --Sessionboard:Regions=mars", "oauth_client")]
    [InlineData("--PublicUrl=https://mcp.example.org --Sessionboard:OAuth:ClientId=x --Sessionboard:BaseUrl=http://127.0.0.1:9", "sign_in_us")]
    [InlineData("--PublicUrl=https://mcp.example.org --Sessionboard:OAuth:ClientId=x --ConnectionStrings:Databse=Host=db", "database")]
    [InlineData("--PublicUrl=https://mcp.example.org --Sessionboard:OAuth:ClientId=x --Keys:Certificate=/run/secrets/keys.crt", "database")]
    [InlineData("--PublicUrl=https://mcp.example.org --Sessionboard:OAuth:ClientId=x --Database:Migrate=sometimes", "database")]
    [InlineData("--PublicUrl=https://mcp.example.org --Sessionboard:OAuth:ClientId=x --Database:Migrate=never", "database")]
    [InlineData("--PublicUrl=https://mcp.example.org --OutsideIssuer:Authority=http://127.0.0.1:9 --OutsideIssuer:Audience=x --OutsideIssuer:Access:0:Group=g --OutsideIssuer:Access:0:Gives=read:insights --Sessionboard:BaseUrl=http://127.0.0.1:9 --Sessionboard:ApiToken=x", "outside_issuer")]
    [InlineData("--PublicUrl=https://mcp.example.org --OutsideIssuer:Authority=http://127.0.0.1:9 --Sessionboard:BaseUrl=http://127.0.0.1:9 --Sessionboard:ApiToken=x", "outside_issuer")]
    [InlineData("--PublicUrl=https://mcp.example.org --OutsideIssuer:Authority=http://127.0.0.1:9 --Sessionboard:ApiToken=", "configuration")]
    public async Task What_is_missing_is_the_check_that_fails(string line, string failing)
    {
        var (code, findings, _) = await ExamineAsync($"{line} --data {Path.Combine(_data.Path, "new")}");

        code.ShouldBe(1);
        findings.ShouldContainKeyAndValue(failing, "failed");
    }

    [Theory]
    [InlineData("", "noted", "OutsideIssuer:SignIn:ClientId is not set")]
    [InlineData(" --OutsideIssuer:SignIn:ClientId=pages", "passed", "as the public client pages")]
    [InlineData(" --OutsideIssuer:SignIn:ClientId=pages --OutsideIssuer:SignIn:ClientSecret=s3cret-one", "passed", "as the client with a secret pages")]
    public async Task Behind_an_outside_issuer_it_is_told_whether_people_can_sign_in_to_approve(string settings, string outcome, string told)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        await using var provider = await TestProvider.StartAsync();

        var (code, findings, text) = await ExamineAsync(
            $"--PublicUrl=https://mcp.example.org --OutsideIssuer:Authority={provider.Authority} --OutsideIssuer:Audience=x --OutsideIssuer:Access:0:Group=g --OutsideIssuer:Access:0:Gives=read:insights --Sessionboard:BaseUrl={sandbox.BaseAddress} --Sessionboard:ApiToken=sandbox-full{settings} --Telemetry:Prometheus=http://*:9464 --data {Path.Combine(_data.Path, "new")}");

        code.ShouldBe(0, text);
        findings.ShouldContainKeyAndValue("changes_page", outcome);
        findings.GetValueOrDefault("approval_rights").ShouldBe(settings.Length > 0 ? "passed" : null);
        findings.ShouldContainKeyAndValue("clock", "passed");
        findings.ShouldContainKeyAndValue("budget", "passed");
        findings.ShouldContainKeyAndValue("disk", "passed");
        text.ShouldContain(told);
        text.ShouldNotContain("s3cret-one");
    }

    // The platform's place for data is not used there, so its disk may be full.
    [Fact]
    public async Task Behind_an_outside_issuer_without_a_data_folder_no_disk_is_judged()
    {
        var (_, findings, _) = await ExamineAsync("--PublicUrl=https://mcp.example.org --OutsideIssuer:Authority=http://127.0.0.1:9 --Sessionboard:BaseUrl=http://127.0.0.1:9 --Sessionboard:ApiToken=x");

        findings.ShouldContainKeyAndValue("outside_issuer", "failed");
        findings.ShouldNotContainKey("disk");
    }

    [Theory]
    [InlineData("sandbox-no-contacts", "search_people", "read:contacts")]
    [InlineData("sandbox-reports-only", "search_sessions", "read:sessions")]
    public async Task Tools_that_a_token_cannot_serve_are_named(string token, string tool, string scope)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());

        var (code, findings, text) = await ExamineAsync($"--Sessionboard:BaseUrl={sandbox.BaseAddress} --Sessionboard:ApiToken={token}");

        code.ShouldBe(0, text);
        findings.ShouldContainKeyAndValue("tools", "noted");
        var parts = text.Split("Not served, as");
        parts[0].ShouldContain("run_query");
        parts[0].ShouldNotContain(tool);
        parts[1].Split('\n')[0].ShouldContain(tool);
        parts[1].ShouldContain(scope);
        parts[1].ShouldNotContain("run_query");
    }

    [Theory]
    [InlineData("--local")]
    [InlineData("")]
    public async Task A_server_with_an_api_token_is_told_where_changes_are_kept_or_that_they_are_off(string mode)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        var line = $"{mode} --Sessionboard:BaseUrl={sandbox.BaseAddress} --Sessionboard:ApiToken=sandbox-full".Trim();
        var folder = Path.Combine(_data.Path, "new");

        (await ExamineAsync($"{line} --data {folder}")).Findings.ShouldContainKeyAndValue("changes", "passed");
        Directory.Exists(folder).ShouldBeFalse("doctor makes nothing");
        Directory.CreateDirectory(_data.Path);
        await File.WriteAllTextAsync(folder, "in the way");
        var (code, findings, text) = await ExamineAsync($"{line} --data {folder}/below");

        // Reading works without it.
        code.ShouldBe(0, text);
        findings.ShouldContainKeyAndValue("changes", "noted");
        text.ShouldContain("Changes are off");
    }

    [Fact]
    public async Task Changes_whose_key_is_lost_are_told()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        using var kept = new KeptChanges();
        await KeptChanges.Store(kept.Open()).AddAsync(SampleChange.Of("a"), default);
        var line = $"--data {kept.Data} --Sessionboard:BaseUrl={sandbox.BaseAddress} --Sessionboard:ApiToken=sandbox-full";

        (await ExamineAsync(line)).Findings.ShouldContainKeyAndValue("changes", "passed");
        await kept.TamperAsync("UPDATE Changes SET Payload = 'of another key'");

        var (code, findings, text) = await ExamineAsync(line);
        code.ShouldBe(0, text);
        findings.ShouldContainKeyAndValue("changes", "noted");
        text.ShouldContain("they do not open the changes");
    }

    [Theory]
    [InlineData("--local", "noted")]
    [InlineData("--PublicUrl=https://mcp.example.org --OutsideIssuer:Authority=http://127.0.0.1:9", "failed")]
    public async Task A_Redis_that_nothing_is_shared_in_is_told(string mode, string outcome)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());

        var (_, findings, text) = await ExamineAsync(
            $"{mode} --Sessionboard:BaseUrl={sandbox.BaseAddress} --Sessionboard:ApiToken=sandbox-full --ConnectionStrings:Redis=127.0.0.1:9,password=hunter2 --data {Path.Combine(_data.Path, "new")}");

        findings.ShouldContainKeyAndValue("redis", outcome);
        text.ShouldContain("Leave ConnectionStrings__Redis out.");
        text.ShouldNotContain("hunter2");
    }

    private static async Task<(int Code, Dictionary<string, string> Findings, string Text)> ExamineAsync(string line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandUsage.RunAsync(RootCommands.Create(), ["doctor", "--json", .. line.Split(' ')], new InvocationConfiguration { Output = output, Error = error });
        var report = JsonDocument.Parse(output.ToString().Length > 0 ? output.ToString() : throw new InvalidOperationException(error.ToString())).RootElement;
        return (code, report.GetProperty("findings").EnumerateArray().ToDictionary(finding => finding.GetProperty("check").GetString()!, finding => finding.GetProperty("outcome").GetString()!), output.ToString());
    }
}
