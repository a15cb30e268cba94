using System.Globalization;
using SessionboardMcp.SbQL.Benchmarks;

// dotnet run -c Release --project tests/SessionboardMcp.SbQL.Benchmarks
// Length of a text against the time it takes, in milliseconds of the processor. Where time is linear, the last two differ by about two; where it is
// quadratic, by four. (From 42,500 characters on .NET keeps a text among the large objects, which are dearer once.)
int[] lengths = [1_000, 10_000, 50_000, 100_000];
Console.WriteLine($"{"text",-34}{"step",-10}{string.Concat(lengths.Select(length => length.ToString("N0", CultureInfo.InvariantCulture).PadLeft(12)))}{"×",8}");
foreach (var shape in Shape.All)
{
    foreach (var (name, step) in Steps.All)
    {
        var times = lengths.Select(length => Steps.Time(step, shape.Of(length)).TotalMilliseconds).ToList();
        var row = string.Concat(times.Select(time => time.ToString("0.00", CultureInfo.InvariantCulture).PadLeft(12)));
        Console.WriteLine($"{shape.Name,-34}{name,-10}{row}{(times[^1] / Math.Max(times[^2], 0.001)).ToString("0.0", CultureInfo.InvariantCulture),8}");
    }
}
