using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Authorization;

/// <summary><c>resource</c> as clients write it, at each of the three places where they send it.</summary>
public sealed class ResourceSpellingTests(SignInServer server) : IClassFixture<SignInServer>, IDisposable
{
    private readonly Visitor _visitor = new(server.Address);

    public void Dispose() => _visitor.Dispose();

    [Theory]
    [InlineData("http://localhost:PORT/mcp")]
    [InlineData("http://localhost:PORT/mcp/")]
    [InlineData("http://localhost:PORT")]
    [InlineData("http://localhost:PORT/")]
    [InlineData("http://localhost:PORT/mcp?from=team")]
    [InlineData("http://localhost:PORT/mcp/?from=team&x=%20")]
    [InlineData("http://localhost:PORT/?from=team")]
    [InlineData("http://LOCALHOST:PORT/mcp")]
    [InlineData("HTTP://localhost:PORT/mcp")]
    [InlineData("http://localhost:PORT/MCP")]
    [InlineData("http://localhost:PORT/%6Dcp")]
    [InlineData("http://localhost:PORT/mcp|http://localhost:PORT")]
    [InlineData("http://localhost:PORT/mcp|http://localhost:PORT/mcp")]
    [InlineData("")]
    public async Task The_one_resource_is_taken_in_any_spelling_and_tokens_are_for_it(string spelling)
    {
        var spelled = Spelled(spelling);
        await _visitor.RegisterAsync();
        var answer = await _visitor.ConnectWithAsync(spelled.Select(value => ("resource", value)));
        var (status, json) = await _visitor.TryRedeemAsync(answer, [.. spelled.Select(value => ("resource", (string?)value))]);
        status.ShouldBe(HttpStatusCode.OK, json.ToString());
        var tokens = Visitor.Tokens.Of(json);
        var (refreshed, renewed) = await _visitor.RefreshAsync(tokens.Refresh!, [.. spelled.Select(value => ("resource", (string?)value))]);
        refreshed.ShouldBe(HttpStatusCode.OK, renewed.ToString());

        foreach (var token in (string[])[tokens.Access, renewed.GetProperty("access_token").GetString()!])
        {
            new JsonWebToken(token).Audiences.ShouldBe([server.Address.Resource]);
            using var list = await _visitor.CallAsync(token, "tools/list");
            list.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData("https://other.example/mcp")]
    [InlineData("http://localhost:PORT/other")]
    [InlineData("http://localhost:PORT/mcp/other")]
    [InlineData("http://localhost:PORT/mcpx")]
    [InlineData("http://localhost:PORT/mcp#part")]
    [InlineData("https://localhost:PORT/mcp")]
    [InlineData("http://localhost/mcp")]
    [InlineData("http://127.0.0.1:PORT/mcp")]
    [InlineData("http://localhost:PORT@other.example/mcp")]
    [InlineData("http://me@localhost:PORT/mcp")]
    [InlineData("http://localhost:PORT\\mcp")]
    [InlineData("localhost:PORT/mcp")]
    [InlineData("/mcp")]
    [InlineData("http://localhost:PORT/mcp|https://other.example/mcp")]
    public async Task Another_resource_is_an_invalid_target_everywhere(string spelling)
    {
        var spelled = Spelled(spelling);
        await _visitor.RegisterAsync();
        using var refused = await _visitor.GetAsync(_visitor.AuthorizeUrl(("resource", null)) + string.Concat(spelled.Select(value => $"&resource={Uri.EscapeDataString(value)}")));
        var answer = await _visitor.ConnectAsync();
        var (status, json) = await _visitor.TryRedeemAsync(answer, [.. spelled.Select(value => ("resource", (string?)value))]);
        var tokens = await _visitor.SignInAsync();
        var (refreshed, renewed) = await _visitor.RefreshAsync(tokens.Refresh!, [.. spelled.Select(value => ("resource", (string?)value))]);

        refused.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        QueryHelpers.ParseQuery(refused.Headers.Location!.Query)["error"].ToString().ShouldBe("invalid_target");
        (status, refreshed).ShouldBe((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest));
        foreach (var error in (System.Text.Json.JsonElement[])[json, renewed])
        {
            error.GetProperty("error").GetString().ShouldBe("invalid_target");
            error.TryGetProperty("error_uri", out _).ShouldBeFalse();
        }
    }

    private string[] Spelled(string spelling) =>
        spelling.Replace("PORT", server.Address.Origin.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Split('|');
}
