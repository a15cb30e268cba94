using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Solving;

namespace SessionboardMcp.Planning.Reasons;

/// <summary>What indices are called.</summary>
internal sealed class Names
{
    private readonly string[] _people;
    private readonly Dictionary<string, string> _byId;

    public Names(PlanInput input)
    {
        _byId = input.People.DistinctBy(person => person.Id).ToDictionary(person => person.Id, person => person.Name);
        // The same order as the problem's.
        _people = [.. input.Sessions.SelectMany(session => session.People).Distinct().Select(Person)];
    }

    public string Person(int index) => _people[index];

    public string Person(string id) => _byId.GetValueOrDefault(id, id);

    public static string Title(Talk talk) => Title(talk.Session);

    public static string Title(SessionToPlan session) => $"“{session.Title}”";
}
