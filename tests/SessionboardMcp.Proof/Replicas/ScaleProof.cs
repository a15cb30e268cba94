using System.Globalization;
using System.Runtime.InteropServices;
using SessionboardMcp.Server.Tests.Flows.Replicas;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>
/// How much more three processes answer than one. On a machine that driver, sandbox, PostgreSQL and proxy share with them, none of the processes gets more
/// than a small share of a core, as a platform's limit gives it: what a replica answers is then bounded by its own work, and the others have room for three.
/// </summary>
internal static class ScaleProof
{
    private const int Connections = 8;
    private const double Cores = 0.1;
    private const double Aim = 2.5;

    /// <summary>Measures three, one, and three again, and prints a table.</summary>
    /// <returns>0 where three answer at least two and a half times as much as one, and no call failed.</returns>
    public static async Task<int> RunAsync()
    {
        if (!Share.IsPossible)
        {
            await Console.Error.WriteLineAsync("Not measured: to give each process a share of a core takes Linux with cgroups and its administrator (root).");
            return 2;
        }

        using var interruption = new Interruption();
        var shares = new List<Share>();
        try
        {
            await using var scene = new Scene();
            return await RunAsync(scene, shares, interruption.Asked);
        }
        catch (Exception) when (interruption.Asked.IsCancellationRequested)
        {
            // Whatever broke off: a terminal's Ctrl-C reaches the children, too.
            await Console.Error.WriteLineAsync("Interrupted; what was started is ended.");
            return interruption.Code;
        }
        finally
        {
            shares.ForEach(share => share.Dispose());
        }
    }

    private static async Task<int> RunAsync(Scene scene, List<Share> shares, CancellationToken cancellationToken)
    {
        await scene.StartAsync(null, cancellationToken);
        var (tally, assistants) = (new Tally(), new List<Assistant>());
        for (var number = 0; number < Connections * scene.Replicas.Count; number++)
            assistants.Add(await Assistant.ConnectAsync(scene.Address, null, new Caller(tally)));
        shares.AddRange(scene.Replicas.Select(replica => new Share(replica.Id)));

        await Console.Error.WriteLineAsync("All three without a limit, until they have compiled what they run.");
        await MeasureAsync(scene.Replicas.Count);
        shares.ForEach(share => share.Limit(Cores));
        await Console.Error.WriteLineAsync($"Now {Cores} of a core each: three, one of them with a third of the connections, and three again.");
        var (three, one, again) = (await MeasureAsync(scene.Replicas.Count), await MeasureAsync(1), await MeasureAsync(scene.Replicas.Count));
        var failed = tally.Failed.Values.Sum() + tally.TurnedAway.Values.Sum();
        assistants.ForEach(assistant => assistant.Dispose());

        Line($"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {Nginx.Name}, {DateTime.UtcNow:yyyy-MM-dd}\n");
        Line($"| {Cores} of a core for each replica, {Connections} connections for each, without a pause, routed by connection | answers/s | for each second of a core | cores the replicas used | cores all else used |");
        Line($"| --- | --- | --- | --- | --- |");
        Row("three replicas", three);
        Row("one of them, a third of the connections", one);
        Row("all three again", again);
        var (before, after) = (three.PerSecond / one.PerSecond, again.PerSecond / one.PerSecond);
        Line($"\nThree to one (aim: {Aim}): {before:F2} before, {after:F2} after; calls that failed or were turned away: {failed}.");
        return before >= Aim && after >= Aim && failed == 0 ? 0 : 1;

        async Task<Throughput> MeasureAsync(int replicas)
        {
            await scene.Front.RouteByConnectionAsync(replicas);
            return await Throughput.MeasureAsync([.. scene.Replicas.Take(replicas)], tally, [.. assistants.Take(Connections * replicas)], cancellationToken);
        }
    }

    private static void Row(string what, Throughput seen) => Line($"| {what} | {seen.PerSecond:F0} | {seen.PerSecond / seen.Cores:F0} | {seen.Cores:F2} | {seen.Others:F2} |");

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
