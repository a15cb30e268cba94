using SessionboardMcp.Api.Limits;
using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Server.Identity;

/// <summary>Where the callers of a server come from.</summary>
/// <param name="Kind">By what it knows them.</param>
internal sealed record CallerSource(CallerKind Kind);

/// <summary>Registers where callers come from, and holds that there is one such place, and the right one.</summary>
internal static class CallerSources
{
    /// <summary>Adds the caller of each request.</summary>
    /// <param name="services">The services.</param>
    /// <param name="kind">By what it is known.</param>
    /// <param name="caller">The caller of the request whose services these are.</param>
    public static void AddCaller(this IServiceCollection services, CallerKind kind, Func<IServiceProvider, Caller> caller)
    {
        services.AddSingleton(new CallerSource(kind));
        services.AddScoped<AskingClient>();
        // Not scoped: whoever looks at the caller before the client is known must not decide what those after it see.
        services.AddTransient(provider =>
        {
            var known = caller(provider);
            var asking = provider.GetRequiredService<AskingClient>();
            // All clients of this machine are one caller: each has its share of the budgets, by the name that it gives itself.
            if (kind == CallerKind.ApiToken)
                known = known with { Payer = new BudgetPayer(asking.Name ?? "", KeepsRoom: false) };
            return asking.IsChatGpt ? known with { Client = Assistants.ChatGpt } : known;
        });
    }

    /// <summary>
    /// Refuses to start a server whose callers come from elsewhere than they should: of two registrations the last would win in silence, and the
    /// one of an API token lets everybody in.
    /// </summary>
    /// <param name="services">All that is registered.</param>
    /// <param name="kind">What this way to serve stands for.</param>
    /// <exception cref="InvalidOperationException">There is none, more than one, or another. It is a fault of this program, and no setting's.</exception>
    public static void RequireCaller(this IServiceCollection services, CallerKind kind)
    {
        var sources = services.Where(service => service.ServiceType == typeof(CallerSource)).Select(service => (service.ImplementationInstance as CallerSource)?.Kind).ToList();
        var callers = services.Count(service => service.ServiceType == typeof(Caller));
        if (callers != 1 || sources is not [{ } only] || only != kind)
        {
            throw new InvalidOperationException(
                $"This server knows its callers by {kind}, and {callers} sources of callers are registered: {string.Join(", ", sources)}. Nothing is served.");
        }
    }
}
