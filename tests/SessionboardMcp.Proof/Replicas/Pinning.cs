using System.Diagnostics;
using System.Globalization;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>Which core a process may compute on, by util-linux's <c>taskset</c>.</summary>
internal static class Pinning
{
    private const string Program = "/usr/bin/taskset";

    public static bool IsPossible => File.Exists(Program) && Environment.ProcessorCount > 1;

    /// <summary>Leaves one core to some processes, and the others to this one and everything else that it started.</summary>
    public static async Task LeaveOneCoreToAsync(IReadOnlyCollection<int> processes)
    {
        foreach (var other in Family(Environment.ProcessId).Where(one => !processes.Contains(one)).ToList())
            await PinAsync(other, $"1-{Environment.ProcessorCount - 1}");
        foreach (var process in processes)
            await PinAsync(process, "0");
    }

    // A backend of PostgreSQL or a short-lived program may have ended meanwhile: then nothing is pinned.
    private static async Task PinAsync(int process, string cores)
    {
        using var pinned = Process.Start(new ProcessStartInfo(Program, ["--all-tasks", "--cpu-list", "--pid", cores, process.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await pinned.WaitForExitAsync();
    }

    private static IEnumerable<int> Family(int root)
    {
        var parents = Process.GetProcesses().Select(process => (process.Id, Parent: ParentOf(process.Id))).ToLookup(pair => pair.Parent, pair => pair.Id);
        var left = new Queue<int>([root]);
        while (left.TryDequeue(out var process))
        {
            yield return process;
            foreach (var child in parents[process])
                left.Enqueue(child);
        }
    }

    // proc_pid_stat(5): the parent is the second field after the name, which is in brackets and may hold anything.
    private static int ParentOf(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
