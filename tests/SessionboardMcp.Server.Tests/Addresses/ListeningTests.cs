using System.Net.Sockets;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Tests.Addresses;

/// <summary>Failures to listen that depend on the machine; the others are real ones, in <c>StartTests</c>.</summary>
public class ListeningTests
{
    [Fact]
    public void A_port_that_is_not_for_this_user_is_said_of_either_address_of_localhost() =>
        Listening.Explain(new IOException("", new AggregateException(new SocketException((int)SocketError.AccessDenied))), "http://localhost:80")
            .ShouldBe("http://localhost:80 cannot be listened on: this user may not use that port. Choose one from 1024 on.");

    [Fact]
    public void A_certificate_that_is_missing_is_said() =>
        Listening.Explain(new InvalidOperationException(), "https://mcp.example.org").ShouldNotBeNull().ShouldStartWith("https://mcp.example.org needs a certificate.");

    [Fact]
    public void Another_failure_keeps_its_stack_trace()
    {
        Listening.Explain(new InvalidOperationException(), "http://localhost:3001").ShouldBeNull();
        Listening.Explain(new IOException(), "http://localhost:3001").ShouldBeNull();
    }
}
