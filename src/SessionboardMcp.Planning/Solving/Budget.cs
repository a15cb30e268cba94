using System.Globalization;
using Google.OrTools.Sat;
using SessionboardMcp.Planning.Results;

namespace SessionboardMcp.Planning.Solving;

/// <summary>The time or the steps that are left. Of the time that was given a tenth is kept back, to say why sessions have no place.</summary>
internal sealed class Budget
{
    private const double StepSeconds = 0.1;

    private readonly PlanOptions _options;
    private readonly TimeProvider _clock;
    private readonly double _seconds;
    private readonly long _start;
    private double _steps;

    public Budget(PlanOptions options, TimeProvider clock)
        : this(options, clock, options.Seconds - Reserve(options))
    {
    }

    private Budget(PlanOptions options, TimeProvider clock, double seconds) =>
        (_options, _clock, _seconds, _start, _steps) = (options, clock, seconds, clock.GetTimestamp(), (options.Steps ?? 0) * StepSeconds);

    /// <summary>The clock that it goes by.</summary>
    public TimeProvider Clock => _clock;

    private double Left => _options.Steps is null ? _seconds - _clock.GetElapsedTime(_start).TotalSeconds : _steps;

    public bool IsOver => Left <= 0;

    /// <summary>What the solver is told, where it may take a share of what is left.</summary>
    /// <param name="share">The share.</param>
    /// <param name="most">At most so many seconds or, with steps, so many seconds' worth of steps.</param>
    public string Parameters(double share, double most = double.MaxValue)
    {
        var limit = Math.Clamp(Left * share, 0.001, Math.Max(most, 0.001)).ToString("0.####", CultureInfo.InvariantCulture);
        var workers = _options.Steps is null ? _options.Workers ?? Math.Min(Environment.ProcessorCount, 8) : 1;
        return $"num_workers:{workers} random_seed:{_options.Seed & int.MaxValue} catch_sigint_signal:false "
            + (_options.Steps is null ? $"max_time_in_seconds:{limit}" : $"max_deterministic_time:{limit}");
    }

    /// <summary>What it may take to say why: as many steps, a hundred at most; by time what was kept back for it.</summary>
    public Budget ForReasons() => _options.Steps is null
        ? new Budget(_options with { Workers = 1 }, _clock, Reserve(_options))
        : new Budget(_options with { Steps = Math.Min(_options.Steps.Value, 100) }, _clock);

    /// <summary>Whether so many seconds have passed besides; never where steps are counted.</summary>
    public bool IsOverBy(double seconds) => _options.Steps is null && Left <= -seconds;

    /// <summary>Counts what the solver took.</summary>
    public void Spend(CpSolverResponse response) => _steps -= response.DeterministicTime;

    private static double Reserve(PlanOptions options) => Math.Min(Math.Clamp(options.Seconds * 0.1, 0.2, 3), options.Seconds / 2);
}
