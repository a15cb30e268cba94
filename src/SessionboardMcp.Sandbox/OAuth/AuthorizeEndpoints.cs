using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.OAuth.Pages;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Sandbox.OAuth;

/// <summary>
/// Authorization: a browser is sent on to the consent page, which is on another host, and others get the validated request as
/// documented; the consent that the page sends; and the organizations to choose from. Bodies of the last two are not published.
/// </summary>
internal static class AuthorizeEndpoints
{
    private const string PagePath = "/oauth/consent";

    public static void MapAuthorize(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/oauth/authorize", AuthorizeAsync).Open();
        routes.MapGet(PagePath, ShowAsync).At(Place.Consent).Open();
        routes.MapPost(ConsentPage.AnswerPath, ConsentAsync).At(Place.Both).Open();
        routes.MapGet("/oauth/eligible-orgs", EligibleAsync).At(Place.Both).Open();
    }

    /// <summary>Where the consent page is.</summary>
    public static Uri PageAddress(HttpContext context) => new(context.RequestServices.GetRequiredService<Origins>().Consent, PagePath);

    private static async Task AuthorizeAsync(HttpContext context)
    {
        var parameters = AuthorizationParameters.Of(context.Request.Query);
        var request = AuthorizationRequest.Checked(parameters, Options(context));
        if (OAuthAnswers.WantsPage(context.Request))
        {
            context.Response.Redirect(PageAddress(context).AbsoluteUri + context.Request.QueryString.Value);
            return;
        }

        var valid = new ValidatedRequest(SandboxOAuthOptions.ClientId, SandboxOAuthOptions.ClientName, request.RedirectUri, request.Scopes);
        await OAuthAnswers.JsonAsync(context, new ValidatedAnswer(valid), OAuthJson.Default.ValidatedAnswer);
    }

    private static async Task ShowAsync(HttpContext context)
    {
        var parameters = AuthorizationParameters.Of(context.Request.Query);
        var request = AuthorizationRequest.Checked(parameters, Options(context));
        var choices = new List<(DemoPerson, EligibleOrganization)>();
        foreach (var person in DemoPeople.All)
            choices.AddRange((await OrganizationsAsync(context, person)).Select(organization => (person, organization.Document)));
        await HtmlPage.AnswerAsync(context, "Sign in", ConsentPage.Body(parameters, request, choices));
    }

    private static async Task ConsentAsync(HttpContext context)
    {
        OAuthEndpoints.RefuseOtherSites(context.Request);
        var isForm = context.Request.HasFormContentType;
        var body = isForm
            ? ConsentBody.Of(await context.Request.ReadFormAsync(context.RequestAborted))
            : await JsonBody.ReadAsync(context, OAuthJson.Default.ConsentBody);
        var address = await AnswerOfAsync(context, body, AuthorizationRequest.Checked(body, Options(context)));
        if (!isForm)
        {
            await OAuthAnswers.JsonAsync(context, new ConsentAnswer(address), OAuthJson.Default.ConsentAnswer);
            return;
        }

        var (head, text) = ConsentPage.Return(address);
        await HtmlPage.AnswerAsync(context, "Signing in", text, head);
    }

    private static async Task<string> AnswerOfAsync(HttpContext context, ConsentBody body, AuthorizationRequest request)
    {
        var oauth = context.RequestServices.GetRequiredService<SandboxOAuth>();
        var answer = new Dictionary<string, string?>();
        if (body.Approved is null)
            throw OAuthRefusedException.InvalidRequest("approved must be true or false.");
        if (!body.Approved.Value)
        {
            (answer["error"], answer["error_description"]) = ("access_denied", "The person said no.");
        }
        else
        {
            var person = DemoPeople.Find(body.Person) ?? throw OAuthRefusedException.InvalidRequest("person is nobody.");
            var organizations = await OrganizationsAsync(context, person);
            var chosen = organizations.FindIndex(organization => organization.Document.Id == body.OrganizationId);
            if (chosen < 0)
                throw OAuthRefusedException.InvalidRequest("organization_id is none that the person can choose.");
            if (oauth.HasAiAccess(person.Id))
                answer["code"] = oauth.Ledger.IssueCode(request, person, organizations[chosen].Which);
            else
                (answer["error"], answer["error_description"]) = ("access_denied", "AI access is off for this person.");
        }

        if (request.State is not null)
            answer["state"] = request.State;
        if (Options(context).SendsIssuer)
            answer["iss"] = OAuthEndpoints.Issuer(context.RequestServices);
        return QueryHelpers.AddQueryString(request.RedirectUri, answer);
    }

    private static async Task EligibleAsync(HttpContext context)
    {
        var person = DemoPeople.Find(context.Request.Query["person"]) ?? throw OAuthRefusedException.InvalidRequest("person is nobody.");
        var organizations = await OrganizationsAsync(context, person);
        var answer = new EligibleAnswer([.. organizations.Select(organization => organization.Document)]);
        await OAuthAnswers.JsonAsync(context, answer, OAuthJson.Default.EligibleAnswer);
    }

    private static async Task<List<(DemoOrganization Which, EligibleOrganization Document)>> OrganizationsAsync(HttpContext context, DemoPerson person)
    {
        var world = context.RequestServices.GetRequiredService<SandboxWorld>();
        var organizations = new List<(DemoOrganization, EligibleOrganization)>();
        foreach (var which in person.Organizations)
        {
            var served = which == DemoOrganization.Neighbour ? world.Neighbour : world.Main;
            var snapshot = await served.SnapshotAsync(context.RequestAborted);
            organizations.Add((which, new EligibleOrganization(snapshot.Organization.Id, snapshot.Organization.Name)));
        }

        return organizations;
    }

    private static IEndpointConventionBuilder At(this IEndpointConventionBuilder endpoint, Place place) => endpoint.WithMetadata(new PlaceOfEndpoint(place));

    private static SandboxOAuthOptions Options(HttpContext context) => context.RequestServices.GetRequiredService<SandboxOAuthOptions>();
}
