using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Tests.Addresses;

public sealed class ServerHereTests
{
    [Theory]
    [InlineData("http://0.0.0.0:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://*:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://+:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://[::]:8080", "http://[::1]:8080/")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/")]
    [InlineData("http://localhost:3001", "http://localhost:3001/")]
    [InlineData("http://10.0.0.5:3001/", "http://10.0.0.5:3001/")]
    [InlineData("https://0.0.0.0:8443", "https://127.0.0.1:8443/")]
    [InlineData("https://0.0.0.0:8443; http://0.0.0.0:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://0.0.0.0", "http://127.0.0.1/")]
    [InlineData("nonsense;http://0.0.0.0:8080", "http://127.0.0.1:8080/")]
    [InlineData("", null)]
    [InlineData("http://127.0.0.1:0", null)]
    [InlineData("unix:/run/server.sock", null)]
    public void A_server_is_asked_on_its_own_machine(string urls, string? expected) => (ServerHere.Find(urls)?.AbsoluteUri).ShouldBe(expected);
}
