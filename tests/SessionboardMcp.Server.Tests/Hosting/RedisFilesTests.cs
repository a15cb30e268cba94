using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>How an operator adds a Redis.</summary>
public sealed class RedisFilesTests
{
    [KubectlFact]
    public async Task On_Kubernetes_its_address_comes_out_of_the_secret_and_the_servers_may_go_there()
    {
        var folder = Directory.CreateDirectory(Path.Combine(RealClients.Root, "artifacts", $"redis-{Guid.NewGuid():N}")).FullName;
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, "kustomization.yaml"),
                "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [../../deploy/kubernetes/overlays/team]\ncomponents: [../../deploy/kubernetes/components/redis]\n");
            var (code, output, error) = await RealClients.RunAsync("kubectl", ["kustomize", folder]);

            code.ShouldBe(0, error);
            output.ShouldContain("name: ConnectionStrings__Redis_FILE\n          value: /run/secrets/sessionboard-mcp-redis/redis");
            output.ShouldContain("mountPath: /run/secrets/sessionboard-mcp-redis\n          name: redis\n          readOnly: true");
            output.ShouldContain("name: ConnectionStrings__Database_FILE", Case.Sensitive, "beside what the overlay has");
            output.ShouldContain("port: 6379");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void With_Compose_it_keeps_nothing_on_a_disk_and_nobody_outside_reaches_it()
    {
        var services = DeployFiles.Yaml("deploy/compose/team/compose.yaml")["services"];

        services["cache"]["profiles"].Items.ShouldBe(["redis"]);
        services["cache"]["networks"].Items.ShouldBe(["inside"]);
        services["cache"]["command"].Items.ShouldContain("--appendonly");
        services["cache"].ContainsKey("volumes").ShouldBeFalse();
        services["cache"].ContainsKey("ports").ShouldBeFalse();
        services["server"]["environment"]["ConnectionStrings__Redis"].Text.ShouldBe("${REDIS:-}", "none unless it is asked for");
        services["server"]["environment"]["Cache__PersonalData"].Text.ShouldBe("${SHARE_PERSONAL_DATA:-false}");
    }
}
