using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SessionboardMcp.Core.Configuration;

/// <summary>
/// Whose program is at the other end of a connection within this machine. Everybody on a machine can connect to a port of its own, cookies know no port,
/// and what a browser was started with can be read by others: so who decides about changes is looked at here, too. Linux tells whose each socket is
/// (proc_pid_net(5), <c>/proc/net/tcp</c>); where nothing says it, a start and <c>doctor</c> tell that.
/// </summary>
public static class LoopbackPeers
{
    private const string Table = "/proc/net/tcp";
    private const string OsRelease = "/proc/sys/kernel/osrelease";
    private const string Root = "0";
    private const string Orphan = "0";

    // Windows' programs are not in the table of the Linux beside them.
    private const string WindowsSubsystem = "microsoft";

    /// <summary>
    /// Why programs of other accounts of this machine are not told from those of this one, a sentence; null where they are, or where, as on Windows, others do
    /// not see what would let them in.
    /// </summary>
    public static string? NotTold { get; } = OperatingSystem.IsWindows() ? null : WhyNot(OperatingSystem.IsLinux(), Table, OsRelease);

    /// <summary>Whether it may be another account's: it is not seen to be this one's, or that of root, who can read everything anyway.</summary>
    /// <param name="own">Our end of the connection.</param>
    /// <param name="peer">The other end.</param>
    /// <param name="person">The number of the account that counts as this one's, too: of the person for whom this program runs under an account of its own.</param>
    public static bool MayBeAnothers(IPEndPoint own, IPEndPoint peer, string? person = null)
    {
        if (OperatingSystem.IsWindows() || NotTold is not null)
            return false;
        string[] tables = File.Exists("/proc/net/tcp6") ? [Table, "/proc/net/tcp6"] : [Table];
        var self = FileOwner.Self().ToString(CultureInfo.InvariantCulture);
        try
        {
            // It is not read at one moment, and may leave a row out while others go.
            return MayBeAnothers(tables.SelectMany(File.ReadLines), own, peer, [self, person]) && MayBeAnothers(tables.SelectMany(File.ReadLines), own, peer, [self, person]);
        }
        catch (UnauthorizedAccessException)
        {
            // This program is confined so that it sees none: nothing is said here.
            return false;
        }
        catch (IOException)
        {
            // So many files are open that it cannot be read, which others can bring about.
            return true;
        }
    }

    /// <summary>The same by the lines of the table.</summary>
    internal static bool MayBeAnothers(IEnumerable<string> table, IPEndPoint own, IPEndPoint peer, string?[] selves)
    {
        var pairs = Forms(peer).Zip(Forms(own)).ToList();
        foreach (var line in table)
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            // The number of the row, its end, the other end, state, queues, timer, tries, account, waits, inode.
            if (parts is [_, var local, var remote, _, _, _, _, var account, _, var inode, ..] && pairs.Contains((local, remote)))
                // One that its program has closed belongs to nobody any more, and says root: what it sent before counts for nothing.
                return inode == Orphan || (!selves.Contains(account) && account != Root);
        }

        // It has gone meanwhile, and what it sent can still be read.
        return true;
    }

    /// <summary>The same by what the system has.</summary>
    internal static string? WhyNot(bool isLinux, string table, string osRelease)
    {
        if (!isLinux)
            return "This system does not say whose a connection is.";
        if (IsWithinWindows(osRelease))
            return "Within Windows (WSL) a browser's connection is in no table of this Linux.";
        try
        {
            File.OpenRead(table).Dispose();
            return null;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return $"{table} is not there.";
        }
        catch (UnauthorizedAccessException)
        {
            return $"{table} may not be read by this program.";
        }
        catch (IOException)
        {
            // It was not readable at one moment, which others can bring about: it is looked at again with each connection.
            return null;
        }
    }

    private static bool IsWithinWindows(string osRelease) =>
        File.Exists(osRelease) && File.ReadAllText(osRelease).Contains(WindowsSubsystem, StringComparison.OrdinalIgnoreCase);

    // A program may use a socket of the sixth version for an address of the fourth.
    private static IEnumerable<string> Forms(IPEndPoint end)
    {
        var address = end.Address.IsIPv4MappedToIPv6 ? end.Address.MapToIPv4() : end.Address;
        yield return Form(address, end.Port);
        if (address.AddressFamily == AddressFamily.InterNetwork)
            yield return Form(address.MapToIPv6(), end.Port);
    }

    // As words of the processor's own order.
    private static string Form(IPAddress address, int port) =>
        string.Concat(address.GetAddressBytes().Chunk(4).Select(word => BitConverter.ToUInt32(word).ToString("X8", CultureInfo.InvariantCulture))) + $":{port.ToString("X4", CultureInfo.InvariantCulture)}";
}
