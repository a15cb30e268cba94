using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Connections;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// <c>/as/authorize</c>, behind OpenIddict's checks of the request. The browser comes twice: from the assistant, to be asked for consent,
/// and when all is decided, for the answer.
/// </summary>
internal static class AuthorizationEndpoint
{
    /// <summary>The parameter that names a decided request.</summary>
    public const string WaitingParameter = "waiting";

    /// <summary>The longest line of a request, in bytes.</summary>
    public const int MaxRequestLine = 16 * 1024;

    // They come once more in a redirect of ours, beside the path and the id of the request.
    private const int MaxParameters = 12_000;

    /// <summary>Maps the endpoint.</summary>
    public static void MapAuthorizationEndpoint(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(AuthorizationServer.AuthorizePath, [HttpMethods.Get, HttpMethods.Post], HandleAsync);

    private static async Task<IResult> HandleAsync(
        HttpContext context, AskedRequests asked, ConsentQuestion question, WaitingRequests requests, ConnectionStore connections, PublicAddress address, SignInRefusals refusals)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict did not see the request.");
        if ((string?)request.GetParameter(WaitingParameter) is { } decided)
            return await AnswerAsync(context, refusals.Detach(decided), request, requests, connections, address);
        if (request.HasPromptValue(PromptValues.None))
            return Refuse(Errors.ConsentRequired, "A person must consent each time.");

        var parameters = await ParametersAsync(context.Request);
        if (parameters.Length > MaxParameters)
            return MessagePages.BadRequest("The assistant's request is too long. Nothing was connected.", "Go back to your assistant and connect Sessionboard once more.");
        return await ConsentEndpoint.AskAsync(context, asked.Take(context, request, parameters), asked, question);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, (string Id, string? Refusal) decided, OpenIddictRequest request, WaitingRequests requests, ConnectionStore connections, PublicAddress address)
    {
        try
        {
            var waiting = await requests.FindAsync(decided.Id, context, context.RequestAborted);
            if (!SameParameters(context.Request.QueryString.Value, waiting.Parameters))
                throw new WaitingRequestException(WaitingProblem.Changed);
            if (!await requests.AnswerAsync(waiting, context.RequestAborted))
                throw new WaitingRequestException(WaitingProblem.Used);
            if (waiting.ConnectionId is null)
                return Refuse(Errors.AccessDenied, decided.Refusal ?? "The person did not allow it.");
            var connection = await connections.FindAsync(waiting.ConnectionId, context.RequestAborted)
                ?? throw new WaitingRequestException(WaitingProblem.Used);
            return SignIn(connection, request, address);
        }
        catch (WaitingRequestException problem)
        {
            return MessagePages.Of(problem.Problem);
        }
    }

    private static IResult SignIn(Connection connection, OpenIddictRequest request, PublicAddress address)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Subject, Claims.Role);
        identity.SetClaim(Claims.Subject, connection.Id);
        identity.SetScopes(request.GetScopes().Where(scope =>
            scope == Scopes.OfflineAccess || (connection.ChosenScopes.Contains(scope) && connection.GrantedScopes.Contains(scope))));
        identity.SetResources(address.Resource);
        identity.SetDestinations(_ => [Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);

    private static async Task<string> ParametersAsync(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
            return request.QueryString.Value ?? "";
        var form = await SentForm.ReadAsync(request);
        return QueryString.Create(form).Value ?? "";
    }

    // A stranger could send this browser here with its own redirect or challenge beside a decided request.
    private static bool SameParameters(string? query, string stored)
    {
        var now = QueryHelpers.ParseQuery(query);
        now.Remove(WaitingParameter);
        var then = QueryHelpers.ParseQuery(stored);
        return now.Count == then.Count && now.All(pair => then.TryGetValue(pair.Key, out var values) && values == pair.Value);
    }
}
