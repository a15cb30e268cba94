using System.Text.RegularExpressions;

namespace SessionboardMcp.Floors;

/// <summary>The README of a source assembly: its rooms from the bottom up, and the files that it names.</summary>
internal sealed partial class AssemblyReadme
{
    private readonly string _text;

    private AssemblyReadme(string folder, string text) => (Folder, _text) = (folder, text);

    /// <summary>The assembly's folder.</summary>
    public string Folder { get; }

    /// <summary>Its rooms, from the bottom up.</summary>
    public IReadOnlyList<string> Rooms => [.. Room().Matches(Section("## Rooms")).Select(match => match.Groups["room"].Value)];

    /// <summary>The files that it names, as it names them.</summary>
    public IReadOnlyList<string> Files => FilesIn(_text);

    /// <summary>The files that a page of the repository names.</summary>
    public static IReadOnlyList<string> NamedBy(string page) => FilesIn(System.IO.File.ReadAllText(Path.Combine(Repository.Root, page)));

    /// <summary>The folders that hold code.</summary>
    public IReadOnlyList<string> FoldersWithCode =>
    [
        .. Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, Path.GetDirectoryName(file)!).Replace('\\', '/'))
            .Where(folder => folder is not "." && !folder.StartsWith("obj", StringComparison.Ordinal) && !folder.StartsWith("bin", StringComparison.Ordinal))
            .Distinct(),
    ];

    /// <summary>Reads that of an assembly.</summary>
    /// <param name="name">The name of its folder, such as <c>SessionboardMcp.Core</c>.</param>
    public static AssemblyReadme Of(string name)
    {
        var folder = Path.Combine(Repository.Root, "src", name);
        return new AssemblyReadme(folder, System.IO.File.ReadAllText(Path.Combine(folder, "README.md")));
    }

    /// <summary>Whether a file that it names is there: in the assembly, by its path or anywhere by its name, or elsewhere in the repository by its path.</summary>
    public bool Exists(string file) =>
        System.IO.File.Exists(Path.Combine(Folder, file))
        || System.IO.File.Exists(Path.Combine(Repository.Root, file))
        || (!file.Contains('/') && Directory.GetFiles(Folder, file, SearchOption.AllDirectories).Length > 0);

    private static IReadOnlyList<string> FilesIn(string text) => [.. File().Matches(text).Select(match => match.Groups["file"].Value).Distinct()];

    private string Section(string heading) => _text.Split(heading + "\n") is [_, var rest] ? rest.Split("\n## ")[0] : "";

    [GeneratedRegex(@"^\d+\. `(?<room>[^`]+)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Room();

    [GeneratedRegex(@"`(?<file>[\w./-]+\.(cs|md|json|txt|csproj))`", RegexOptions.ExplicitCapture)]
    private static partial Regex File();
}
