using Microsoft.Extensions.FileSystemGlobbing;
using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>What an operator builds and starts containers with. No engine runs here, so the files are read.</summary>
public sealed class DeployFilesTests
{
    [Fact]
    public void Each_compose_file_has_a_project_name_of_its_own()
    {
        var files = Directory.GetFiles(Path.Combine(RealClients.Root, "deploy"), "compose*.yaml");
        var names = files.Select(file => File.ReadLines(file).Single(line => line.StartsWith("name: ", StringComparison.Ordinal))).ToList();

        files.Length.ShouldBeGreaterThan(1);
        names.ShouldBeUnique();
    }

    [Theory]
    [InlineData("deploy/.env", true)]
    [InlineData("deploy/.env.production", true)]
    [InlineData("deploy/team.env", true)]
    [InlineData(".env", true)]
    [InlineData("certificates/server.pfx", true)]
    [InlineData("src/SessionboardMcp.Server/Program.cs", false)]
    [InlineData("Directory.Packages.props", false)]
    public void Settings_and_secrets_stay_out_of_the_image(string file, bool isLeftOut)
    {
        var ignored = new Matcher(StringComparison.Ordinal);
        ignored.AddIncludePatterns(File.ReadLines(Path.Combine(RealClients.Root, ".dockerignore")).Where(line => line.Length > 0 && !line.StartsWith('#')));

        ignored.Match(file).HasMatches.ShouldBe(isLeftOut);
    }

    [Fact]
    public void The_image_serves_where_it_can_be_reached_and_is_made_for_one_platform()
    {
        var lines = File.ReadAllLines(Path.Combine(RealClients.Root, "Dockerfile"));

        lines.Last(line => line.StartsWith("CMD ", StringComparison.Ordinal)).ShouldBe("""CMD ["serve", "--data", "/data", "--urls", "http://0.0.0.0:8080"]""");
        lines.Single(line => line.Contains("dotnet publish", StringComparison.Ordinal)).ShouldContain("-a $TARGETARCH");
    }
}
