using System.Diagnostics.CodeAnalysis;
using Google.OrTools.Sat;

namespace SessionboardMcp.Planning.Solving;

/// <summary>Runs CP-SAT, and can be stopped.</summary>
internal static class Solver
{
    /// <summary>What it found.</summary>
    /// <param name="Status">Whether there is something.</param>
    /// <param name="Plan">The best plan; null where there is none.</param>
    /// <param name="Value">What it is worth.</param>
    /// <param name="Bound">What no plan exceeds.</param>
    internal sealed record Found(CpSolverStatus Status, Spot[]? Plan, long Value, long Bound)
    {
        public bool IsProven => Status == CpSolverStatus.Optimal;

        public bool IsImpossible => Status == CpSolverStatus.Infeasible;
    }

    /// <summary>Solves a model with what was told as its objective.</summary>
    // The native side calls back by reflection on the wrapper's types, which trimming does not see: without them a native program ends itself.
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(SolutionCallback))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(CpSolverSolutionCallback))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(Better))]
    public static Found Solve(AgendaModel model, Budget budget, string parameters, Action<long, long>? onBetter, CancellationToken cancellation)
    {
        using var solver = new CpSolver { StringParameters = parameters };
        using var better = new Better(onBetter, cancellation);
        using var stop = new Stopping(solver, budget.Clock, cancellation);
        var status = cancellation.IsCancellationRequested ? CpSolverStatus.Unknown : solver.Solve(model.Cp, onBetter is null ? null : better);
        if (status == CpSolverStatus.ModelInvalid)
            throw new InvalidOperationException($"The model is not valid: {model.Cp.Validate()}");
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
        {
            if (status != CpSolverStatus.Unknown || !cancellation.IsCancellationRequested)
                budget.Spend(solver.Response!);
            return new Found(status, null, 0, long.MaxValue);
        }

        budget.Spend(solver.Response!);
        var has = model.Cp.Model.Objective is not null;
        return new Found(status, Dealing.Rooms(model, solver), has ? (long)Math.Round(solver.ObjectiveValue) : 0, has ? (long)Math.Floor(solver.BestObjectiveBound + 1e-6) : 0);
    }

    /// <summary>What no answer to a small question exceeds; null where there was no time.</summary>
    public static int? Bound(CpModel model, Budget budget, string parameters, CancellationToken cancellation)
    {
        using var solver = new CpSolver { StringParameters = parameters };
        using var stop = new Stopping(solver, budget.Clock, cancellation);
        if (cancellation.IsCancellationRequested || solver.Solve(model) is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
            return null;
        budget.Spend(solver.Response!);
        return (int)Math.Floor(solver.BestObjectiveBound + 1e-6);
    }

    private sealed class Better(Action<long, long>? onBetter, CancellationToken cancellation) : CpSolverSolutionCallback
    {
        public override void OnSolutionCallback()
        {
            if (cancellation.IsCancellationRequested)
                StopSearch();
            else
                onBetter?.Invoke((long)ObjectiveValue(), (long)Math.Floor(BestObjectiveBound() + 1e-6));
        }
    }
}
