using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity;
using SessionboardMcp.Server.Identity.Approval;
using SessionboardMcp.Server.Sharing;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Hosting;

/// <summary>Starts the server for the one person on this machine, says how assistants reach it, and runs until it is told to stop.</summary>
internal static class LocalRun
{
    /// <summary>Serves MCP without sign-in.</summary>
    /// <exception cref="ConfigurationProblemException">A setting keeps it from starting.</exception>
    public static async Task<int> ServeAsync(ServeSettings settings, TextWriter output, CancellationToken cancellationToken)
    {
        await using var sandbox = settings.UsesSandbox ? await SandboxStart.AtAsync(settings.SandboxUrl, settings.Configuration, cancellationToken) : null;
        var builder = ServeBuilder.CreateToServe(settings, sandbox?.BaseAddress);
        var (token, where, notice) = Token(settings, builder.Configuration[KeptLocalToken.Key]);
        var off = sandbox is null ? TokenChanges.AddTo(builder, StoreSettings.NamesServer(builder.Configuration) ? null : settings.Data) : null;
        // One person waits for it to end.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Draining.Interrupted);
        await using var app = LocalApp.Build(builder, settings, sandbox?.BaseAddress, token, LocalApproval.Open(settings, builder.Configuration));
        // A missing or unusable credential is told now, not at the first question.
        app.Services.GetRequiredService<ISessionboardClient>();
        // Said, and no refusal: it may be the environment of the team's server, and each replica reads by itself what it needs.
        var unused = sandbox is null ? SharingSettings.Unused(builder.Configuration) : null;
        foreach (var sentence in (string?[])[notice, off, unused, app.Services.GetService<IStore>()?.Notice])
        {
            if (sentence is not null)
                await Announcement.SayAsync(app, output, sentence);
        }

        await TokenChanges.PrepareAsync(app.Services, cancellationToken);
        await Listening.StartAsync(app, cancellationToken);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var address = addresses.First().TrimEnd('/');
        // In any case: the command pair learns the address from it.
        var approval = off is null ? LocalApproval.Line(address, app.Services.GetRequiredService<LocalApprovers>().NewCode(address).Code) : null;
        var mcp = $"{address}{McpEndpoint.Path}";
        await Announcement.SayAsync(app, output, Announcement.IsLogged(app.Configuration)
            ? LocalGreeting.ForLog(mcp, sandbox?.BaseAddress, token.Value is null ? null : where, approval is not null)
            : LocalGreeting.Of(mcp, sandbox?.BaseAddress, token.Value, approval));
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static string Setting => KeptLocalToken.Key.Replace(":", "__", StringComparison.Ordinal);

    // A service without a home, or a container that cannot write, still serves: with a token of this start, and the sentence that says so.
    private static (LocalToken Token, string Where, string? Notice) Token(ServeSettings settings, string? configured)
    {
        if (settings.UsesSandbox || !string.IsNullOrWhiteSpace(configured))
            return (KeptLocalToken.Choose(configured, null, settings.UsesSandbox), $"is that of {Setting}.", null);
        string? folder = null;
        try
        {
            folder = DataDirectory.Resolve(settings.Data, usesSandbox: false);
            var repair = PrivateFiles.Close(folder);
            return (KeptLocalToken.Choose(null, folder, usesSandbox: false), $"lies in {KeptLocalToken.PathIn(folder)}", repair);
        }
        catch (Exception problem) when (settings.Data is null && (folder is null || problem is IOException or UnauthorizedAccessException))
        {
            return (LocalToken.CreateRandom(), "is not told here, as a log is kept.", $"The bearer token cannot be kept, so the next start has another one. Set {Setting}, or say where to keep it: --data DIR.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationProblemException($"The data directory {folder} cannot be written to. Give another with --data DIR, or give this user the right to write there.");
        }
    }
}
