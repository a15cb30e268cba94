using Microsoft.Extensions.DependencyInjection.Extensions;
using SessionboardMcp.Core.Agenda;

namespace SessionboardMcp.Server.Agenda;

/// <summary>Adds the planner to a server.</summary>
internal static class PlanningServices
{
    public static IServiceCollection AddPlanning(this IServiceCollection services)
    {
        // By the machine's clock, whichever one the server keeps: the solver goes by that.
        services.TryAddSingleton<IAgendaPlanner>(_ => new AgendaPlanner(TimeProvider.System));
        return services;
    }
}
