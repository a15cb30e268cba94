using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>What the transport knows of the client of one request.</summary>
internal sealed class AskingClient
{
    /// <summary>Whether it called itself ChatGPT when it began.</summary>
    public bool IsChatGpt { get; set; }
}

/// <summary>Tells callers what the transport knows of their client.</summary>
internal static class AskingClients
{
    /// <summary>Adds it to whatever makes the caller of a request: that must be registered already.</summary>
    public static void AddAskingClient(this IServiceCollection services)
    {
        var caller = services.Last(service => service.ServiceType == typeof(Caller)).ImplementationFactory
            ?? throw new InvalidOperationException("The caller is not made by a factory.");
        services.AddScoped<AskingClient>();
        // Not scoped: whoever looks at the caller before the client is known must not decide what those after it see.
        services.AddTransient(provider =>
        {
            var known = (Caller)caller(provider);
            return provider.GetRequiredService<AskingClient>().IsChatGpt ? known with { Client = Assistants.ChatGpt } : known;
        });
    }
}
