using System.CommandLine;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.SignIn;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Identity;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Commands;

/// <summary><c>doctor</c>: checks configuration, reachability, credential, the switches at Sessionboard and the budget.</summary>
internal static class DoctorCommand
{
    /// <summary>Makes the command. Its exit code is 0 where all is well, 1 where something failed, 2 where it could not start.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print findings as JSON." };
        var sandbox = new Option<bool>("--sandbox") { Description = "Check against a sandbox in this process." };
        var local = new Option<bool>("--local") { Description = "Check what serve --local needs, whatever else is configured." };
        var urls = new Option<string?>("--urls") { Description = "Where serve will listen.", HelpName = "URL" };
        var data = DataOption.Create();
        var command = new Command("doctor", "Checks whether assistants can be served, and says what to do where not.") { json, sandbox, local, urls, data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            var findings = await ExamineAsync(
                new ServeSettings
                {
                    IsLocal = parsed.GetValue(local),
                    UsesSandbox = parsed.GetValue(sandbox),
                    Urls = parsed.GetValue(urls),
                    Data = parsed.GetValue(data),
                    Configuration = parsed.UnmatchedTokens,
                },
                cancellationToken);
            var text = parsed.GetValue(json) ? Report.AsJson(findings) : Report.AsText(findings);
            await parsed.InvocationConfiguration.Output.WriteAsync(text);
            return Report.IsHealthy(findings) ? 0 : 1;
        }));
        return command;
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(ServeSettings settings, CancellationToken cancellationToken)
    {
        await using var sandbox = settings.UsesSandbox ? await SandboxStart.AtAsync(null, [], cancellationToken) : null;
        var configuration = ServeBuilder.Create(settings, sandbox?.BaseAddress).Configuration;
        if (settings.UsesSandbox || settings.IsLocal)
            return await OfTokenAsync(settings, sandbox?.BaseAddress, cancellationToken);
        OutsideIssuerApp.RequireOneWay(configuration);
        if (OutsideIssuerApp.IsConfigured(configuration))
            return [.. await OutsideIssuerDoctor.ExamineAsync(configuration, settings, cancellationToken), .. await OfTokenAsync(settings, null, cancellationToken, needsData: true)];
        var isSignIn = !string.IsNullOrWhiteSpace(configuration[UpstreamSettings.ClientIdKey]) || !string.IsNullOrWhiteSpace(configuration[PublicAddress.Key]);
        return isSignIn ? await OfSignInAsync(configuration, settings, cancellationToken) : await OfTokenAsync(settings, null, cancellationToken);
    }

    private static async Task<IReadOnlyList<Finding>> OfTokenAsync(ServeSettings settings, Uri? sandbox, CancellationToken cancellationToken, bool needsData = false)
    {
        var here = settings with { Urls = ServeSettings.DefaultUrl };
        await using var app = LocalApp.Build(ServeBuilder.Create(here, sandbox), here, sandbox, LocalToken.None);
        var findings = await DoctorRun.ExamineAsync(app.Services, cancellationToken);
        findings = [.. findings, .. OperatorDoctor.Find(app.Configuration)];
        // A team's; whoever serves themselves sees what their own clock says.
        if (needsData && findings is [{ Outcome: Outcome.Passed }, ..])
            findings = [.. findings, await ClockDoctor.ExamineAsync(app.Services.GetRequiredService<IOptions<SessionboardOptions>>().Value.ResolveBaseAddress(), TimeProvider.System, cancellationToken)];
        if (!needsData && sandbox is null)
            findings = [.. findings, .. OwnAccount.Find(LoopbackPeers.NotTold)];
        if (sandbox is null)
            findings = [.. findings, .. RedisDoctor.FindUnused(app.Configuration, endsStart: needsData)];
        return sandbox is not null ? findings
            : StoreSettings.NamesServer(app.Configuration) ? [.. findings, .. await PostgresDoctor.OfTokenAsync(app.Configuration, cancellationToken)]
            : [.. findings, StoreDoctor.Meant(app.Configuration) ?? await StoreDoctor.OfTokenAsync(settings.Data, needsData, cancellationToken)];
    }

    private static async Task<IReadOnlyList<Finding>> OfSignInAsync(ConfigurationManager configuration, ServeSettings settings, CancellationToken cancellationToken)
    {
        var collection = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging();
        collection.AddSessionboardApi();
        collection.AddSessionboardSignIn(_ => { });
        await using var services = collection.BuildServiceProvider();
        var findings = await SignInDoctor.ExamineAsync(configuration, services, settings, cancellationToken);
        return string.IsNullOrWhiteSpace(configuration["Sessionboard:ApiToken"])
            ? findings
            : [.. findings, new Finding("api_token", Outcome.Noted, "An API token is set, too. Where people sign in it is not used; doctor --local checks it.")];
    }
}
