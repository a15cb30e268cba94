using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Storage.Audit;

namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>Composes where changes and the audit trail are kept, on top of <see cref="StorageServices"/>.</summary>
internal static class ChangeStorage
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="isBySignIn">Whether people sign in here, so that a change belongs to a <see cref="Connection"/>.</param>
    public static void AddChangeStorage(this IServiceCollection services, bool isBySignIn)
    {
        services.AddSingleton(new LivingConnections(isBySignIn));
        services.AddSingleton<ChangeSecrets>();
        services.AddSingleton<ChangeDatabases>();
        services.AddSingleton<AuditKeys>();
        services.AddSingleton<AuditTurn>();
        services.AddSingleton<AuditForgetting>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<ChangePruning>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton<IChangeStore, DatabaseChangeStore>();
        services.AddSingleton<IAuditTrail, DatabaseAuditTrail>();
    }

    /// <summary>Adds those that end with the process, for a sandbox in it: its world does, too, and a change kept longer would be of another world.</summary>
    public static void AddPassingChanges(this IServiceCollection services)
    {
        services.AddSingleton<IChangeStore, MemoryChangeStore>();
        services.AddSingleton<IAuditTrail, MemoryAuditTrail>();
    }
}
