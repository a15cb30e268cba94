using System.Globalization;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>
/// A share of a core that processes may compute with, by the kernel's own groups, version 1 or 2 (cgroups(7)): what a platform's limit of a container is.
/// </summary>
internal sealed class Share : IDisposable
{
    private const string First = "/sys/fs/cgroup/cpu";
    private const string Second = "/sys/fs/cgroup";

    // Shorter than by default, a tenth of a second: what waits for its next period waits for less.
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    private readonly string _folder;
    private readonly bool _isSecond;

    /// <summary>Makes a group without a limit.</summary>
    /// <param name="process">Is in it from now on, with all its threads.</param>
    /// <exception cref="UnauthorizedAccessException">Only the system's administrator may do that.</exception>
    /// <exception cref="IOException">This system has no such groups, or leaves them to nobody.</exception>
    public Share(int process)
    {
        _isSecond = File.Exists(Path.Combine(Second, "cgroup.controllers"));
        _folder = Path.Combine(_isSecond ? Second : First, $"sessionboard-mcp-proof-{process.ToString(CultureInfo.InvariantCulture)}");
        if (_isSecond)
            File.WriteAllText(Path.Combine(Second, "cgroup.subtree_control"), "+cpu");
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "cgroup.procs"), process.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Whether somebody who asks for it gets such groups here.</summary>
    public static bool IsPossible => Environment.IsPrivilegedProcess && (File.Exists(Path.Combine(First, "cgroup.procs")) || File.Exists(Path.Combine(Second, "cgroup.controllers")));

    /// <summary>Limits what it computes from now on.</summary>
    /// <param name="cores">How many cores it may keep busy, such as 0.1.</param>
    public void Limit(double cores)
    {
        var (quota, period) = ((Period * cores).TotalMicroseconds.ToString("F0", CultureInfo.InvariantCulture), Period.TotalMicroseconds.ToString("F0", CultureInfo.InvariantCulture));
        if (_isSecond)
        {
            File.WriteAllText(Path.Combine(_folder, "cpu.max"), $"{quota} {period}");
            return;
        }

        File.WriteAllText(Path.Combine(_folder, "cpu.cfs_period_us"), period);
        File.WriteAllText(Path.Combine(_folder, "cpu.cfs_quota_us"), quota);
    }

    /// <summary>Removes the group; its processes must have ended.</summary>
    public void Dispose() => Directory.Delete(_folder);
}
