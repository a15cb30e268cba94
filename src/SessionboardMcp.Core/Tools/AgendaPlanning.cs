using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Core.Agenda.Asked;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>A plan with what it was made from.</summary>
/// <param name="Planned">The plan.</param>
/// <param name="Agenda">What was planned.</param>
/// <param name="Frame">When and where.</param>
/// <param name="Rules">The rules, read.</param>
/// <param name="Chosen">The ids of the sessions that were to get a place.</param>
/// <param name="Merged">The names of people who are several contacts.</param>
/// <param name="Placements">Where the draft put sessions before.</param>
/// <param name="AsOf">The age of what it was made from.</param>
internal sealed record MadePlan(
    PlannedAgenda Planned, AgendaToPlan Agenda, AgendaFrame Frame, IReadOnlyList<AgendaRule> Rules, IReadOnlySet<string> Chosen, IReadOnlyList<string> Merged,
    IReadOnlyList<DraftPlacement> Placements, IReadOnlyList<DateTimeOffset> AsOf)
{
    // The objects themselves with their references, on a 64-bit runtime.
    private const int Own = 1_500;
    private const int Session = 150;
    private const int Place = 100;
    private const int Unplaced = 50;
    private const int Placement = 120;
    private const int Name = 40;
    private const int Id = 24;
    private const int Rule = 60;
    private const int Reference = 8;

    /// <summary>The memory that it takes, in bytes. Its texts count, though the index may hold them, too: that makes room before a plan does, or after it.</summary>
    public long Bytes => Own
        + Agenda.Sessions.Sum(session => Session + (Reference * (long)session.People.Count) + Sizes.Text(session.Id) + Sizes.Text(session.Title) + Sizes.Text(session.FriendlyId))
        + Agenda.People.Concat(Agenda.Tracks).Concat(Agenda.Formats).Sum(name => Name + Sizes.Text(name.Id) + Sizes.Text(name.Name))
        + (Place * (long)Planned.Places.Count) + Planned.Unplaced.Sum(one => Unplaced + Sizes.Text(one.Reason))
        + Placements.Sum(placed => Placement + Sizes.Text(placed.Id) + Sizes.Text(placed.SessionId) + Sizes.Text(placed.RoomId))
        + (Id * (long)Chosen.Count) + Rules.Sum(rule => Rule + Sizes.Text(rule.Text) + Sizes.Text(rule.Words)) + Merged.Sum(Sizes.Text)
        + Planned.Wishes.Concat(Planned.Standing).Sum(Sizes.Text);
}

/// <summary>Makes a plan, keeps the best so far, and goes on from it.</summary>
internal static class AgendaPlanning
{
    // What a call asks for besides the plan.
    private static readonly string[] Beside = ["page", "try_only", "seconds"];

    /// <summary>The most sessions of one plan.</summary>
    public const int MostSessions = 5_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    /// <summary>Why nothing is planned on this host: a sentence; null where it is.</summary>
    public static string? WhyOff(IServiceProvider services) => services.GetService<IAgendaPlanner>() is not null ? null
        : "This program does not plan agendas: its planner is a large native library, which only the server carries. Tell the person to start the server on this machine (`serve --local`) and to connect the assistant to it; "
            + "until then place_session and explain_placement place sessions one by one, and get_agenda_draft tells the conflicts.";

    /// <summary>Makes a plan, or finds the one that the same call made before.</summary>
    /// <param name="asked">The event, with the call.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="placements">Where it puts sessions.</param>
    /// <param name="chosen">The sessions that are to get a place.</param>
    /// <param name="hold">How those among them hold to the place that they have.</param>
    /// <param name="time">How long to look.</param>
    /// <param name="isAnother">Whether to plan; else the plan that is kept is meant.</param>
    /// <param name="cancellationToken">Ends the search: the best so far is kept for the next call.</param>
    /// <exception cref="InvalidArgumentException">There is no plan; the message says why, and what to give.</exception>
    public static Task<MadePlan> MakeAsync(
        AskedEvent asked, string draftId, IReadOnlyList<DraftPlacement> placements, IReadOnlyList<IndexedSession> chosen, AgendaHold hold, TimeSpan time, bool isAnother, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"plan|{asked.Summary.Id}|{draftId}|{Fingerprint.Of("plan", asked.Call.Arguments.Given.Where(given => !Beside.Contains(given.Key)).ToDictionary())}");
        return asked.Call.Client.Keeping.RenewAsync<MadePlan>(
            key,
            fresh: TimeSpan.Zero,
            Kept,
            made => made.Bytes,
            // A plan under way that another call began, before this one placed something, is not of this draft.
            isCurrent: made => !isAnother || made.Placements.SequenceEqual(placements),
            async (known, steps, token) => isAnother
                ? await MakeAsync(asked, placements, chosen, hold, known, time, steps, token)
                : known ?? throw new InvalidArgumentException("That plan is not kept any more. Call without `page` to plan again; get_agenda_draft shows what stands in the draft."),
            // Whoever waits for a plan is told, be it one that somebody else's call began.
            asked.Call.Progress?.Part("the plan"),
            cancellationToken);
    }

    private static async Task<MadePlan> MakeAsync(
        AskedEvent asked, IReadOnlyList<DraftPlacement> placements, IReadOnlyList<IndexedSession> chosen, AgendaHold hold, MadePlan? known, TimeSpan time, IProgress<Steps> steps, CancellationToken cancellationToken)
    {
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var rooms = await asked.Index.SettingsAsync(SettingKind.Rooms, cancellationToken);
        var contacts = await asked.Index.PeopleAsync(cancellationToken);
        var frame = AgendaFrame.Read(asked, sessions.Items, placements, [.. rooms.Items.OfType<Room>()]);
        var (ids, planner) = (chosen.Select(session => session.Record.Id).ToHashSet(StringComparer.OrdinalIgnoreCase), asked.Call.Planner!);
        var placed = placements.Select(one => one.SessionId).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var people = new AgendaPeople(sessions.Items.Where(session => session.IsLive || ids.Contains(session.Record.Id) || placed.Contains(session.Record.Id)), contacts.Items);
        var agenda = DraftedToPlan.Of(asked, frame, sessions.Items, people, placements, ids, hold);
        if (agenda.Sessions.Count > MostSessions)
            throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"{agenda.Sessions.Count:N0} sessions are too many for one plan, which has at most {MostSessions:N0}, with those that stay where they are. Choose fewer, such as one track or one day after the other."));
        var rules = AgendaRules.Read(asked, planner, agenda);
        IReadOnlyList<PlannedPlace> goOnFrom = known is { Planned.Outcome: PlanOutcome.Planned }
            ? known.Planned.Places
            : [.. agenda.Sessions.Where(session => session is { Hold: AgendaHold.Free, Placed: not null }).Select(session => new PlannedPlace(session.Id, session.Placed!))];
        var planned = await planner.PlanAsync(agenda, [.. rules.Select(rule => rule.Text)], goOnFrom, time, Told(asked.Call.Time, steps, time), cancellationToken);
        return planned.Outcome == PlanOutcome.Planned
            ? new MadePlan(planned, agenda, frame, rules, ids, people.Merged, placements, [sessions.AsOf, rooms.AsOf, contacts.AsOf])
            : throw new InvalidArgumentException(PlanRefusal.Of(asked, planned, agenda, chosen, time));
    }

    // Once a second at most: what is told goes over the wire.
    private static Action<PlanStep> Told(TimeProvider clock, IProgress<Steps> steps, TimeSpan time)
    {
        var (start, turn, last) = (clock.GetTimestamp(), new Lock(), -Between);
        return step =>
        {
            lock (turn)
            {
                var passed = clock.GetElapsedTime(start);
                if (passed < last + Between)
                    return;
                last = passed;
                var seconds = Math.Max(1, (int)Math.Ceiling(passed.TotalSeconds));
                steps.Report(new Steps(seconds, Math.Max((int)time.TotalSeconds, seconds), step.Words));
            }
        };
    }
}
