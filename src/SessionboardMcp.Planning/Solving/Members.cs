using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Solving;

/// <summary>Which sessions a rule is about.</summary>
internal static class Members
{
    public static bool IsOf(SessionToPlan session, Subject subject) => subject.Kind switch
    {
        SubjectKind.Session => session.Id == subject.Id,
        SubjectKind.Person => session.People.Contains(subject.Id),
        SubjectKind.Track => session.Track == subject.Id,
        SubjectKind.Format => session.Format == subject.Id,
        SubjectKind.Everything => true,
        // A room has no sessions until they are in it.
        _ => false,
    };

    /// <summary>The sessions that a rule says something about by name, so that it cannot hold unless they have a place.</summary>
    public static IEnumerable<string> Required(Condition condition) => condition switch
    {
        StartCondition { Subject.Kind: SubjectKind.Session } start => [start.Subject.Id],
        TimeCondition { Subject.Kind: SubjectKind.Session, IsOnly: true } time => [time.Subject.Id],
        RoomCondition { Subject.Kind: SubjectKind.Session, IsOnly: true } room => [room.Subject.Id],
        OrderCondition order => [order.First.Id, order.Second.Id],
        ChainCondition chain => chain.Sessions.Select(session => session.Id),
        _ => [],
    };
}
