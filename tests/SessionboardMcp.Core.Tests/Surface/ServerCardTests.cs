using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Surface;

/// <summary>How clients show this server to people.</summary>
public sealed class ServerCardTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Theory]
    [InlineData(null)]
    [InlineData("http://localhost:3001")]
    [InlineData("https://mcp.example.org")]
    public async Task The_icon_lies_at_https_of_the_server_itself_or_within_the_message(string? site)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: services =>
        {
            if (site is not null)
                services.AddSingleton(new ServerSite(() => new Uri(site)));
        });

        var server = assistant.Client.ServerInfo!;

        server.Title.ShouldBe("Sessionboard");
        server.Description!.ShouldContain("Not made by Sessionboard");
        server.WebsiteUrl.ShouldBe(site is null ? null : site + "/");
        var icons = server.Icons!;
        icons[0].MimeType.ShouldBe("image/png");
        icons[0].Sizes.ShouldBe(["48x48"]);
        var place = site is "https://mcp.example.org" ? "https://mcp.example.org/icon" : "data:image/png;base64,";
        icons.ShouldAllBe(icon => icon.Source.StartsWith(place, StringComparison.Ordinal));
        icons.ShouldAllBe(icon => icon.Source.Length < 2_000);
    }

    [Fact]
    public async Task No_answer_carries_the_picture_along()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var list = await assistant.Client.SendRequestAsync(new JsonRpcRequest { Method = RequestMethods.ToolsList });
        var call = await assistant.Client.CallToolAsync("list_events");

        list.Result!.ToJsonString().ShouldNotContain("data:image");
        JsonSerializer.Serialize(call, ModelContextProtocol.McpJsonUtilities.DefaultOptions).ShouldNotContain("data:image");
    }

    [Fact]
    public void The_picture_is_a_png_of_its_size()
    {
        var png = ServerIcon.SmallPng;

        png[..8].ShouldBe([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        (png[19], png[23]).ShouldBe(((byte)48, (byte)48));
    }
}
