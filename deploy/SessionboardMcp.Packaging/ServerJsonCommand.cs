using System.CommandLine;

namespace SessionboardMcp.Packaging;

/// <summary><c>server-json</c>: the description for the MCP registry.</summary>
internal static class ServerJsonCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var repository = RepositoryAddress.Option(isRequired: true);
        var output = new Option<FileInfo>("--output") { Description = "The file to write.", Required = true };
        var bundles = new Argument<FileInfo[]>("bundles") { Description = "The bundles of the release." };
        var command = new Command("server-json", "Describes a release for the MCP registry.") { repository, output, bundles };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var description = await ServerDescription.OfAsync(
                RepositoryAddress.Read(parsed.GetRequiredValue(repository))!, parsed.GetValue(bundles) ?? [], cancellationToken);
            await File.WriteAllTextAsync(parsed.GetRequiredValue(output).FullName, description.ToJsonString(Json.Readable) + "\n", cancellationToken);
            return 0;
        });
        return command;
    }
}
