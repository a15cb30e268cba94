using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Planning;
using SessionboardMcp.Planning.Reading;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Server.Agenda;

/// <summary>
/// Plans agendas with <c>SessionboardMcp.Planning</c>. A plan blocks its thread, so it gets one of its own; two are made at once, each on its share of the
/// processors, and who comes third waits for a while. What is native is loaded by the first plan, and by nothing else.
/// </summary>
/// <param name="clock">Measures the time that is left.</param>
internal sealed class AgendaPlanner(TimeProvider clock) : IAgendaPlanner, IDisposable
{
    /// <summary>How many plans are made at once.</summary>
    public const int AtOnce = 2;

    // With the longest search a call is still answered before clients give it up after a minute.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _seats = new(AtOnce);

    /// <inheritdoc/>
    public IReadOnlyList<AgendaRuleForm> Forms { get; } = [.. RuleForms.All.Select(form => new AgendaRuleForm(form.Form, form.Example, form.Meaning))];

    /// <inheritdoc/>
    public IReadOnlyList<AgendaRule> Read(AgendaToPlan agenda, IReadOnlyList<string> rules) =>
        [.. Readings(agenda, rules).Select(reading => new AgendaRule(reading.Text, reading.Rule?.Words, reading.Rule is null ? () => reading.Error!.Message : null, reading.Rule?.Weight))];

    /// <inheritdoc/>
    public async Task<PlannedAgenda> PlanAsync(
        AgendaToPlan agenda, IReadOnlyList<string> rules, IReadOnlyList<PlannedPlace> goOnFrom, TimeSpan time, Action<PlanStep>? progress, CancellationToken cancellationToken)
    {
        if (!await TakeAsync(progress, cancellationToken))
            throw new PlannerBusyException(AtOnce);
        try
        {
            var input = PlanTranslation.Input(agenda);
            var options = new PlanOptions
            {
                Seconds = time.TotalSeconds,
                Workers = Math.Clamp(Environment.ProcessorCount / AtOnce, 1, 8),
                GoOnFrom = [.. goOnFrom.Select(one => new PlannedSession(one.SessionId, one.Place.StartsAt, one.Place.EndsAt, one.Place.RoomId, PlacementChange.Same))],
            };
            var understood = Understood(agenda, rules);
            var plan = await Task.Factory.StartNew(
                () => new Planner(clock).Make(input, understood, options, progress is null ? null : step => progress(PlanTranslation.Step(step)), cancellationToken),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
            return PlanTranslation.Planned(plan);
        }
        finally
        {
            _seats.Release();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<int>> Broken(AgendaToPlan agenda, IReadOnlyList<string> rules, string sessionId, IReadOnlyList<AgendaPlace> places)
    {
        var understood = Understood(agenda, rules).ToList();
        var judge = new PlaceJudge(PlanTranslation.Input(agenda), understood, sessionId);
        return [.. places.Select(place => (IReadOnlyList<int>)[.. judge.Broken(place.StartsAt, place.RoomId).Select(rule => understood.FindIndex(one => ReferenceEquals(one, rule)))])];
    }

    /// <inheritdoc/>
    public void Dispose() => _seats.Dispose();

    private async Task<bool> TakeAsync(Action<PlanStep>? progress, CancellationToken cancellationToken)
    {
        if (_seats.Wait(TimeSpan.Zero, CancellationToken.None))
            return true;
        progress?.Invoke(new PlanStep("Other plans are being made on this server: waiting."));
        using var limit = new CancellationTokenSource(LongestWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var wait = _seats.WaitAsync(either.Token);
        await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // A seat that came in the same moment as the leaving is taken, and given back by whoever leaves.
        if (wait.IsCompletedSuccessfully)
            return true;
        cancellationToken.ThrowIfCancellationRequested();
        return false;
    }

    private static IReadOnlyList<Rule> Understood(AgendaToPlan agenda, IReadOnlyList<string> rules) =>
        [.. Readings(agenda, rules).Select(reading => reading.Rule ?? throw new ArgumentException("A rule is not understood.", nameof(rules)))];

    private static IReadOnlyList<RuleReading> Readings(AgendaToPlan agenda, IReadOnlyList<string> rules) =>
        rules.Count == 0 ? [] : new RuleReader(new AgendaNames(agenda, PlanTranslation.Input(agenda)), agenda.Days).ReadAll(rules);
}
