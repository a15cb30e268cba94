using SessionboardMcp.Api.Limits;
using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>What the transport knows of the client of one request.</summary>
internal sealed class AskingClient
{
    /// <summary>Whether it called itself ChatGPT when it began.</summary>
    public bool IsChatGpt { get; set; }

    /// <summary>What it calls itself in this request; null where it does not (before 2026-07-28 it does only when it begins).</summary>
    public string? Name { get; set; }
}

/// <summary>Tells callers what the transport knows of their client.</summary>
internal static class AskingClients
{
    /// <summary>Adds it to whatever makes the caller of a request: that must be registered already.</summary>
    /// <param name="services">The services.</param>
    /// <param name="sharesBudget">Whether each client of this machine has its share of the budgets, by the name that it gives itself.</param>
    public static void AddAskingClient(this IServiceCollection services, bool sharesBudget = false)
    {
        var caller = services.Last(service => service.ServiceType == typeof(Caller)).ImplementationFactory
            ?? throw new InvalidOperationException("The caller is not made by a factory.");
        services.AddScoped<AskingClient>();
        // Not scoped: whoever looks at the caller before the client is known must not decide what those after it see.
        services.AddTransient(provider =>
        {
            var known = (Caller)caller(provider);
            var asking = provider.GetRequiredService<AskingClient>();
            if (sharesBudget)
                known = known with { Payer = new BudgetPayer(asking.Name ?? "", KeepsRoom: false) };
            return asking.IsChatGpt ? known with { Client = Assistants.ChatGpt } : known;
        });
    }
}
