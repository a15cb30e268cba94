using SessionboardMcp.Api.Client;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity.OutsideIssuer;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>
/// Recognises who signed in at the outside provider on our own pages: they see what assistants asked for with tokens of theirs, by the subject of both.
/// A bearer token says nothing here.
/// </summary>
internal sealed class OutsideVisitors(ISessionboardClient client) : IChangeVisitors
{
    private const string FewerRights = "Ask the person who runs this server for the group that has it. If you got it just now, sign out here, and sign in again.";

    // Taken groups and a provider that tells none look the same from here.
    private const string NoRights =
        "Your sign-in named no group that may do anything here. If your assistant can do it, tell the person who runs this server: its command doctor says how your identity provider has to name groups at a sign-in.";

    /// <inheritdoc/>
    public async Task<DeskVisit> OfAsync(HttpContext context) => await OutsideSession.OfAsync(context) is { } session
        ? new DeskVisit
        {
            Hidden = OutsideForms.Of(session),
            Connections = [new DeskConnection(session.Subject, "your assistant", () => client) { Rights = new DeskRights(session.Scopes, session.Scopes.Count == 0 ? NoRights : FewerRights) }],
            LeavePath = OutsideSignInEndpoints.OutPath,
            Links = new PageLinks(null, [new PageLink(ChangePaths.List, "Changes"), new PageLink(OutsideSignInEndpoints.OutPath, "Sign out")]),
        }
        : new DeskVisit { Hidden = new Dictionary<string, string>(), Connections = [], NotKnown = "Load this page again, and sign in." };

    /// <inheritdoc/>
    public Task<bool> IsOurFormAsync(HttpContext context) => OutsideForms.IsOursAsync(context);
}

/// <summary>Composes the pages of changes behind an outside provider.</summary>
internal static class OutsideApproval
{
    /// <summary>Adds them, and the link to them that answers carry.</summary>
    public static void AddOutsideApproval(this IServiceCollection services, PublicAddress address)
    {
        services.AddOutsideSignIn(address);
        services.AddSingleton(new ChangePage(id => new Uri(address.Origin, ChangePaths.Of(id))));
        services.AddScoped<IChangeVisitors, OutsideVisitors>();
        services.AddRazorComponents();
    }
}
