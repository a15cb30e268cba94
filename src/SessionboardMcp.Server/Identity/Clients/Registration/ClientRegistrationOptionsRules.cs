using Microsoft.Extensions.Options;
using SessionboardMcp.Server.Identity.Clients.Documents;
using SessionboardMcp.Server.Identity.Clients.Redirects;

namespace SessionboardMcp.Server.Identity.Clients.Registration;

/// <summary>Checks <see cref="ClientRegistrationOptions"/> at start.</summary>
internal sealed class ClientRegistrationOptionsRules : IValidateOptions<ClientRegistrationOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, ClientRegistrationOptions options)
    {
        var problems = new ValidateOptionsResultBuilder();
        if (options.RegistrationsPerMinute is < 1 or > 10_000)
            problems.AddError($"Clients:RegistrationsPerMinute is {options.RegistrationsPerMinute}. Set it to 1 to 10000.");
        if (options.RegistrationsPerMinuteOfAll < options.RegistrationsPerMinute || options.RegistrationsPerMinuteOfAll > 100_000)
            problems.AddError($"Clients:RegistrationsPerMinuteOfAll is {options.RegistrationsPerMinuteOfAll}. Set it to between Clients:RegistrationsPerMinute and 100000.");
        if (options.DocumentsPerMinute is < 1 or > 10_000)
            problems.AddError($"Clients:DocumentsPerMinute is {options.DocumentsPerMinute}. Set it to 1 to 10000.");
        if (options.MaximumClients is < 10 or > 1_000_000)
            problems.AddError($"Clients:MaximumClients is {options.MaximumClients}. Set it to 10 to 1000000.");
        if (options.IdleAfter < TimeSpan.FromHours(1) || options.IdleAfter > TimeSpan.FromDays(366))
            problems.AddError($"Clients:IdleAfter is {options.IdleAfter}. Set it to between 01:00:00 and 366.00:00:00.");
        var wrong = options.Redirects.Where(redirect => RedirectPattern.Parse(redirect) is null).ToList();
        foreach (var redirect in wrong)
        {
            problems.AddError(
                $"Clients:Redirects holds '{redirect}'. Write a whole address such as https://assistant.example/callback or app://callback; /* may stand for its last path segment.");
        }

        if (wrong.Count == 0 && OperatorDocuments.Problem(options) is { } problem)
            problems.AddError(problem);
        return problems.Build();
    }
}
