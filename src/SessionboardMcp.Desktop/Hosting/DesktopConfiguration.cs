using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Desktop.Hosting;

/// <summary>Where settings come from, for every command alike.</summary>
internal static class DesktopConfiguration
{
    // A settings file is read beside the program only: assistants start it in the folder of any project, and a file that lies
    // there must not send a credential elsewhere.
    /// <summary>Adds them.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="arguments">What is given on the command line, as <c>--Section:Key=value</c>.</param>
    /// <exception cref="ConfigurationProblemException">An argument is none.</exception>
    public static void AddTo(ConfigurationManager configuration, IReadOnlyList<string> arguments)
    {
        var checkedArguments = ConfigurationArguments.Check(arguments);
        SessionboardVariables.AddTo(configuration, Environment.GetEnvironmentVariable);
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true, reloadOnChange: false);
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(checkedArguments);
        KnownSettings.Check(configuration, Environment.GetEnvironmentVariables().Keys.Cast<string>());
    }
}
