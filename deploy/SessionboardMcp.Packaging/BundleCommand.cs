using System.CommandLine;

namespace SessionboardMcp.Packaging;

/// <summary><c>bundle</c>: an <c>.mcpb</c> for one platform.</summary>
internal static class BundleCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var program = new Option<DirectoryInfo>("--program") { Description = "The folder that the program was published to.", Required = true };
        var platform = new Option<string>("--platform") { Description = "What it was published for, such as linux-x64.", Required = true };
        platform.AcceptOnlyFromAmong([.. Platform.Known]);
        var output = new Option<DirectoryInfo>("--output") { Description = "The folder that the bundle goes to.", Required = true };
        var repository = RepositoryAddress.Option(isRequired: false);
        var command = new Command("bundle", "Makes an .mcpb bundle. The program has to run on this machine, as it is asked for its tools.") { program, platform, output, repository };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = await Bundle.MakeAsync(
                parsed.GetRequiredValue(program), Platform.Of(parsed.GetRequiredValue(platform)), parsed.GetRequiredValue(output),
                RepositoryAddress.Read(parsed.GetValue(repository)), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(file.FullName);
            return 0;
        });
        return command;
    }
}
