using k8s;
using k8s.Models;
using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>How an operator of Kubernetes backs SQLite up.</summary>
public sealed class BackupFilesTests
{
    [KubectlFact]
    public async Task On_Kubernetes_a_job_copies_the_servers_folder_to_a_second_volume()
    {
        var all = await RenderAsync();
        var server = all.OfType<V1Deployment>().ShouldHaveSingleItem().Spec.Template;
        var pod = all.OfType<V1CronJob>().ShouldHaveSingleItem().Spec.JobTemplate.Spec.Template;
        var backup = pod.Spec.Containers.ShouldHaveSingleItem();

        backup.Image.ShouldBe("registry.example.org/sessionboard-mcp:0.1.0");
        backup.Args.AsEnumerable().ShouldBe(["database", "backup", "--data", server.Spec.Containers.Single().Args[2], "--to", "/backup/$(NAME)"]);
        // A folder that is not there yet, each time.
        backup.Env.Single(variable => variable.Name == "NAME").ValueFrom.FieldRef.FieldPath.ShouldBe("metadata.name");
        Claim(pod, "/data").ShouldBe(Claim(server, "/data"));
        all.OfType<V1PersistentVolumeClaim>().Select(claim => claim.Name()).ShouldBe([Claim(server, "/data"), Claim(pod, "/backup")], ignoreOrder: true);
        // Where that volume is; and the service does not take it for a server.
        var near = pod.Spec.Affinity.PodAffinity.RequiredDuringSchedulingIgnoredDuringExecution.ShouldHaveSingleItem();
        near.LabelSelector.MatchLabels.ShouldBeSubsetOf(server.Metadata.Labels);
        all.OfType<V1Service>().Single().Spec.Selector["app.kubernetes.io/component"].ShouldNotBe(pod.Metadata.Labels["app.kubernetes.io/component"]);
    }

    [KubectlFact]
    public async Task It_has_the_rights_of_the_server_and_no_more()
    {
        var all = await RenderAsync();
        var server = all.OfType<V1Deployment>().Single().Spec.Template.Spec;
        var backup = all.OfType<V1CronJob>().Single().Spec.JobTemplate.Spec.Template.Spec;

        backup.AutomountServiceAccountToken.ShouldBe(false);
        KubernetesJson.Serialize(backup.SecurityContext).ShouldBe(KubernetesJson.Serialize(server.SecurityContext));
        KubernetesJson.Serialize(backup.Containers.Single().SecurityContext).ShouldBe(KubernetesJson.Serialize(server.Containers.Single().SecurityContext));
    }

    private static string Claim(V1PodTemplateSpec pod, string path) =>
        pod.Spec.Volumes.Single(volume => volume.Name == pod.Spec.Containers.Single().VolumeMounts.Single(mount => mount.MountPath == path).Name).PersistentVolumeClaim.ClaimName;

    private static async Task<IReadOnlyList<object>> RenderAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(RealClients.Root, "artifacts", $"backup-{Guid.NewGuid():N}")).FullName;
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, "kustomization.yaml"),
                "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [../../deploy/kubernetes/overlays/small]\ncomponents: [../../deploy/kubernetes/components/backup]\n"
                + "images: [{name: sessionboard-mcp, newName: registry.example.org/sessionboard-mcp, newTag: 0.1.0}]\n");
            var (code, output, error) = await RealClients.RunAsync("kubectl", ["kustomize", folder]);
            code.ShouldBe(0, error);
            return KubernetesYaml.LoadAllFromString(output, strict: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
