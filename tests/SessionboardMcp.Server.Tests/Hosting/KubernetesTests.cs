using k8s;
using k8s.Models;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Clients;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>What <c>kubectl apply -k</c> would send, rendered by kubectl and read as the types of the API: a misspelt or misplaced field is an error.</summary>
public sealed class KubernetesTests
{
    private const string Base = "deploy/kubernetes/overlays/";

    private static readonly Lazy<Task<IReadOnlyList<object>>> Small = new(() => RenderAsync("small"));

    private static readonly Lazy<Task<IReadOnlyList<object>>> Team = new(() => RenderAsync("team"));

    [KubectlTheory]
    [InlineData("small")]
    [InlineData("team")]
    public async Task Every_pod_holds_to_the_restricted_standard(string overlay)
    {
        var pods = Pods(await Of(overlay));

        pods.ShouldNotBeEmpty();
        foreach (var pod in pods)
        {
            pod.SecurityContext.RunAsNonRoot.ShouldBe(true);
            pod.SecurityContext.RunAsUser.ShouldBe(1654L);
            pod.SecurityContext.SeccompProfile.Type.ShouldBe("RuntimeDefault");
            pod.AutomountServiceAccountToken.ShouldBe(false);
            pod.HostNetwork.ShouldBeNull();
            foreach (var container in pod.Containers)
            {
                container.Image.ShouldBe("registry.example.org/sessionboard-mcp:0.1.0");
                container.SecurityContext.AllowPrivilegeEscalation.ShouldBe(false);
                container.SecurityContext.ReadOnlyRootFilesystem.ShouldBe(true);
                container.SecurityContext.Capabilities.Drop.AsEnumerable().ShouldBe(["ALL"]);
                container.Resources.Limits.Keys.AsEnumerable().ShouldBe(["memory"]);
                container.VolumeMounts.Select(mount => mount.MountPath).ShouldContain("/tmp");
                container.VolumeMounts.ShouldAllBe(mount => pod.Volumes.Any(volume => volume.Name == mount.Name));
            }
        }
    }

    [KubectlTheory]
    [InlineData("small")]
    [InlineData("team")]
    public async Task The_server_is_asked_whether_it_is_ready_and_has_time_to_stop(string overlay)
    {
        var pod = (await Of(overlay)).OfType<V1Deployment>().ShouldHaveSingleItem().Spec.Template.Spec;
        var server = pod.Containers.ShouldHaveSingleItem();

        // A start needs the database; while that is away later, the servers' own answer reaches the assistant.
        server.ReadinessProbe.HttpGet.Path.ShouldBe("/readyz?exclude=database");
        server.StartupProbe.HttpGet.Path.ShouldBe("/readyz");
        // A server whose database is away lives: killing it would not bring that back.
        server.LivenessProbe.HttpGet.Path.ShouldBe("/healthz");
        var delay = ShutdownOptions.Read(new Microsoft.Extensions.Configuration.ConfigurationManager()).Delay;
        TimeSpan.FromSeconds(pod.TerminationGracePeriodSeconds!.Value).ShouldBeGreaterThan(delay + ShutdownOptions.Grace(new SessionboardOptions().Deadline));
        // Not ready is seen before nothing is accepted any more.
        TimeSpan.FromSeconds(server.ReadinessProbe.PeriodSeconds!.Value * server.ReadinessProbe.FailureThreshold!.Value).ShouldBeLessThan(delay);
    }

    [KubectlFact]
    public async Task The_small_one_is_one_replica_on_a_volume()
    {
        var all = await Small.Value;
        var deployment = all.OfType<V1Deployment>().Single();

        deployment.Spec.Replicas.ShouldBe(1);
        deployment.Spec.Strategy.Type.ShouldBe("Recreate");
        deployment.Spec.Template.Spec.Volumes.Select(volume => volume.PersistentVolumeClaim?.ClaimName).ShouldContain(all.OfType<V1PersistentVolumeClaim>().Single().Name());
        all.OfType<V1Secret>().ShouldBeEmpty();
        all.OfType<V1ConfigMap>().Single().Data.ShouldContainKey("Proxy__Networks");
    }

    [KubectlFact]
    public async Task The_teams_one_is_three_replicas_that_are_replaced_one_by_one()
    {
        var all = await Team.Value;
        var deployment = all.OfType<V1Deployment>().Single();
        var job = all.OfType<V1Job>().Single();

        all.OfType<V2HorizontalPodAutoscaler>().Single().Spec.MinReplicas.ShouldBe(3);
        all.OfType<V2HorizontalPodAutoscaler>().Single().Spec.ScaleTargetRef.Name.ShouldBe(deployment.Name());
        deployment.Spec.Replicas.ShouldBeNull();
        deployment.Spec.Strategy.RollingUpdate.MaxUnavailable.Value.ShouldBe("0");
        all.OfType<V1PodDisruptionBudget>().Single().Spec.MinAvailable.Value.ShouldBe("2");
        job.Spec.Template.Spec.Containers.Single().Args.AsEnumerable().ShouldBe(["database", "migrate"]);
        // The service and the budget count servers alone.
        all.OfType<V1Service>().Single().Spec.Selector.ShouldBe(deployment.Spec.Selector.MatchLabels, ignoreOrder: true);
        all.OfType<V1PodDisruptionBudget>().Single().Spec.Selector.MatchLabels.ShouldBe(deployment.Spec.Selector.MatchLabels, ignoreOrder: true);
        job.Spec.Template.Metadata.Labels.ShouldNotContain(label => label.Key == "app.kubernetes.io/component" && label.Value == "server");
        all.OfType<V1NetworkPolicy>().Single().Spec.Egress.SelectMany(rule => rule.Ports).Select(port => port.Port.Value).ShouldBe(["53", "53", "443", "5432"]);
        all.OfType<V1NetworkPolicy>().Single().Spec.Egress.SelectMany(rule => rule.To ?? []).Select(to => to.IpBlock).OfType<V1IPBlock>().Single().Except.ShouldContain("100.64.0.0/10");
        // Secrets are there before, and are no part of what is applied.
        all.OfType<V1Secret>().ShouldBeEmpty();
        Pods(all).SelectMany(pod => pod.Volumes).Select(volume => volume.Secret?.SecretName).OfType<string>().ShouldBe(["sessionboard-mcp", "sessionboard-mcp"]);
    }

    private static Task<IReadOnlyList<object>> Of(string overlay) => (overlay == "small" ? Small : Team).Value;

    private static List<V1PodSpec> Pods(IReadOnlyList<object> all) =>
        [.. all.OfType<V1Deployment>().Select(deployment => deployment.Spec.Template.Spec), .. all.OfType<V1Job>().Select(job => job.Spec.Template.Spec)];

    private static async Task<IReadOnlyList<object>> RenderAsync(string overlay)
    {
        var (code, output, error) = await RealClients.RunAsync("kubectl", ["kustomize", Path.Combine(RealClients.Root, Base + overlay)]);
        code.ShouldBe(0, error);
        return KubernetesYaml.LoadAllFromString(output, strict: true);
    }
}

/// <summary>A test that needs kubectl; CI demands it, elsewhere it says that it was skipped.</summary>
internal sealed class KubectlFactAttribute : FactAttribute
{
    public KubectlFactAttribute()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "kubectl")));
        if (!isThere && Environment.GetEnvironmentVariable("SESSIONBOARD_MCP_TEST_EVERYTHING") != "1")
            Skip = "Skipped: kubectl is not installed.";
    }
}

/// <summary>The same with data.</summary>
internal sealed class KubectlTheoryAttribute : TheoryAttribute
{
    public KubectlTheoryAttribute() => Skip = new KubectlFactAttribute().Skip;
}
