using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Desktop.Identity;

/// <summary>Nobody's identity, where the settings cannot be used: assistants hide why a program ended, and show what a tool answers.</summary>
internal static class ExplainingIdentity
{
    /// <summary>Adds a caller who sees every tool, and a client that says what is wrong.</summary>
    /// <param name="services">The services.</param>
    /// <param name="problem">What is wrong, in a sentence for a person.</param>
    public static void AddTo(IServiceCollection services, string problem)
    {
        services.AddSingleton(new AnswerSource("Sessionboard"));
        services.AddSingleton(new Caller("desktop", Scopes.AllRead, ShowsPersonalData: false));
        services.AddSingleton<ISessionboardClient>(_ => throw new SignInEndedException(
            $"This program's settings cannot be used: {problem} Ask the person to put that right in this assistant's settings and to restart it; calling again will not help."));
    }
}
