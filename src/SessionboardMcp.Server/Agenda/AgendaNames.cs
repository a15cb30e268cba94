using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Reading;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Server.Agenda;

/// <summary>The names that rules may use: those of the event, and the short ids of sessions.</summary>
internal sealed class AgendaNames(AgendaToPlan agenda, PlanInput input) : INameLookup
{
    private readonly EventNames _names = new(input, agenda.Fold);

    private readonly ILookup<string, Subject> _short = agenda.Sessions.Where(session => session.FriendlyId is not null)
        .ToLookup(session => session.FriendlyId!, session => new Subject(SubjectKind.Session, session.Id, session.Title), StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IReadOnlyList<Subject> Find(string name, IReadOnlyCollection<SubjectKind> kinds, bool isWhole) =>
        kinds.Contains(SubjectKind.Session) && _short[name.Trim()].ToList() is { Count: > 0 } meant ? meant : _names.Find(name, kinds, isWhole);

    /// <inheritdoc/>
    public int Longest(string word) => _names.Longest(word);

    /// <inheritdoc/>
    public IReadOnlyList<string> Nearest(string name, IReadOnlyCollection<SubjectKind> kinds) => _names.Nearest(name, kinds);
}
