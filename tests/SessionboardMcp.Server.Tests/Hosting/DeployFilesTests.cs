using System.Globalization;
using Microsoft.Extensions.FileSystemGlobbing;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Clients;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>What an operator builds and starts containers with. No engine runs here, so the files are read.</summary>
public sealed class DeployFilesTests
{
    private static readonly TimeSpan LongestStop =
        ShutdownOptions.Read(new Microsoft.Extensions.Configuration.ConfigurationManager()).Delay + ShutdownOptions.Grace(new SessionboardOptions().Deadline);

    private static readonly string[] Dockerfile = File.ReadAllLines(Path.Combine(RealClients.Root, "Dockerfile"));

    private static readonly Matcher Ignored = ReadIgnored();

    private static readonly Matcher Untracked = ReadUntracked();

    public static TheoryData<string> ComposeFiles => [.. DeployFiles.Of("compose*.yaml")];

    public static TheoryData<string> YamlFiles => [.. DeployFiles.Of("*.yaml")];

    [Fact]
    public void Each_compose_file_has_a_project_name_of_its_own()
    {
        var files = DeployFiles.Of("compose*.yaml");
        var names = files.Select(file => File.ReadLines(Path.Combine(RealClients.Root, file)).Single(line => line.StartsWith("name: ", StringComparison.Ordinal))).ToList();

        files.Count.ShouldBeGreaterThan(1);
        names.ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(YamlFiles))]
    public void Every_file_is_yaml(string file) => DeployFiles.Yaml(file).ShouldNotBeNull();

    [Theory]
    [MemberData(nameof(ComposeFiles))]
    public void The_server_of_each_compose_file_has_no_rights_and_time_to_stop(string file)
    {
        var server = Server(file);

        server["read_only"].Text.ShouldBe("true");
        server["cap_drop"].Items.ShouldBe(["ALL"]);
        server["security_opt"].Items.ShouldBe(["no-new-privileges:true"]);
        server["mem_limit"].Text.ShouldBe(Server("deploy/compose/team/compose.yaml")["mem_limit"].Text);
        // What is for one person ends at once.
        if (!server["command"].Items.Contains("--local"))
            TimeSpan.FromSeconds(int.Parse(server["stop_grace_period"].Text.TrimEnd('s'), CultureInfo.InvariantCulture)).ShouldBeGreaterThan(LongestStop);
    }

    [Theory]
    [InlineData("deploy/.env", true)]
    [InlineData("deploy/.env.production", true)]
    [InlineData("deploy/team.env", true)]
    [InlineData(".env", true)]
    [InlineData("certificates/server.pfx", true)]
    [InlineData("src/SessionboardMcp.Server/Program.cs", false)]
    [InlineData("Directory.Packages.props", false)]
    [InlineData("deploy/compose/team/secrets/database", true)]
    [InlineData("secrets/api-token", true)]
    [InlineData("src/SessionboardMcp.Server/appsettings.Production.json", true)]
    [InlineData("data/sessionboard-mcp.db", true)]
    [InlineData("data/sessionboard-mcp.db-wal", true)]
    [InlineData("data/keys/key-1.xml", true)]
    [InlineData("data/local-token", true)]
    [InlineData("keys.key", true)]
    [InlineData("tls.crt", true)]
    [InlineData("id_ed25519", true)]
    [InlineData(".npmrc", true)]
    [InlineData("backup/grants.dump", true)]
    [InlineData("sessionboard-secret.yaml", true)]
    [InlineData(".git/config", true)]
    [InlineData("artifacts/desktop/sessionboard-mcp", true)]
    [InlineData("src/SessionboardMcp.Server/obj/project.assets.json", true)]
    [InlineData("tests/SessionboardMcp.Server.Tests/Support/Visitor.cs", true)]
    public void Settings_and_secrets_stay_out_of_the_image(string file, bool isLeftOut) => IsLeftOut(file).ShouldBe(isLeftOut);

    // Where the files for operators have them made: beside what is tracked.
    [Theory]
    [InlineData("deploy/compose/team/secrets/database", true)]
    [InlineData("deploy/compose/team/secrets/keys.key", true)]
    [InlineData("deploy/compose/team/secrets/postgres-password", true)]
    [InlineData("secrets/api-token", true)]
    [InlineData("deploy/kubernetes/overlays/team/keys.key", true)]
    [InlineData("keys.crt", true)]
    [InlineData("deploy/proxy/tls.pem", true)]
    [InlineData("certificates/server.pfx", true)]
    [InlineData("certificates/server.p12", true)]
    [InlineData(".env", true)]
    [InlineData("deploy/.env", true)]
    [InlineData("deploy/compose/team/.env.production", true)]
    [InlineData("local-token", true)]
    [InlineData("backup/2026-11-29/sessionboard-mcp.db", true)]
    [InlineData("deploy/compose/team/compose.yaml", false)]
    [InlineData("src/SessionboardMcp.Server/Storage/ConnectionSecrets.cs", false)]
    [InlineData("src/SessionboardMcp.Server/Identity/Keys/ServerKeyRing.cs", false)]
    [InlineData("src/SessionboardMcp.Server/Storage/DatabaseBackup.cs", false)]
    public void Settings_and_secrets_stay_out_of_git(string file, bool isLeftOut) => IsMatched(Untracked, file).ShouldBe(isLeftOut);

    [Fact]
    public void What_is_tracked_is_not_ignored()
    {
        string[] made = ["/obj/", "/bin/", "/node_modules/", "/TestResults/"];
        var files = ((string[])["src", "tests", "deploy"]).SelectMany(folder => Directory.GetFiles(Path.Combine(RealClients.Root, folder), "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(RealClients.Root, file).Replace('\\', '/'))
            .Where(file => !Array.Exists(made, part => file.Contains(part, StringComparison.Ordinal)) && !file.EndsWith(".user", StringComparison.Ordinal));

        files.Where(file => IsMatched(Untracked, file)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ComposeFiles))]
    public void Settings_beside_a_compose_file_reach_its_server_and_its_build_says_what_it_is(string file)
    {
        var server = Server(file);

        var settings = server["env_file"].Parts.ShouldHaveSingleItem();
        (settings["path"].Text, settings["required"].Text).ShouldBe((".env", "false"));
        server["build"]["args"]["VERSION"].Text.ShouldBe("${VERSION:-}");
        server["build"]["args"]["REVISION"].Text.ShouldBe("${REVISION:-}");
        server["build"]["args"]["SOURCE"].Text.ShouldBe("${SOURCE:-}");
        foreach (var name in (string[])["VERSION", "REVISION"])
            Dockerfile[..Array.FindIndex(Dockerfile, line => line.Contains("dotnet publish", StringComparison.Ordinal))].ShouldContain($"ARG {name}");
        Dockerfile.Single(line => line.Contains("dotnet publish", StringComparison.Ordinal)).ShouldContain("${VERSION:+-p:Version=$VERSION} -p:SourceRevisionId=$REVISION");
    }

    // Else every caller is the proxy, and a few use up everybody's turns.
    [Theory]
    [InlineData("deploy/compose.sign-in.yaml", "default")]
    [InlineData("deploy/compose/team/compose.yaml", "outside")]
    public void The_proxys_network_is_known_to_a_server_behind_one(string file, string network)
    {
        var subnets = DeployFiles.Yaml(file)["networks"][network]["ipam"]["config"].Parts.Select(part => part["subnet"].Text);

        subnets.ShouldBe([Server(file)["environment"]["Proxy__Networks"].Text]);
    }

    [Fact]
    public void The_teams_server_is_a_role_that_owns_its_database_and_no_superuser()
    {
        var database = DeployFiles.Yaml("deploy/compose/team/compose.yaml")["services"]["database"];

        // The image's own user is postgres; what it is called is its superuser.
        database["environment"].ContainsKey("POSTGRES_USER").ShouldBeFalse();
        database["volumes"].Items.ShouldContain("./database.sql:/docker-entrypoint-initdb.d/database.sql:ro");
        Server("deploy/compose/team/compose.yaml")["secrets"].Items.ShouldBe(["database", "keys.crt", "keys.key"]);
        File.ReadAllText(Path.Combine(RealClients.Root, "deploy/compose/team/compose.yaml")).ShouldContain("postgresql://sessionboard:$(cat secrets/role-password)@database:5432/sessionboard");
    }

    [Theory]
    [InlineData("deploy/proxy/Caddyfile")]
    [InlineData("deploy/compose/team/Caddyfile")]
    public void Where_no_server_is_left_the_proxy_says_when_to_come_again(string file)
    {
        var text = File.ReadAllText(Path.Combine(RealClients.Root, file));

        text[text.IndexOf("handle_errors {", StringComparison.Ordinal)..].ShouldContain("header Retry-After 5");
        text.Replace("health_uri /readyz?exclude=database", "", StringComparison.Ordinal).ShouldNotContain("health_uri");
    }

    [Fact]
    public void The_proxy_passes_the_host_on_with_its_port() =>
        File.ReadAllText(Path.Combine(RealClients.Root, "deploy/proxy/nginx.conf")).ShouldContain("proxy_set_header Host $http_host;");

    [Fact]
    public void What_the_image_is_built_from_is_in_the_context()
    {
        var sources = Directory.GetFiles(Path.Combine(RealClients.Root, "src"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RealClients.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

        sources.Append("LICENSE").Append("deploy/SessionboardMcp.Packaging/LicenceList.cs").Append(".config/dotnet-tools.json").Where(IsLeftOut).ShouldBeEmpty();
    }

    [Fact]
    public void The_image_serves_where_it_can_be_reached_and_is_made_for_one_platform()
    {
        Dockerfile.Last(line => line.StartsWith("CMD ", StringComparison.Ordinal)).ShouldBe("""CMD ["serve", "--data", "/data", "--urls", "http://0.0.0.0:8080"]""");
        Dockerfile.Single(line => line.Contains("dotnet publish", StringComparison.Ordinal)).ShouldContain("-a $TARGETARCH");
    }

    // A change of code restores nothing anew only where every project is copied before the code.
    [Fact]
    public void The_layer_that_restores_has_every_project_of_the_server()
    {
        var restore = Array.FindIndex(Dockerfile, line => line.Contains("dotnet restore", StringComparison.Ordinal));
        var copied = Dockerfile[..restore].Where(line => line.StartsWith("COPY ", StringComparison.Ordinal)).SelectMany(line => line.Split(' ')).Where(part => part.EndsWith(".csproj", StringComparison.Ordinal)).ToList();

        copied.ShouldBe([.. Projects("src/SessionboardMcp.Server/SessionboardMcp.Server.csproj"), "deploy/SessionboardMcp.Packaging/SessionboardMcp.Packaging.csproj"], ignoreOrder: true);
        Array.FindIndex(Dockerfile, line => line == "COPY . .").ShouldBeGreaterThan(restore);
    }

    [Fact]
    public void The_image_has_time_zones_no_rights_no_shell_and_a_check()
    {
        var image = Dockerfile[Array.FindLastIndex(Dockerfile, line => line.StartsWith("FROM ", StringComparison.Ordinal))..];

        image[0].ShouldBe("FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra");
        image.ShouldNotContain(line => line.StartsWith("RUN ", StringComparison.Ordinal));
        image.ShouldContain("USER 1654:1654");
        image.ShouldContain("STOPSIGNAL SIGTERM");
        image.ShouldContain(line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal) && line.EndsWith("""CMD ["dotnet", "SessionboardMcp.Server.dll", "health"]""", StringComparison.Ordinal));
        foreach (var label in (string[])["title", "description", "licenses", "version", "revision", "source", "base.name"])
            image.ShouldContain(line => line.Contains($"org.opencontainers.image.{label}=", StringComparison.Ordinal));
    }

    private static YamlPart Server(string file) => DeployFiles.Yaml(file)["services"]["server"];

    private static bool IsLeftOut(string file) => IsMatched(Ignored, file);

    private static bool IsMatched(Matcher matcher, string file)
    {
        // A folder that is left out takes with it what is below.
        var parts = file.Split('/');
        return Enumerable.Range(1, parts.Length).Any(count => matcher.Match(string.Join('/', parts[..count])).HasMatches);
    }

    // As git reads them (gitignore, "PATTERN FORMAT"): without a slash in front of it or within, a pattern is for every folder.
    private static Matcher ReadUntracked()
    {
        var ignored = new Matcher(StringComparison.Ordinal);
        foreach (var pattern in File.ReadLines(Path.Combine(RealClients.Root, ".gitignore")).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.TrimEnd('/')))
            ignored.AddInclude(pattern.Contains('/', StringComparison.Ordinal) ? pattern.TrimStart('/') : $"**/{pattern}");
        return ignored;
    }

    private static Matcher ReadIgnored()
    {
        var ignored = new Matcher(StringComparison.Ordinal);
        ignored.AddIncludePatterns(File.ReadLines(Path.Combine(RealClients.Root, ".dockerignore")).Where(line => line.Length > 0 && !line.StartsWith('#')));
        return ignored;
    }

    private static HashSet<string> Projects(string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        var referred = System.Xml.Linq.XDocument.Load(Path.Combine(RealClients.Root, project)).Descendants("ProjectReference")
            .Select(reference => Path.GetRelativePath(RealClients.Root, Path.GetFullPath(Path.Combine(RealClients.Root, folder, reference.Attribute("Include")!.Value))).Replace('\\', '/'));
        return [project, .. referred.SelectMany(Projects)];
    }
}
