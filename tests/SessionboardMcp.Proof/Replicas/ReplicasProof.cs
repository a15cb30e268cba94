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
        await using var scene = await Scene.StartAsync(other);
        var (tally, assistants) = (new Tally(), new List<Assistant>());
        for (var number = 0; number < Connections; number++)
            assistants.Add(await Assistant.ConnectAsync(scene.Address, number % 2 == 0 ? null : Document, new Caller(tally)));
        var report = new Report(scene, tally, minutes, other is not null) { SignedIn = scene.Front.Passed() };
        await Console.Error.WriteLineAsync($"{Connections} connections; now {minutes} min of calls.");

        var unrest = report.Unrest = new Unrest(scene, tally);
        using (var end = new CancellationTokenSource())
        {
            var work = assistants.Select(assistant => Task.Run(() => assistant.WorkAsync(Pause, end.Token))).ToList();
            await unrest.GoOnAsync(TimeSpan.FromMinutes(minutes));
            await end.CancelAsync();
            await Task.WhenAll(work);
        }

        report.Took(tally);
        await Console.Error.WriteLineAsync("Now without pauses, on three and on one.");
        await scene.Front.RouteByConnectionAsync();
        report.Three = await Throughput.MeasureAsync(scene, tally, assistants);
        foreach (var replica in scene.Replicas.Skip(1))
            await replica.StopAsync();
        report.One = await Throughput.MeasureAsync(scene, tally, assistants);

        foreach (var assistant in assistants)
            report.GrantsLost += await assistant.IsConnectedAsync() ? 0 : 1;
        report.Ended = await scene.Postgres.ScalarAsync<long>(scene.Database, """SELECT count(*) FROM "Connections" WHERE "EndedAt" IS NOT NULL""");
        report.Ledger = await Ledger.CompareAsync(scene, assistants);
        report.Print();
        assistants.ForEach(assistant => assistant.Dispose());
        return report.IsAsPromised ? 0 : 1;
    }
}
