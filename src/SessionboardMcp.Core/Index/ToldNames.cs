using System.Globalization;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// What sessions tell of their tracks, rooms and people. Where a session that was read just now tells something else than those read
/// before, the others are out of date: counted by name, one track would be two.
/// </summary>
internal static class ToldNames
{
    /// <summary>Whether sessions read at different times tell the same.</summary>
    public static bool Agree(IEnumerable<IndexedSession> before, IEnumerable<IndexedSession> now)
    {
        var told = before.SelectMany(Of).ToLookup(name => name.Id, name => name.Told, StringComparer.Ordinal);
        return now.SelectMany(Of).All(name => !told.Contains(name.Id) || told[name.Id].Contains(name.Told, StringComparer.Ordinal));
    }

    private static IEnumerable<(string Id, string Told)> Of(IndexedSession session)
    {
        var record = session.Record;
        (string Kind, string? Id, string? Name)[] names =
        [
            ("track", record.Track?.Id, record.Track?.Name),
            ("room", record.Room?.Id, string.Create(CultureInfo.InvariantCulture, $"{record.Room?.Name}|{record.Room?.Capacity}")),
            ("format", record.Format?.Id, record.Format?.Name),
            ("level", record.Level?.Id, record.Level?.Name),
            ("language", record.Language?.Id, record.Language?.Name),
            ("status", record.CustomStatus?.Id, record.CustomStatus?.Name),
            .. record.Tags.Select(tag => ("tag", (string?)tag.Id, tag.Name)),
            .. session.Everybody.Select(part => ("person", (string?)part.ContactId, (string?)$"{part.Name}|{part.HasBiography}|{part.HasPhoto}")),
        ];
        return names.Where(name => name.Id is not null).Select(name => ($"{name.Kind}|{name.Id}", name.Name ?? ""));
    }
}
