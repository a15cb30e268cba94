using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

/// <summary>Who cannot use an assistant at Sessionboard hears so before there is a connection, and so does the assistant.</summary>
public sealed class RefusedSignInTests(SandboxServer server) : IClassFixture<SandboxServer>, IDisposable
{
    private readonly Visitor _visitor = new(server.Address);

    public void Dispose() => _visitor.Dispose();

    [Theory]
    [InlineData("noor", true, "Sessionboard gave this person no access to insights (read:insights), without which it serves no assistant. Ask an organization admin for it, then connect again.")]
    [InlineData("theo", true, "Sessionboard refused it: AI access is off for this person. Ask an organization admin for it, then connect again.")]
    [InlineData("dana", false, "Sessionboard refused it: The person said no.")]
    public async Task The_assistant_is_told_which_refusal_it_was(string person, bool approved, string description)
    {
        var before = await CountAsync();

        var answer = await ReturnAsync(person, approved);

        var query = QueryHelpers.ParseQuery(answer.Query);
        answer.GetLeftPart(UriPartial.Path).ShouldBe(Visitor.Redirect);
        query["error"].ToString().ShouldBe("access_denied");
        query["error_description"].ToString().ShouldBe(description);
        query["state"].ToString().ShouldBe("the-state");
        query["iss"].ToString().ShouldBe(server.Address.Issuer);
        query.ShouldNotContainKey("code");
        (await CountAsync()).ShouldBe(before, "nobody is connected");
    }

    [Fact]
    public async Task What_the_assistant_is_told_cannot_be_written_by_whoever_holds_the_address()
    {
        var resume = await ResumeAsync("noor", approved: true);
        var value = QueryHelpers.ParseQuery(new Uri(server.Address.Origin, resume).Query)["waiting"].ToString();

        var answer = await _visitor.FollowAsync(new Uri(resume.ToString().Replace(value, value.Split('.')[0] + ".All-is-well", StringComparison.Ordinal), UriKind.Relative));

        QueryHelpers.ParseQuery(answer.Query)["error_description"].ToString().ShouldBe("The person did not allow it.");
    }

    private async Task<Uri> ReturnAsync(string person, bool approved) => await _visitor.FollowAsync(await ResumeAsync(person, approved));

    private async Task<Uri> ResumeAsync(string person, bool approved)
    {
        var consent = await _visitor.OpenConsentAsync();
        var back = await SandboxPerson.AnswerAsync(await _visitor.LeaveAsync(consent.Form), person, approved);
        using var resumed = await _visitor.GetAsync(back.PathAndQuery);
        resumed.StatusCode.ShouldBe(HttpStatusCode.Redirect, await resumed.Content.ReadAsStringAsync());
        return resumed.Headers.Location!;
    }

    private async Task<int> CountAsync()
    {
        await using var database = await server.Services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        return await database.Connections.CountAsync();
    }
}
