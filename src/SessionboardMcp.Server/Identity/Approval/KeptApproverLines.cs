using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>
/// Keeps them in a file of the data folder that its owner alone can open, so that a restart knows the browser again and the command <c>pair</c> reaches
/// the server that runs. It holds hashes only.
/// </summary>
internal sealed class KeptApproverLines : IApproverLines
{
    // Who holds the file reads or writes a few hundred bytes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _path;

    /// <summary>Opens it.</summary>
    /// <param name="folder">The data folder.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public KeptApproverLines(string folder)
    {
        PrivateFiles.MakeFolder(folder);
        _path = DataDirectory.LocalApproversIn(folder);
        Change(lines => lines);
    }

    /// <inheritdoc/>
    public bool IsKept => true;

    /// <inheritdoc/>
    public IReadOnlyList<string[]> Read()
    {
        IReadOnlyList<string[]> read = [];
        Change(lines => read = lines);
        return read;
    }

    /// <inheritdoc/>
    public void Change(Func<IReadOnlyList<string[]>, IReadOnlyList<string[]>> change)
    {
        if (!SpinWait.SpinUntil(() => TryChange(change), Patience))
            throw new IOException($"{_path} is held open by another program.");
    }

    // One at a time, by the system's lock on the file.
    private bool TryChange(Func<IReadOnlyList<string[]>, IReadOnlyList<string[]>> change)
    {
        FileStream file;
        try
        {
            file = PrivateFiles.Open(_path, FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException) when (File.Exists(_path))
        {
            return false;
        }

        using (file)
        {
            using var reader = new StreamReader(file, leaveOpen: true);
            IReadOnlyList<string[]> lines = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))];
            var next = change(lines);
            if (ReferenceEquals(next, lines))
                return true;
            file.SetLength(0);
            using var writer = new StreamWriter(file, leaveOpen: true);
            foreach (var line in next)
                writer.Write($"{string.Join(' ', line)}\n");
            writer.Flush();
            file.Flush(flushToDisk: true);
        }

        return true;
    }
}
