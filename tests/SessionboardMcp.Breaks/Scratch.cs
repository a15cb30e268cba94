namespace SessionboardMcp.Breaks;

/// <summary>A git worktree of <c>HEAD</c> in a temporary folder: code is broken there, and nowhere else. Disposing of it removes it.</summary>
internal sealed class Scratch : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly string _root;

    private Scratch(string root, string folder, string commit) => (_root, Folder, Commit) = (root, folder, commit);

    /// <summary>Where it lies.</summary>
    public string Folder { get; }

    /// <summary>The commit that is broken, abbreviated.</summary>
    public string Commit { get; }

    /// <summary>The root of the repository that the command was given in.</summary>
    /// <exception cref="BreaksException">It is none.</exception>
    public static async Task<string> RootAsync(CancellationToken cancellationToken) =>
        (await GitAsync(Environment.CurrentDirectory, ["rev-parse", "--show-toplevel"], cancellationToken)).Trim();

    /// <summary>Makes it.</summary>
    /// <exception cref="BreaksException">Git refuses.</exception>
    public static async Task<Scratch> MakeAsync(string root, CancellationToken cancellationToken)
    {
        var commit = (await GitAsync(root, ["rev-parse", "--short", "HEAD"], cancellationToken)).Trim();
        var folder = Path.Combine(Directory.CreateTempSubdirectory("sessionboard-breaks-").FullName, "tree");
        await GitAsync(root, ["worktree", "add", "--quiet", "--detach", folder, "HEAD"], cancellationToken);
        // The packages of the real clients are in no commit, and are only read.
        var packages = Path.Combine("tests", "clients", "node_modules");
        if (Directory.Exists(Path.Combine(root, packages)))
            Directory.CreateSymbolicLink(Path.Combine(folder, packages), Path.Combine(root, packages));
        return new Scratch(root, folder, commit);
    }

    /// <summary>Applies a patch.</summary>
    /// <returns>Whether it fits.</returns>
    public async Task<bool> TryApplyAsync(string patch, CancellationToken cancellationToken) =>
        (await Shell.RunAsync(Folder, Longest, "git", ["apply", patch], cancellationToken)).Code == 0;

    /// <summary>Takes everything back.</summary>
    public Task RestoreAsync() => GitAsync(Folder, ["checkout", "--quiet", "--", "."], CancellationToken.None);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The link first, so that nothing goes through it.
        if (Path.Combine(Folder, "tests", "clients", "node_modules") is var link && Directory.Exists(link))
            Directory.Delete(link);
        await GitAsync(_root, ["worktree", "remove", "--force", Folder], CancellationToken.None);
        Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
    }

    private static async Task<string> GitAsync(string folder, string[] arguments, CancellationToken cancellationToken)
    {
        var (code, output) = await Shell.RunAsync(folder, Longest, "git", arguments, cancellationToken);
        return code == 0 ? output : throw new BreaksException($"git {string.Join(' ', arguments)}: {output}");
    }
}
