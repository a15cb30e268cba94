using System.Runtime.CompilerServices;

namespace SessionboardMcp.Core.Tests;

/// <summary>Texts that are committed, so that a change of them is a deliberate act: set UPDATE_SNAPSHOTS=1 to write them anew.</summary>
internal static class Snapshot
{
    public static void Check(string name, string current, [CallerFilePath] string here = "")
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Source(here), name))!);
            File.WriteAllText(Path.Combine(Source(here), name), current);
        }

        var file = Path.Combine(Source(here), name);
        File.Exists(file).ShouldBeTrue($"Snapshots/{name} is missing; run the tests with UPDATE_SNAPSHOTS=1 and commit it.");
        current.ShouldBe(File.ReadAllText(file), $"Snapshots/{name} differs; if that is meant, run the tests with UPDATE_SNAPSHOTS=1.");
    }

    /// <summary>The names of those that are committed, in a folder's own files.</summary>
    public static IEnumerable<string> Names(string extension, string folder = "", [CallerFilePath] string here = "") =>
        Directory.GetFiles(Path.Combine(Source(here), folder), $"*.{extension}").Select(file => Path.GetFileNameWithoutExtension(file));

    private static string Source(string here)
    {
        // The tests' folder, found from the caller's file, which may lie deeper.
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "SessionboardMcp.Core.Tests.csproj")))
            folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder ?? throw new InvalidOperationException("The tests' sources are not here."), "Snapshots");
    }
}
