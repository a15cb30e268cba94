namespace SessionboardMcp.Core.Agenda;

/// <summary>
/// Plans agendas. A host that can adds one; where none is there, the tool that plans is off and says what to do. It does no I/O.
/// </summary>
public interface IAgendaPlanner
{
    /// <summary>The forms in which rules are written.</summary>
    IReadOnlyList<AgendaRuleForm> Forms { get; }

    /// <summary>Reads rules, each by itself.</summary>
    /// <param name="agenda">Whose names they may use, and on which days.</param>
    /// <param name="rules">The rules, as somebody wrote them.</param>
    IReadOnlyList<AgendaRule> Read(AgendaToPlan agenda, IReadOnlyList<string> rules);

    /// <summary>Makes a plan.</summary>
    /// <param name="agenda">What is to be planned.</param>
    /// <param name="rules">Rules that <see cref="Read"/> understood.</param>
    /// <param name="goOnFrom">The best plan so far, to go on from; empty for none.</param>
    /// <param name="time">How long to look at most.</param>
    /// <param name="progress">Gets told how far it is, from whatever thread.</param>
    /// <param name="cancellationToken">Ends the search: the best plan so far comes back, and no exception.</param>
    /// <exception cref="PlannerBusyException">So many plans are being made that this one would have had to wait too long.</exception>
    Task<PlannedAgenda> PlanAsync(
        AgendaToPlan agenda, IReadOnlyList<string> rules, IReadOnlyList<PlannedPlace> goOnFrom, TimeSpan time, Action<PlanStep>? progress, CancellationToken cancellationToken);

    /// <summary>Says which rules and wishes each of some places for a session would break, all else staying where it is.</summary>
    /// <param name="agenda">What stands where.</param>
    /// <param name="rules">Rules that <see cref="Read"/> understood.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="places">The places, each in a room of the agenda.</param>
    /// <returns>For each place the rules, as numbers in the list.</returns>
    IReadOnlyList<IReadOnlyList<int>> Broken(AgendaToPlan agenda, IReadOnlyList<string> rules, string sessionId, IReadOnlyList<AgendaPlace> places);
}

/// <summary>So many plans are being made on this server that another one would have to wait too long.</summary>
/// <param name="atOnce">How many are made at once.</param>
public sealed class PlannerBusyException(int atOnce) : Exception
{
    /// <summary>How many are made at once.</summary>
    public int AtOnce => atOnce;
}
