using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SessionboardMcp.Proof.Bench;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Proof.Soak;

/// <summary>
/// Fifty connections of different rights, some of them at an event of 20,000 sessions, share a room that does not hold what all of them read. What the
/// server takes is looked at twice a minute.
/// </summary>
internal static class SoakProof
{
    private const int Connections = 50;
    private const int Room = 256;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    /// <summary>Runs it.</summary>
    /// <param name="minutes">How long.</param>
    /// <returns>0 where what is in use stayed flat and within the room.</returns>
    public static async Task<int> RunAsync(int minutes)
    {
        using var data = new TemporaryDirectory();
        await using var sandbox = await Child.PlayAsync("large", "/");
        var port = SignInServer.FreePort();
        await using var server = await Child.ServeAsync(
            port, "--data", data.Path, $"--Sessionboard:BaseUrl={sandbox.Address}", "--Sessionboard:OAuth:ClientId=sessionboard-mcp", $"--PublicUrl=http://localhost:{port}", $"--Index:MaxBytes={Room << 20}");
        var address = PublicAddress.Resolve($"http://localhost:{port}", []);
        var people = new List<Organizer>();
        for (var number = 0; number < Connections; number++)
            people.Add(await Organizer.ConnectAsync(address, number, people.FirstOrDefault()?.Client));
        var before = await Counters.HeapAsync(server.Process.Id);
        Print($"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; {Connections} connections, Index:MaxBytes {Room} MiB; in use before anything is read: {before.Objects >> 20} MiB.\n");
        Print($"| minute | in use, MiB | with gaps | resident, MiB | answers | read again for want of room | failed |\n| --- | --- | --- | --- | --- | --- | --- |");

        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
        var work = people.ConvertAll(person => person.WorkAsync(end.Token));
        var samples = new List<Sample>();
        var started = Stopwatch.GetTimestamp();
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(Between, CancellationToken.None);
            var heap = await Counters.HeapAsync(server.Process.Id);
            samples.Add(new Sample(heap.Objects >> 20, heap.WithGaps >> 20, server.Resident));
            Print($"| {Stopwatch.GetElapsedTime(started).TotalMinutes:F1} | {samples[^1].Objects} | {samples[^1].WithGaps} | {samples[^1].Resident} | {people.Sum(person => person.Answers)} | {people.Sum(person => person.HadNoRoom)} | {people.Sum(person => person.Failures)} |");
        }

        await Task.WhenAll(work);
        foreach (var person in people)
            person.Dispose();
        return Judge(samples, before.Objects >> 20, people);
    }

    // An index that is being read is in use before it is kept: so it is the middle of the samples that counts.
    private static int Judge(List<Sample> samples, long before, List<Organizer> people)
    {
        var (middle, last) = (samples[(samples.Count / 3)..(2 * samples.Count / 3)], samples[(2 * samples.Count / 3)..]);
        var (heap, later) = (Median(middle, sample => sample.Objects), Median(last, sample => sample.Objects));
        var (resident, laterResident) = (Median(middle, sample => sample.Resident), Median(last, sample => sample.Resident));
        var isFlat = later <= heap * 1.1 && laterResident <= resident * 1.1;
        var isWithin = later - before <= Room * 1.1;
        var isRight = people.TrueForAll(person => person.Failures == 0);
        Print($"\nMiddle third and last third, medians, MiB: in use {heap}, {later}; resident {resident}, {laterResident}. Most in use {samples.Max(sample => sample.Objects)}, most resident {samples.Max(sample => sample.Resident)}.");
        Print($"{(isFlat ? "Flat" : "NOT FLAT")}, {(isWithin ? "within the room" : "ABOVE THE ROOM")}{(isRight ? "" : $"; failed: {string.Join("; ", people.Select(person => person.Failure).OfType<string>().Distinct().Take(5))}")}.");
        return isFlat && isWithin && isRight ? 0 : 1;
    }

    private static long Median(List<Sample> samples, Func<Sample, long> of)
    {
        long[] values = [.. samples.Select(of).Order()];
        return values.Length == 0 ? 0 : values[values.Length / 2];
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private readonly record struct Sample(long Objects, long WithGaps, long Resident);
}
