using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Core.Diagnosis;

/// <summary>Runs <c>doctor</c> on what a host composed.</summary>
public static class DoctorRun
{
    /// <summary>Checks the configuration first, and Sessionboard only with a configuration that can be used.</summary>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            var host = services.GetRequiredService<IOptions<SessionboardOptions>>().Value.ResolveBaseAddress().Authority;
            var client = services.GetRequiredService<ISessionboardClient>();
            return
            [
                new Finding("configuration", Outcome.Passed, $"The configuration is valid; {host} is asked."),
                .. await Doctor.ExamineAsync(client, host, services.GetRequiredService<TimeProvider>(), services.GetService<Caller>()?.Scopes, cancellationToken),
                WrittenThrough.Find(services),
            ];
        }
        catch (OptionsValidationException problem)
        {
            return [Unusable(string.Join(' ', problem.Failures))];
        }
        catch (ConfigurationProblemException problem)
        {
            return [Unusable(problem.Message)];
        }
        catch (SignInEndedException ended)
        {
            return [new Finding("credential", Outcome.Failed, "The sign-in has ended.", ended.Message)];
        }
    }

    private static Finding Unusable(string remedy) => new("configuration", Outcome.Failed, "The configuration cannot be used.", remedy);
}
