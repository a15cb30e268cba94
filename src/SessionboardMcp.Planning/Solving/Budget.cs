using System.Globalization;
using Google.OrTools.Sat;
using SessionboardMcp.Planning.Results;

namespace SessionboardMcp.Planning.Solving;

/// <summary>The time or the steps that are left.</summary>
internal sealed class Budget(PlanOptions options, TimeProvider clock)
{
    private const double StepSeconds = 0.1;

    private readonly long _start = clock.GetTimestamp();
    private double _steps = (options.Steps ?? 0) * StepSeconds;

    private double Left => options.Steps is null ? options.Seconds - clock.GetElapsedTime(_start).TotalSeconds : _steps;

    public bool IsOver => Left <= 0;

    /// <summary>What the solver is told, where it may take a share of what is left.</summary>
    /// <param name="share">The share.</param>
    /// <param name="most">At most so many seconds or, with steps, so many seconds' worth of steps.</param>
    public string Parameters(double share, double most = double.MaxValue)
    {
        var limit = Math.Clamp(Left * share, 0.001, Math.Max(most, 0.001)).ToString("0.####", CultureInfo.InvariantCulture);
        var workers = options.Steps is null ? options.Workers ?? Math.Min(Environment.ProcessorCount, 8) : 1;
        return $"num_workers:{workers} random_seed:{options.Seed & int.MaxValue} catch_sigint_signal:false "
            + (options.Steps is null ? $"max_time_in_seconds:{limit}" : $"max_deterministic_time:{limit}");
    }

    /// <summary>What it may take to say why: as many steps, a hundred at most; by time a tenth of it, and three seconds at most.</summary>
    public Budget ForReasons() => options.Steps is null
        ? new Budget(options with { Seconds = Math.Clamp(options.Seconds * 0.1, 0.2, 3), Workers = 1 }, clock)
        : new Budget(options with { Steps = Math.Min(options.Steps.Value, 100) }, clock);

    /// <summary>Counts what the solver took.</summary>
    public void Spend(CpSolverResponse response) => _steps -= response.DeterministicTime;
}
