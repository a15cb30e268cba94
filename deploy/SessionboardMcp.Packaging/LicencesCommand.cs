using System.CommandLine;

namespace SessionboardMcp.Packaging;

/// <summary><c>licences</c>: whose work is in a published program, and under which licence.</summary>
internal static class LicencesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var program = new Option<DirectoryInfo>("--program") { Description = "The folder that the program was published to.", Required = true };
        var bom = new Option<FileInfo>("--bom") { Description = "The bill of materials, as CycloneDX makes it in JSON.", Required = true };
        var output = new Option<FileInfo>("--output") { Description = "The file to write.", Required = true };
        var command = new Command("licences", "Lists the packages that a published program holds, each with its licence.") { program, bom, output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var list = LicenceList.Of(LicenceList.Shipped(parsed.GetRequiredValue(program)), await File.ReadAllTextAsync(parsed.GetRequiredValue(bom).FullName, cancellationToken));
            await File.WriteAllTextAsync(parsed.GetRequiredValue(output).FullName, list, cancellationToken);
            return 0;
        });
        return command;
    }
}
