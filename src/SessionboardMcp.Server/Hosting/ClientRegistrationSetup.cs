using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Identity.Clients.Documents;
using SessionboardMcp.Server.Identity.Clients.Registration;

namespace SessionboardMcp.Server.Hosting;

/// <summary>Composes how assistants become known as OAuth clients.</summary>
internal static class ClientRegistrationSetup
{
    /// <summary>Adds the services. OpenIddict's core with a store is the caller's.</summary>
    public static IServiceCollection AddClientRegistration(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ClientRegistrationOptions>().Bind(configuration.GetSection(ClientRegistrationOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ClientRegistrationOptions>, ClientRegistrationOptionsRules>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(KnownClientsFile.Load());
        services.AddSingleton<RedirectAllowList>();
        services.AddSingleton<ClientMetadataRules>();
        services.AddSingleton<OperatorDocuments>();
        services.AddHttpClient(HttpClientDocumentFetcher.ClientName)
            .ConfigurePrimaryHttpMessageHandler(ClientDocumentConnection.ToPublicAddresses.CreateHandler)
            .RemoveAllLoggers();
        services.TryAddSingleton<IClientDocumentFetcher, HttpClientDocumentFetcher>();
        services.AddSingleton<ClientDocuments>();
        services.AddSingleton<ClientApplications>();
        services.AddSingleton<StoredClients>();
        services.AddSingleton<ClientRoom>();
        services.AddSingleton<IRegisteredClients>(provider => provider.GetRequiredService<ClientApplications>());
        services.AddSingleton<ClientRegistration>();
        services.AddSingleton<IdleClients>();
        services.AddHostedService(provider => provider.GetRequiredService<IdleClients>());
        return services;
    }

    /// <summary>
    /// Lets clients be known by metadata documents, and advertises both ways. Scopes and resources are not permitted client by client:
    /// the consent page and the resource decide.
    /// </summary>
    public static OpenIddictServerBuilder AddClientMetadataDocuments(this OpenIddictServerBuilder builder) => builder
        .IgnoreScopePermissions()
        .IgnoreResourcePermissions()
        .AddEventHandler(KnowClientByDocument.Descriptor)
        .AddEventHandler(AdvertiseRegistration.Descriptor);

    /// <summary>Maps <c>POST /as/register</c>, unless the operator took it away.</summary>
    public static IEndpointRouteBuilder MapClientRegistration(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<ClientRegistrationOptions>>().Value.AllowRegistration)
            endpoints.MapPost(RegistrationEndpoint.Path, RegistrationEndpoint.HandleAsync);
        return endpoints;
    }
}
