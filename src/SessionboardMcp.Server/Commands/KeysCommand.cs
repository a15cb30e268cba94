using System.CommandLine;
using SessionboardMcp.Server.Identity.Keys;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Commands;

/// <summary><c>keys</c>: the keys that sign our tokens, and the ring that encrypts what is kept.</summary>
internal static class KeysCommand
{
    /// <summary>Makes the command with its one part.</summary>
    public static Command Create()
    {
        var command = new Command("keys", "Makes new keys.");
        command.Add(CreateRotate());
        return command;
    }

    private static Command CreateRotate()
    {
        var data = DataOption.Create();
        var command = new Command("rotate", "Makes new keys, which every process knows before they are used, and wraps all keys in PostgreSQL by Keys__Certificate. Nobody is signed out.") { data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            var store = CommandStore.Open(parsed.GetValue(data), parsed.UnmatchedTokens);
            var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<ServerKeyRing>();
            services.AddStorage(store);
            await using var provider = services.BuildServiceProvider();
            await StorageServices.MigrateAsync(provider, cancellationToken);
            try
            {
                await provider.GetRequiredService<ServerKeyRing>().RotateAsync(cancellationToken);
                await store.RotateKeysAsync(provider, cancellationToken);
            }
            catch (Exception failure) when (store.Explain(failure) is { } sentence)
            {
                throw new Core.Configuration.ConfigurationProblemException(sentence);
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync("New keys are made. Tokens are signed with them in a day, and what is kept is encrypted with them in two: every process knows them by then. What was made with the old ones stays good.");
            return 0;
        }));
        return command;
    }
}
