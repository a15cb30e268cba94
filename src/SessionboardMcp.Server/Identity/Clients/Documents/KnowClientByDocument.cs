using Microsoft.AspNetCore;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SessionboardMcp.Server.Identity.Clients.Documents;

/// <summary>
/// Makes a client that names itself by an address known to OpenIddict, just before it looks for it. At the authorization endpoint
/// only: the token endpoint works with what was stored, so that neither an outage of the client's host nor a stranger with a
/// made-up identifier reaches into a token request.
/// </summary>
internal sealed partial class KnowClientByDocument(
    ClientDocuments documents,
    ClientApplications applications,
    ClientRoom room,
    IOptions<ClientRegistrationOptions> options,
    TimeProvider time,
    ILogger<KnowClientByDocument> logger) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    // Between the first request and the end of a sign-in the client's host may go away; the document it had is still right.
    private static readonly TimeSpan StaleFor = TimeSpan.FromDays(1);

    private readonly NetworkTurns _turns = new(options.Value.DocumentsPerMinute, options.Value.DocumentsPerMinute * 20, time);

    /// <summary>The handler's place.</summary>
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor
        .CreateBuilder<ProcessAuthenticationContext>()
        .UseSingletonHandler<KnowClientByDocument>()
        .SetOrder(ValidateClientId.Descriptor.Order - 500)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    /// <inheritdoc />
    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.EndpointType is not OpenIddictServerEndpointType.Authorization || context.ClientId is not { Length: > 0 } clientId)
            return;
        if (!ClientIdUrl.IsMeant(clientId))
        {
            await applications.TouchAsync(clientId, context.CancellationToken);
            return;
        }

        if (await ProblemAsync(clientId, context.Transaction.GetHttpRequest()?.HttpContext, context.CancellationToken) is { } problem)
            context.Reject(Errors.InvalidClient, problem);
    }

    /// <summary>Makes a client known that names itself by an address.</summary>
    /// <param name="clientId">Its address.</param>
    /// <param name="asking">The request that names it: the network that it comes from has so many fetches a minute.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Why it cannot be; null where it is known.</returns>
    public async Task<string?> ProblemAsync(string clientId, HttpContext? asking, CancellationToken cancellationToken)
    {
        try
        {
            var address = ClientIdUrl.Parse(clientId)
                ?? throw new ClientMetadataException(ClientMetadataException.InvalidClientMetadata, "A client_id that is an address must be https, in its normal form, and have a path.");
            var network = SourceNetwork.Of(asking);
            var client = await documents.FindAsync(address, cancellationToken, () => _turns.TryTake(network));
            if (await applications.FindAsync(clientId, cancellationToken) is not null)
                await applications.StoreAsync(client, cancellationToken);
            else if (!await room.TryStoreAsync(client, cancellationToken))
                throw new ClientDocumentUnavailableException("people use as many clients as are kept");
            return null;
        }
        catch (ClientMetadataException problem)
        {
            Log.Refused(logger, problem.Message);
            return problem.Message;
        }
        catch (ClientDocumentUnavailableException problem)
        {
            if (time.GetUtcNow() - await applications.TouchAsync(clientId, cancellationToken) <= StaleFor)
                return null;
            Log.Unavailable(logger, problem.Message);
            return "The client's metadata document could not be read. Try again later, or ask whoever runs this server to add the client.";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "A client's metadata document was refused: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "A client's metadata document could not be obtained: {Reason}")]
        public static partial void Unavailable(ILogger logger, string reason);
    }
}
