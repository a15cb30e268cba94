using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>Composes the pages of changes of the server that people sign in to.</summary>
internal static class ApprovalServices
{
    /// <summary>Adds them, and the link to them that answers carry.</summary>
    public static void AddApproval(this IServiceCollection services, PublicAddress address)
    {
        services.AddSingleton(new ChangePage(id => new Uri(address.Origin, ChangePaths.Of(id))));
        services.AddSingleton<Pairing>();
        services.AddScoped<IChangeVisitors, ChangeVisitors>();
        services.AddSingleton<IEditAllowances, ConnectionAllowances>();
    }
}
