using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>
/// Three processes of the server on one PostgreSQL behind a proxy: calls go on while the processes are replaced and while the database is away.
/// </summary>
internal static class ReplicasProof
{
    // The assistant that is known by a pinned copy of its document; every other one registers.
    private const string Document = "https://claude.ai/oauth/mcp-oauth-client-metadata";
    private const int Connections = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Does all of it, and prints a table.</summary>
    /// <param name="minutes">How long calls are made while things change.</param>
    /// <param name="other">The folder of another build of the server, which one of the three is; null for none.</param>
    /// <returns>0 where everything was as promised.</returns>
    public static async Task<int> RunAsync(int minutes, string? other)
    {
        using var interruption = new Interruption();
        await using var scene = new Scene();
        try
        {
            return await RunAsync(scene, minutes, other, interruption.Asked);
        }
        catch (Exception) when (interruption.Asked.IsCancellationRequested)
        {
            // Whatever broke off: a terminal's Ctrl-C reaches the children, too.
            await Console.Error.WriteLineAsync("Interrupted; what was started is ended.");
            return interruption.Code;
        }
    }

    private static async Task<int> RunAsync(Scene scene, int minutes, string? other, CancellationToken cancellationToken)
    {
        await scene.StartAsync(other, cancellationToken);
        var (tally, assistants) = (new Tally(), new List<Assistant>());
        for (var number = 0; number < Connections; number++)
            assistants.Add(await Assistant.ConnectAsync(scene.Address, number % 2 == 0 ? null : Document, new Caller(tally)));
        var report = new Report(scene, tally, minutes, Connections, other is not null) { SignedIn = scene.Front.Passed() };
        await Console.Error.WriteLineAsync($"{Connections} connections; now {minutes} min of calls.");

        var unrest = report.Unrest = new Unrest(scene, tally, cancellationToken);
        using (var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            var work = assistants.Select(assistant => Task.Run(() => assistant.WorkAsync(Pause, onlyReads: false, end.Token), CancellationToken.None)).ToList();
            await unrest.GoOnAsync(TimeSpan.FromMinutes(minutes));
            await end.CancelAsync();
            await Task.WhenAll(work);
        }

        report.Took(tally);
        foreach (var assistant in assistants)
            report.GrantsLost += await assistant.IsConnectedAsync() ? 0 : 1;
        report.Ended = await scene.Postgres.ScalarAsync<long>(scene.Database, """SELECT count(*) FROM "Connections" WHERE "EndedAt" IS NOT NULL""");
        report.Ledger = await Ledger.CompareAsync(scene, assistants);
        report.Print();
        assistants.ForEach(assistant => assistant.Dispose());
        return report.IsAsPromised ? 0 : 1;
    }
}
