using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using OpenIddict.Client;
using OpenIddict.Client.SystemNetHttp;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Client.OpenIddictClientEvents;
using static OpenIddict.Client.SystemNetHttp.OpenIddictClientSystemNetHttpHandlers;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>Sends the parameters as JSON, the only body that Sessionboard's token and revocation endpoints are documented to take.</summary>
internal sealed class JsonBody<TContext> : IOpenIddictClientHandler<TContext>
    where TContext : BaseExternalContext
{
    /// <summary>After OpenIddict has put them into a form.</summary>
    public static OpenIddictClientHandlerDescriptor Descriptor { get; } = OpenIddictClientHandlerDescriptor
        .CreateBuilder<TContext>()
        .UseSingletonHandler(new JsonBody<TContext>())
        .SetOrder(AttachHttpParameters<TContext>.Descriptor.Order + 500)
        .SetType(OpenIddictClientHandlerType.Custom)
        .Build();

    /// <inheritdoc/>
    public ValueTask HandleAsync(TContext context)
    {
        var request = context.Transaction.GetHttpRequestMessage() ?? throw new InvalidOperationException("No request was prepared.");
        var body = new JsonObject();
        foreach (var (name, value) in context.Transaction.Request!.GetParameters())
        {
            // The documented body of a revocation has the token and its hint only.
            if (name != Parameters.ClientId || typeof(TContext) != typeof(PrepareRevocationRequestContext))
                body[name] = (string?)value;
        }

        request.Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json"));
        return ValueTask.CompletedTask;
    }
}
