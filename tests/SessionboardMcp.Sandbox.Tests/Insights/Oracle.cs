using System.Globalization;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Insights;

/// <summary>
/// What a person would read off the records by hand. It shares nothing with the catalogue, the projection or the compiler, so
/// that a mistake in those cannot agree with itself.
/// </summary>
internal static class Oracle
{
    public static IEnumerable<Session> All(this Event e) =>
        e.Sessions.Where(s => s.DeletedAt == null && s.ParentId == null && s.ComposedInto == null);

    public static IEnumerable<Session> Programme(this Event e) => e.All().Where(s => !s.IsAbstract);

    public static IEnumerable<Session> Abstracts(this Event e) => e.All().Where(s => s.IsAbstract);

    public static IEnumerable<Session> Accepted(this Event e) => e.Programme().Where(s => s.Status.Core == CoreStatus.Accepted);

    public static string Core(this Session s) => s.Status.Core switch
    {
        CoreStatus.Accepted => "accepted",
        CoreStatus.AcceptQueue => "accept_queue",
        CoreStatus.Pending => "pending",
        CoreStatus.DeclineQueue => "decline_queue",
        _ => "declined",
    };

    public static IEnumerable<Contact> People(this Event e, Session s, CoreRole? core = null) =>
        s.Participants.Where(p => core == null || p.Role.Core == core).Select(p => p.ContactId).Distinct()
            .Select(id => e.Contacts.Single(c => c.Id == id));

    public static IEnumerable<Contact> Speakers(this Event e, Session s) => e.People(s, CoreRole.Speaker);

    /// <summary>Pairs of session and speaker.</summary>
    public static IEnumerable<(Session Session, Contact Speaker)> Talks(this Event e, IEnumerable<Session> sessions)
    {
        var contacts = e.Contacts.ToDictionary(c => c.Id);
        foreach (var session in sessions)
        {
            foreach (var id in session.Participants.Where(p => p.Role.Core == CoreRole.Speaker).Select(p => p.ContactId).Distinct())
                yield return (session, contacts[id]);
        }
    }

    public static IEnumerable<Contact> AllSpeakers(this Event e)
    {
        var ids = e.Sessions.Where(s => s.DeletedAt == null).SelectMany(s => s.Participants)
            .Where(p => p.Role.Core == CoreRole.Speaker).Select(p => p.ContactId).ToHashSet();
        return e.Contacts.Where(c => ids.Contains(c.Id));
    }

    public static string FriendlyId(this Event e, Session s) => string.Create(CultureInfo.InvariantCulture, $"{e.Prefix}-{s.Number}");

    /// <summary>The clock on the wall where the event takes place.</summary>
    public static DateTime Wall(this Event e, DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(e.TimeZone)).DateTime;

    public static string? Custom(IEnumerable<CustomValue> values, string name) =>
        values.FirstOrDefault(v => v.Field.InternalName == name)?.Value;

    public static IEnumerable<IGrouping<string?, T>> ByText<T>(this IEnumerable<T> records, Func<T, string?> text) =>
        records.GroupBy(text, StringComparer.OrdinalIgnoreCase!);

    public static bool Same(this string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    public static bool Has(this string? text, string part) => text is not null && text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
