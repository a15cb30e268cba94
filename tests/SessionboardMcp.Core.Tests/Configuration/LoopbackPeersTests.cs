using System.Net;
using System.Net.Sockets;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Core.Tests.Configuration;

/// <summary>Who decides about changes is a program of this account: what another one of the machine sends counts for nothing, whatever it knows.</summary>
public sealed class LoopbackPeersTests
{
    private const string Self = "1000";

    private static readonly IPEndPoint Own = new(IPAddress.Loopback, 3001);
    private static readonly IPEndPoint Peer = new(IPAddress.Loopback, 54924);

    // As Linux 6.18 wrote them, but for the numbers of the accounts.
    private const string Head = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
    private const string Listener = "   0: 0100007F:0BB9 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 28332813 1 0000000000000000 100 0 0 10 0";
    private const string Ours = "   2: 0100007F:0BB9 0100007F:D68C 01 00000000:00000001 00:00000000 00000000  1000        0 28331802 1 0000000000000000 20 4 0 10 -1";

    [Theory]
    // A program of ours, one of root, one of somebody else.
    [InlineData("   1: 0100007F:D68C 0100007F:0BB9 01 00000000:00000000 00:00000000 00000000  1000        0 28332821 1 0000000000000000 20 4 0 10 -1", false)]
    [InlineData("   1: 0100007F:D68C 0100007F:0BB9 01 00000000:00000000 00:00000000 00000000     0        0 28332821 1 0000000000000000 20 4 0 10 -1", false)]
    [InlineData("   1: 0100007F:D68C 0100007F:0BB9 01 00000000:00000000 00:00000000 00000000  1654        0 28332821 1 0000000000000000 20 4 0 10 -1", true)]
    // It has sent all that it will, and waits for the answer.
    [InlineData("   1: 0100007F:D68C 0100007F:0BB9 05 00000000:00000000 00:00000000 00000000  1000        0 28332821 1 0000000000000000 20 4 0 10 -1", false)]
    // It has closed, and Linux calls it root's: whoever it was.
    [InlineData("   1: 0100007F:D68C 0100007F:0BB9 05 00000000:00000000 00:00000000 00000000     0        0 0 1 0000000000000000 20 4 0 10 -1", true)]
    [InlineData("   1: 0100007F:D68C 0100007F:0BB9 06 00000000:00000000 03:00001763 00000000     0        0 0 3 0000000000000000", true)]
    // It was cut off, and what it had sent can still be read; or the row is another's.
    [InlineData("", true)]
    [InlineData("   1: 0200007F:D68C 0100007F:0BB9 01 00000000:00000000 00:00000000 00000000  1000        0 28332821 1 0000000000000000 20 4 0 10 -1", true)]
    [InlineData("   1: 0100007F:D68C 0100007F:0BBA 01 00000000:00000000 00:00000000 00000000  1000        0 28332821 1 0000000000000000 20 4 0 10 -1", true)]
    [InlineData("   1: 0100007F:D68C 0100007F:0BB9 01", true)]
    // A socket of the sixth version for an address of the fourth.
    [InlineData("   1: 0000000000000000FFFF00000100007F:D68C 0000000000000000FFFF00000100007F:0BB9 01 00000000:00000000 00:00000000 00000000  1000        0 28332821 1", false)]
    [InlineData("   1: 0000000000000000FFFF00000100007F:D68C 0000000000000000FFFF00000100007F:0BB9 01 00000000:00000000 00:00000000 00000000  1654        0 28332821 1", true)]
    public void The_system_says_whose_it_is(string row, bool mayBeAnothers)
    {
        LoopbackPeers.MayBeAnothers([Head, Listener, Ours, row], Own, Peer, [Self]).ShouldBe(mayBeAnothers);
        LoopbackPeers.MayBeAnothers([Head, Listener, Ours, row], new IPEndPoint(Own.Address.MapToIPv6(), Own.Port), new IPEndPoint(Peer.Address.MapToIPv6(), Peer.Port), [Self]).ShouldBe(mayBeAnothers);
    }

    [Theory]
    [InlineData("1000", false)]
    [InlineData("1654", true)]
    public void It_says_so_for_addresses_of_the_sixth_version(string account, bool mayBeAnothers)
    {
        var row = $"   1: 00000000000000000000000001000000:D68C 00000000000000000000000001000000:0BB9 01 00000000:00000000 00:00000000 00000000  {account}        0 28332821 1";

        LoopbackPeers.MayBeAnothers([Head, row], new IPEndPoint(IPAddress.IPv6Loopback, 3001), new IPEndPoint(IPAddress.IPv6Loopback, 54924), [Self]).ShouldBe(mayBeAnothers);
    }

    // A server in a container, or under an account of its own, has the account of the person besides.
    [Fact]
    public void An_account_that_is_named_besides_is_no_others()
    {
        const string row = "   1: 0100007F:D68C 0100007F:0BB9 01 00000000:00000000 00:00000000 00000000  1000        0 28332821 1 0000000000000000 20 4 0 10 -1";

        LoopbackPeers.MayBeAnothers([Head, row], Own, Peer, ["1654", "1000"]).ShouldBeFalse();
        LoopbackPeers.MayBeAnothers([Head, row], Own, Peer, ["1654", null]).ShouldBeTrue();
        LoopbackPeers.MayBeAnothers([Head, row], Own, Peer, ["1654", "1001"]).ShouldBeTrue();
    }

    [Fact]
    public async Task A_connection_of_our_own_is_known_and_one_that_was_closed_is_not_taken_for_one()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using var accepted = await listener.AcceptSocketAsync();
        var (own, peer) = ((IPEndPoint)accepted.LocalEndPoint!, (IPEndPoint)accepted.RemoteEndPoint!);

        LoopbackPeers.MayBeAnothers(own, peer).ShouldBeFalse();
        client.Dispose();
        if (OperatingSystem.IsLinux())
            LoopbackPeers.MayBeAnothers(own, peer).ShouldBeTrue();
    }

    [Fact]
    public void Where_nothing_says_whose_a_connection_is_that_is_told()
    {
        var folder = Directory.CreateTempSubdirectory("peers");
        var (table, release, windows) = (Path.Combine(folder.FullName, "tcp"), Path.Combine(folder.FullName, "release"), Path.Combine(folder.FullName, "windows"));
        File.WriteAllText(table, Head);
        File.WriteAllText(release, "6.1.0-18-amd64");
        File.WriteAllText(windows, "5.15.153.1-microsoft-standard-WSL2");

        LoopbackPeers.WhyNot(isLinux: true, table, release).ShouldBeNull();
        LoopbackPeers.WhyNot(isLinux: true, table, Path.Combine(folder.FullName, "none")).ShouldBeNull();
        LoopbackPeers.WhyNot(isLinux: true, Path.Combine(folder.FullName, "none"), release).ShouldEndWith("none is not there.");
        LoopbackPeers.WhyNot(isLinux: true, table, windows).ShouldNotBeNull().ShouldContain("WSL");
        LoopbackPeers.WhyNot(isLinux: false, table, release).ShouldBe("This system does not say whose a connection is.");
        folder.Delete(recursive: true);

        SessionboardMcp.Core.Diagnosis.OwnAccount.Find(null).ShouldBeEmpty();
        var finding = SessionboardMcp.Core.Diagnosis.OwnAccount.Find("/proc/net/tcp is not there.").Single();
        finding.Outcome.ShouldBe(SessionboardMcp.Core.Diagnosis.Outcome.Noted);
        finding.Detail.ShouldStartWith("/proc/net/tcp is not there. Programs of other accounts of this machine are not told from yours");
        finding.Mend.ShouldNotBeNull();
    }
}
