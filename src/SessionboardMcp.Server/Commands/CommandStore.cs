using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Commands;

/// <summary>The store that a command works on: that of the server with the same configuration.</summary>
internal static class CommandStore
{
    /// <summary>Opens it.</summary>
    /// <param name="data">What <c>--data</c> says.</param>
    /// <param name="configuration">The rest of the command line.</param>
    /// <exception cref="Core.Configuration.ConfigurationProblemException">It cannot be used as it is configured.</exception>
    public static IStore Open(string? data, IReadOnlyList<string> configuration) =>
        StoreSettings.Open(ServeBuilder.Create(new ServeSettings { Configuration = configuration }, sandbox: null).Configuration, data, usesSandbox: false);
}
