using System.CommandLine;
using System.Globalization;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Identity.Authorization;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Connections;

namespace SessionboardMcp.Server.Commands;

/// <summary><c>connections</c>: the operator's view of who is connected, and the reason of every end.</summary>
internal static class ConnectionsCommand
{
    /// <summary>Makes the command with its three parts.</summary>
    public static Command Create()
    {
        var command = new Command("connections", "Lists, revokes and clears away connections of people's assistants.");
        command.Add(CreateList());
        command.Add(CreateRevoke());
        command.Add(CreatePrune());
        return command;
    }

    private static Command CreateList()
    {
        var json = new Option<bool>("--json") { Description = "Print them as JSON." };
        var common = new Common("list", "Lists connections, newest first, with a header and tabs between: when used, by which assistant, with which access, and why ended.");
        common.Command.Add(json);
        common.Command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            await using var services = common.Storage(parsed);
            await StorageServices.MigrateAsync(services, cancellationToken);
            var connections = await services.GetRequiredService<ConnectionStore>().ListAsync(cancellationToken);
            var isJson = parsed.GetValue(json);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                isJson ? ConnectionList.AsJson(connections)
                : connections.Count == 0 ? "No assistant was ever connected."
                : ConnectionList.AsText(connections));
            return 0;
        }));
        return common.Command;
    }

    private static Command CreateRevoke()
    {
        var id = new Argument<string>("id") { Description = "The connection's id, as list shows it." };
        var common = new Common("revoke", "Ends a connection, here and at Sessionboard.");
        common.Command.Add(id);
        common.Command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            await using var app = await common.StartAsync(parsed, cancellationToken);
            await using var scope = app.Services.CreateAsyncScope();
            var ended = await scope.ServiceProvider.GetRequiredService<ConnectionEnding>().EndAsync(parsed.GetRequiredValue(id), EndReasons.Operator, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(ended ? "Ended." : "There is no such connection, or it had ended before.");
            return ended ? 0 : 1;
        }));
        return common.Command;
    }

    private static Command CreatePrune()
    {
        var common = new Common("prune", "Ends what can no longer be used, and forgets what ended 90 days ago, changes of 30 days ago and audit entries of 90. The server does so each hour.");
        common.Command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            await using var app = await common.StartAsync(parsed, cancellationToken);
            var (ended, forgotten) = await app.Services.GetRequiredService<Pruning>().PruneAsync(cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{ended} ended, {forgotten} forgotten."));
            return 0;
        }));
        return common.Command;
    }

    /// <summary>What the parts share: the data directory and the configuration of <c>serve</c>.</summary>
    private sealed class Common
    {
        private readonly Option<string?> _data = DataOption.Create();

        public Common(string name, string description)
        {
            Command = new Command(name, description) { _data };
            Command.TreatUnmatchedTokensAsErrors = false;
        }

        public Command Command { get; }

        public ServiceProvider Storage(ParseResult parsed)
        {
            var services = new ServiceCollection();
            services.AddStorage(CommandStore.Open(parsed.GetValue(_data), parsed.UnmatchedTokens));
            services.AddConnectionStore();
            return services.BuildServiceProvider();
        }

        public async Task<WebApplication> StartAsync(ParseResult parsed, CancellationToken cancellationToken)
        {
            var app = SignInApp.Build(new ServeSettings { Data = parsed.GetValue(_data), Configuration = parsed.UnmatchedTokens }, sandbox: null);
            await SignInApp.PrepareAsync(app.Services, usesSandbox: false, cancellationToken);
            return app;
        }
    }
}
