using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Pages.Welcome;

namespace SessionboardMcp.Server.Commands;

/// <summary>Checks who the pages say runs the server: a start fails of it.</summary>
internal static class OperatorDoctor
{
    /// <summary>What is wrong; nothing where all is well.</summary>
    public static IEnumerable<Finding> Find(IConfiguration configuration)
    {
        try
        {
            OperatorOptionsRules.Read(configuration);
            return [];
        }
        catch (ConfigurationProblemException problem)
        {
            return [new Finding("operator", Outcome.Failed, "What is said of who runs this server cannot be used.", problem.Message)];
        }
    }
}
