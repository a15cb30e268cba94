using System.Collections.Concurrent;
using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.OAuth.Grants;

/// <summary>What people may do at the moment.</summary>
internal sealed class Rights
{
    private readonly ConcurrentDictionary<string, PersonRights> _changed = new(StringComparer.Ordinal);

    /// <summary>What a person may do.</summary>
    public PersonRights Of(DemoPerson person) => _changed.GetValueOrDefault(person.Id) ?? First(person);

    /// <summary>Changes what a person may do.</summary>
    public void Change(DemoPerson person, Func<PersonRights, PersonRights> change) =>
        _changed.AddOrUpdate(person.Id, _ => change(First(person)), (_, rights) => change(rights));

    private static PersonRights First(DemoPerson person) => new(person.Scopes, person.HasAiAccess);
}

/// <summary>A person's scopes and "AI access" switch.</summary>
internal sealed record PersonRights(IReadOnlySet<string> Scopes, bool HasAiAccess);
