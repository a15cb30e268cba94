using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Abstractions;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Identity.Clients.Redirects;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>Makes the connection when the person comes back from Sessionboard, and sends the browser on to answer the assistant.</summary>
internal sealed partial class SignInCompletion(
    ServerDatabase database,
    WaitingRequests requests,
    BrowserKey browser,
    IUpstreamSignIn signIn,
    UpstreamSettings upstream,
    ConnectionSecrets secrets,
    SignInRefusals refusals,
    IRegisteredClients clients,
    TimeProvider time,
    ILogger<SignInCompletion> logger) : ISignInCompletion
{
    private const int SubjectBytes = 18;

    /// <inheritdoc/>
    public async Task<IResult> CompletedAsync(HttpContext context, string waitingRequestId, string region, UpstreamTokens tokens)
    {
        var isKept = false;
        try
        {
            var waiting = await requests.FindOpenAsync(waitingRequestId, context, context.RequestAborted);
            if (waiting.ConsentedAt is null)
                throw new WaitingRequestException(WaitingProblem.NoConsent);
            if (waiting.Region != region)
                throw new WaitingRequestException(WaitingProblem.OtherRegion);
            if (!await requests.UseAsync(waiting, context.RequestAborted))
                throw new WaitingRequestException(WaitingProblem.Used);
            // A connection without them could do nothing, and nobody would say so before the first call.
            if (!tokens.Scopes.Contains(Scopes.ReadInsights))
                return Refuse(waiting, SignInRefusals.NoInsights);
            await ConnectAsync(waiting, browser.Ensure(context), region, tokens);
            isKept = true;
            return Resume(waiting);
        }
        catch (WaitingRequestException problem)
        {
            Log.Refused(logger, problem.Problem);
            ConnectionMeters.SignedIn(ConnectionMeters.Abandoned);
            return MessagePages.Of(problem.Problem);
        }
        finally
        {
            // Nobody holds this grant, so nobody could end it later. After the page: Sessionboard may take long.
            if (!isKept)
                context.Response.OnCompleted(() => signIn.GiveBackAsync(region, tokens));
        }
    }

    /// <inheritdoc/>
    public Task<IResult> RefusedAsync(HttpContext context, string? waitingRequestId, string region, string reason) =>
        RefusedAsync(context, waitingRequestId, region, reason, description: null);

    /// <inheritdoc/>
    public async Task<IResult> RefusedAsync(HttpContext context, string? waitingRequestId, string region, string reason, string? description)
    {
        try
        {
            var waiting = await requests.FindOpenAsync(waitingRequestId, context, context.RequestAborted);
            if (reason != OpenIddictConstants.Errors.AccessDenied)
            {
                Log.Failed(logger, region, UpstreamError.Known(reason));
                ConnectionMeters.SignedIn(ConnectionMeters.Failed);
                return MessagePages.SignInFailed(UpstreamError.Known(reason));
            }

            if (!await requests.UseAsync(waiting, context.RequestAborted))
                throw new WaitingRequestException(WaitingProblem.Used);
            return Refuse(waiting, SignInRefusals.AtSessionboard(description));
        }
        catch (WaitingRequestException problem)
        {
            Log.Refused(logger, problem.Problem);
            ConnectionMeters.SignedIn(ConnectionMeters.Abandoned);
            return MessagePages.Of(problem.Problem);
        }
    }

    /// <summary>Sends the browser to the authorization endpoint again, which checks the whole request anew and answers the assistant.</summary>
    private static IResult Resume(WaitingRequest waiting) => Resume(waiting, waiting.Id);

    private static IResult Resume(WaitingRequest waiting, string value) => Results.Redirect(
        QueryHelpers.AddQueryString(AuthorizationServer.AuthorizePath + waiting.Parameters, AuthorizationEndpoint.WaitingParameter, value));

    private IResult Refuse(WaitingRequest waiting, string sentence)
    {
        ConnectionMeters.SignedIn(ConnectionMeters.Refused);
        return Resume(waiting, refusals.Attach(waiting.Id, sentence));
    }

    private async Task ConnectAsync(WaitingRequest waiting, string browserKeyHash, string region, UpstreamTokens tokens)
    {
        var client = await clients.FindAsync(waiting.ClientId, CancellationToken.None);
        var host = upstream.Host(region);
        var connection = new Connection
        {
            Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SubjectBytes)),
            ClientId = waiting.ClientId,
            ClientName = ForeignText.Clean(client?.Name, "an assistant without a name"),
            RedirectHost = RedirectTarget.Of(waiting.RedirectUri).Shown,
            Region = region,
            UpstreamHost = host,
            ChosenScopes = waiting.Scopes,
            GrantedScopes = tokens.Scopes,
            ShowsPersonalData = waiting.ShowsPersonalData,
            AsksForEveryChange = waiting.AsksForEveryChange,
            Label = waiting.Label,
            CreatedAt = time.GetUtcNow(),
            BrowserKeyHash = browserKeyHash,
            UpstreamAccessToken = secrets.ProtectAccessToken(region, host, tokens.AccessToken),
            UpstreamRefreshToken = tokens.RefreshToken is null ? null : secrets.ProtectRefreshToken(region, host, tokens.RefreshToken),
            UpstreamExpiresAt = tokens.ExpiresAt,
        };
        database.Connections.Add(connection);
        database.WaitingRequests.Attach(waiting).Entity.ConnectionId = connection.Id;
        await database.SaveChangesAsync(CancellationToken.None);
        Log.Connected(logger, connection.Id, region);
        ConnectionMeters.SignedIn(ConnectionMeters.Connected);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Connection {Connection} made in region {Region}")]
        public static partial void Connected(ILogger logger, string connection, string region);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "A sign-in could not go on: {Problem}")]
        public static partial void Refused(ILogger logger, WaitingProblem problem);

        [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Sessionboard's sign-in of region {Region} failed: {Error}")]
        public static partial void Failed(ILogger logger, string region, string error);
    }
}
