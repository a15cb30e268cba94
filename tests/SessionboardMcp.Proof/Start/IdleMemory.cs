using System.Globalization;

namespace SessionboardMcp.Proof.Start;

/// <summary>What a process takes, in MiB, as Linux tells it (proc_pid_status(5)).</summary>
/// <param name="Own">What nobody else has and what would have to be swapped: heaps, stacks, compiled code.</param>
/// <param name="Files">Pages of program files that are mapped: all processes share them, and the system takes them back when it needs room.</param>
internal sealed record IdleMemory(double Own, double Files)
{
    public double Resident => Own + Files;

    public static IdleMemory Of(int process)
    {
        var status = File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status")
            .Select(line => line.Split((char[])[':', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).Where(parts => parts.Length > 1).ToLookup(parts => parts[0], parts => parts[1]);
        return new IdleMemory(Mebibytes("RssAnon") + Mebibytes("RssShmem"), Mebibytes("RssFile"));

        double Mebibytes(string name) => long.Parse(status[name].Single(), CultureInfo.InvariantCulture) / 1024.0;
    }
}
