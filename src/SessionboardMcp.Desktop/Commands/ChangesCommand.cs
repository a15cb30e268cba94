using System.CommandLine;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Approval;
using SessionboardMcp.Desktop.Hosting;
using SessionboardMcp.Desktop.Identity.SignIn;

namespace SessionboardMcp.Desktop.Commands;

/// <summary><c>changes</c>: shows what waits to a person who types it, where no window came up or it was closed.</summary>
internal static class ChangesCommand
{
    /// <summary>Makes the command. Its exit code is 0 when it ends, 2 where it could not start.</summary>
    public static Command Create()
    {
        var noBrowser = new Option<bool>("--no-browser") { Description = "Only print the address." };
        var command = new Command(WindowWords.Command, "Shows the changes that wait for you, and those before, in your browser: approve, refuse, undo.") { noBrowser };
        var profile = new ProfileOptions(command);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            using var host = StdioHost.Build(parsed.UnmatchedTokens, sandbox: null, profile.Identity(parsed));
            // What is missing is said now, and not on a page.
            host.Services.GetRequiredService<ISessionboardClient>();
            var opens = !parsed.GetValue(noBrowser) && ApprovalServices.HasBrowser;
            await RunAsync(host.Services.GetRequiredService<ApprovalWindow>(), parsed.InvocationConfiguration.Output, opens, IsTerminal, cancellationToken);
            return 0;
        }));
        return command;
    }

    /// <summary>Shows them until nothing has waited for a while, or the person ends it.</summary>
    /// <param name="window">The window.</param>
    /// <param name="output">What the person reads.</param>
    /// <param name="opensBrowser">Whether their browser is opened.</param>
    /// <param name="isTerminal">Whether it is a person who reads: an assistant that runs programs gets no address from this one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ConfigurationProblemException">The address can be brought before nobody.</exception>
    internal static async Task RunAsync(ApprovalWindow window, TextWriter output, bool opensBrowser, bool isTerminal, CancellationToken cancellationToken)
    {
        try
        {
            await window.ShowAllAsync(address => ShowAsync(address, output, opensBrowser, isTerminal, cancellationToken), cancellationToken);
            await output.WriteLineAsync("Nothing waits any more, so the window is closed.");
        }
        catch (SocketException)
        {
            throw new ConfigurationProblemException("This system gives no port on 127.0.0.1, so that no window can be opened.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The person has seen enough.
        }
        finally
        {
            await window.StopAsync(CancellationToken.None);
        }
    }

    private static async Task ShowAsync(string address, TextWriter output, bool opensBrowser, bool isTerminal, CancellationToken cancellationToken)
    {
        var isOpened = opensBrowser && await SystemBrowser.TryOpenAsync(address, TimeProvider.System, cancellationToken);
        if (!isOpened && !isTerminal)
            throw new ConfigurationProblemException("No browser could be opened, and the address is printed to a terminal only. Run it in one.");
        await output.WriteLineAsync(isOpened ? "Your browser shows what waits. Leave this running until you are done, and end it with Ctrl+C." : "Open this address in a browser on this machine. It works once, for five minutes:");
        if (isTerminal && !isOpened)
            await output.WriteLineAsync(address);
        await output.FlushAsync(cancellationToken);
    }

    // A command is where the terminal is spoken to.
#pragma warning disable RS0030
    private static bool IsTerminal => !Console.IsOutputRedirected && !Console.IsInputRedirected;
#pragma warning restore RS0030
}
