using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Where changes and the audit trail are kept by a server that works with an API token: in the data directory, as by the one that people sign
/// in to. Without a directory it serves all the same, and changes nothing.
/// </summary>
internal static class TokenChanges
{
    /// <summary>The sentence of a server for many that was given no directory.</summary>
    public const string NoDirectory = "Changes are off, and calls are not written down: nothing says where. Give a directory with --data DIR.";

    /// <summary>
    /// Adds them where a directory is given: a server for many, which has no other use for one, writes nothing into the home of the service that it
    /// runs as.
    /// </summary>
    /// <inheritdoc cref="AddTo"/>
    public static string? AddWhereGiven(WebApplicationBuilder builder, string? data) => data is null ? NoDirectory : AddTo(builder, data);

    /// <summary>Adds them. The database is made, or brought up to date, once the server has started.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="data">What <c>--data</c> says; null for the platform's place.</param>
    /// <returns>A sentence for the start where there is no such directory, and so no tool that changes anything; null where all is well.</returns>
    public static string? AddTo(WebApplicationBuilder builder, string? data)
    {
        try
        {
            var directory = DataDirectory.Open(data, usesSandbox: false);
            builder.Logging.AddStorageFilters();
            builder.Services.AddStorage(directory);
            builder.Services.AddChangeStorage(isBySignIn: false);
            builder.Services.AddHostedService<ChangeKeeping>();
            return null;
        }
        catch (ConfigurationProblemException problem)
        {
            return $"Changes are off, and calls are not written down: {problem.Message}";
        }
    }
}
