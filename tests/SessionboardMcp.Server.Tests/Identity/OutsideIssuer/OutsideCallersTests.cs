using System.Security.Claims;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Server.Identity.OutsideIssuer;

namespace SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

public class OutsideCallersTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("groups:strangers", "")]
    [InlineData("groups:Organizers", "")]
    [InlineData("scope:read:insights", "")]
    [InlineData("groups:organizers", "read:events read:insights")]
    [InlineData("groups:organizers groups:writers", "read:events read:insights write:sessions")]
    [InlineData("scope:conference.read", "read:insights")]
    [InlineData("scp:conference.read", "read:insights")]
    [InlineData("groups:leads", "")]
    [InlineData("groups:leads scope:conference.lead", "read:contacts")]
    [InlineData("roles:organizers", "")]
    public void What_is_not_mapped_gives_nothing(string claims, string expected) =>
        string.Join(' ', Of(claims).Scopes.Order(StringComparer.Ordinal)).ShouldBe(expected);

    [Theory]
    [InlineData("groups:organizers", true, true)]
    [InlineData("groups:organizers", false, false)]
    [InlineData("groups:writers", true, false)]
    public void Personal_data_is_shown_where_operator_and_entry_say_so(string claims, bool allowed, bool expected) =>
        Of(claims, allowed).ShowsPersonalData.ShouldBe(expected);

    [Fact]
    public void The_subject_is_stable_and_not_the_providers()
    {
        var one = Of("sub:dana@example.org").Subject;

        Of("sub:dana@example.org groups:organizers").Subject.ShouldBe(one);
        Of("sub:rui@example.org").Subject.ShouldNotBe(one);
        one.ShouldNotContain("dana");
    }

    [Theory]
    [InlineData("client_id:https://chatgpt.com/oauth/client.json", true)]
    [InlineData("azp:https://chatgpt.com/oauth/abc/client.json", true)]
    [InlineData("client_id:https://chatgpt.com/oauth/codex/client.json", false)]
    [InlineData("client_id:https://claude.ai/oauth/mcp-oauth-client-metadata", false)]
    [InlineData("client_id:https://chatgpt.com.evil.example/oauth/client.json", false)]
    [InlineData("client_id:ChatGPT", false)]
    [InlineData("name:ChatGPT", false)]
    [InlineData("", false)]
    public void ChatGPT_is_known_by_its_client_id(string claims, bool expected) =>
        (Of(claims).Client == Assistants.ChatGpt).ShouldBe(expected);

    [Fact]
    public void Under_another_shared_token_or_host_the_person_is_another_caller()
    {
        var subject = Of("sub:anna", token: "one").Subject;

        Of("sub:anna", token: "one").Subject.ShouldBe(subject);
        Of("sub:anna", token: "two").Subject.ShouldNotBe(subject);
        Of("sub:anna", token: "one", region: "eu").Subject.ShouldNotBe(subject);
        Of("sub:bob", token: "one").Subject.ShouldNotBe(subject);
    }

    private static Caller Of(string claims, bool showsPersonalData = false, string token = "shared", string region = "us")
    {
        var options = new OutsideIssuerOptions();
        options.Access.Add(new OutsideAccess { Group = "organizers", Gives = "read:insights read:events", ShowsPersonalData = true });
        options.Access.Add(new OutsideAccess { Group = "writers", Gives = "read:insights write:sessions" });
        options.Access.Add(new OutsideAccess { Scope = "conference.read", Gives = "read:insights" });
        options.Access.Add(new OutsideAccess { Group = "leads", Scope = "conference.lead", Gives = "read:contacts" });
        var identity = new ClaimsPrincipal(new ClaimsIdentity(
            claims.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(claim => claim.Split(':', 2)).Select(pair => new Claim(pair[0], pair[1])), "test"));
        var shared = Options.Create(new SessionboardOptions { ApiToken = token, Region = region });
        return new OutsideCallers(Options.Create(options), Options.Create(new PrivacyOptions { ShowPersonalData = showsPersonalData }), shared).Of(identity);
    }
}
