using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Surface;

namespace SessionboardMcp.Clients;

/// <summary>The tools that every client sees by default, in their order: those that only read.</summary>
internal static class VisibleTools
{
    public static string[] Names { get; } = [.. To(Scopes.AllRead)];

    /// <summary>Those that a client sees of a sandbox with its usual token, which may write.</summary>
    public static string[] OfSandbox { get; } = [.. To(Scopes.AllRead.Concat(Scopes.AllWrite))];

    /// <summary>Those that a client sees whose connection has these scopes.</summary>
    /// <param name="scopes">The scopes.</param>
    /// <param name="services">The host's services, where it matters what is off there; one that people sign in to.</param>
    public static IEnumerable<string> To(IEnumerable<string> scopes, IServiceProvider? services = null)
    {
        var caller = new Caller("", scopes.ToHashSet(StringComparer.Ordinal), ShowsPersonalData: false) { HasConsented = services is not null };
        var shown = ToolSets.For(caller, services is not null && WritesSwitch.WhyOff(services) is not null);
        return ToolCatalogue.Create().Where(tool => shown.Contains(ToolSets.Of(tool.ProtocolTool.Name)!) && tool.IsShownTo(caller) && (services is null || tool.WhyOff(services) is null)).Select(tool => tool.ProtocolTool.Name);
    }
}
