using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Identity.OutsideIssuer;

namespace SessionboardMcp.Server.Tests.Commands;

/// <summary>An operator hears from <c>doctor</c> what a sign-in lacks to say who may approve, as far as it can be seen without one.</summary>
public sealed class OutsideRightsDoctorTests
{
    [Theory]
    [InlineData("{}", "", "organizers", null, Outcome.Passed, "from the claim groups of their ID token at each sign-in")]
    [InlineData("""{"scopes_supported":["openid","groups"]}""", "", "organizers", null, Outcome.Noted, "Set OutsideIssuer:SignIn:Scopes=\"profile groups\".", "profile")]
    [InlineData("""{"scopes_supported":["openid","groups"]}""", "", "organizers", null, Outcome.Noted, "The identity provider has a scope groups")]
    [InlineData("""{"scopes_supported":["openid","groups"]}""", "", "organizers", null, Outcome.Passed, "from the claim groups", "groups")]
    [InlineData("""{"claims_supported":["sub","name"]}""", "", "organizers", null, Outcome.Noted, "Let it put groups into the ID tokens of the client pages")]
    [InlineData("""{"claims_supported":["sub","name"]}""", "roles", "organizers", null, Outcome.Noted, "does not list the claim roles")]
    [InlineData("""{"claims_supported":["sub","roles"]}""", "roles", "organizers", null, Outcome.Passed, "from the claim roles")]
    [InlineData("{}", "", null, "conference.write", Outcome.Noted, "set OutsideIssuer:SignIn:Scopes=\"conference.write\" and let the client pages have it")]
    [InlineData("{}", "", "organizers", "conference.write", Outcome.Noted, "cannot approve or undo changes there")]
    [InlineData("{}", "", null, "conference.write", Outcome.Passed, "from the scopes that are granted at each sign-in", "conference.write")]
    public void What_it_can_see_it_tells(string metadata, string claim, string? group, string? scope, Outcome outcome, string told, string asked = "")
    {
        var options = new OutsideIssuerOptions { SignIn = { ClientId = "pages", Scopes = asked } };
        if (claim.Length > 0)
            options.GroupsClaim = claim;
        options.Access.Add(new OutsideAccess { Group = group, Scope = scope, Gives = "read:insights" });

        var finding = OutsideRightsDoctor.Examine(options, OpenIdConnectConfiguration.Create(metadata));

        finding.Outcome.ShouldBe(outcome);
        $"{finding.Detail} {finding.Mend}".ShouldContain(told);
    }
}
