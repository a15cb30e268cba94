using Microsoft.Data.Sqlite;
using SessionboardMcp.Sandbox.Insights.Catalogue;
using SessionboardMcp.Sandbox.Insights.Projection;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Insights.Projection;

/// <summary>A database that was made of the one before has the same rows, in the same places, as one that was made from nothing.</summary>
public sealed class ChangedProjectionTests
{
    private static readonly Dictionary<string, Func<Event, Event>> Edits = new()
    {
        ["a session more"] = one => one with { Sessions = [.. one.Sessions, one.Sessions[0] with { Id = Guid.NewGuid(), Number = 9_999 }] },
        ["a session less"] = one => one with { Sessions = [.. one.Sessions.Skip(1)] },
        ["a session that moved"] = one => one with { Sessions = [.. one.Sessions.Select((session, place) => place == 3 ? session with { TrackId = null, TagIds = [one.Tags[0].Id] } : session)] },
        ["a room less"] = one => one with { Rooms = [.. one.Rooms.Skip(1)] },
        ["a contact renamed"] = one => one with { Contacts = [.. one.Contacts.Select((contact, place) => place == 0 ? contact with { FirstName = "Other" } : contact)] },
        ["a speaker less"] = one => one with { Sessions = [.. one.Sessions.Select(session => session with { Participants = [.. session.Participants.Where(part => part.ContactId != one.Contacts[0].Id)] })] },
        ["a role renamed"] = one => one with { Roles = [.. one.Roles.Select(role => role with { Name = "Other" })] },
        ["a status renamed"] = one => one with { Statuses = [.. one.Statuses.Select(status => status with { Name = "Other" })] },
        ["a sponsor renamed"] = one => one with { Sponsors = [.. one.Sponsors.Select(account => account with { Name = "Other" })] },
        ["a field renamed"] = one => one with { Fields = [.. one.Fields.Select(field => field.IsCustom ? field with { InternalName = "other_" + field.InternalName } : field)] },
        ["another zone"] = one => one with { TimeZone = "Asia/Tokyo" },
        ["ratings gone"] = one => one with { Ratings = [] },
        ["nothing left"] = one => one with { Sessions = [], Contacts = [], Sponsors = [], Exhibitors = [] },
    };

    public static TheoryData<string> Names => new(Edits.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_the_same_as_one_made_from_nothing(string edit)
    {
        foreach (var changed in new[] { Seeded.HealthDay, Seeded.Publishing })
        {
            using var _ = ProjectionDatabase.Of(Seeded.Organization).OpenReader();
            var after = Seeded.Organization.With(Edits[edit](Seeded.Event(changed)));

            using var made = ProjectionDatabase.Of(after).OpenReader();

            Rows(made).ShouldBe(Rows(FromNothing(after)));
        }
    }

    [Fact]
    public void It_follows_a_chain_of_changes_and_every_version_keeps_its_rows()
    {
        var organization = Seeded.Organization;
        List<(SqliteConnection Reader, long Sessions)> versions = [];
        foreach (var turn in Enumerable.Range(0, 20))
        {
            organization = organization.With(Edits["a session more"](organization.Events.Single(one => one.Id == Seeded.HealthDay)));
            var reader = ProjectionDatabase.Of(organization).OpenReader();
            versions.Add((reader, Count(reader)));
        }

        versions.Select(version => version.Sessions - versions[0].Sessions).ShouldBe(Enumerable.Range(0, 20).Select(turn => (long)turn));
        versions.ShouldAllBe(version => Count(version.Reader) == version.Sessions);
        versions.ForEach(version => version.Reader.Dispose());
    }

    [Fact]
    public void One_that_let_go_of_its_rows_has_them_again_when_asked()
    {
        var database = ProjectionDatabase.Of(Seeded.Organization with { Name = "Empty" });
        using var before = database.OpenReader();

        database.Empty();

        database.TryOpenReader().ShouldBeNull();
        using var after = database.OpenReader();
        Count(after).ShouldBe(Count(before));
    }

    private static SqliteConnection FromNothing(Organization organization)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        new ProjectionLoader(connection, ProjectionSchema.Of(organization)).Load(organization);
        return connection;
    }

    private static long Count(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sessions";
        return (long)command.ExecuteScalar()!;
    }

    private static List<string> Rows(SqliteConnection connection)
    {
        List<string> rows = [];
        foreach (var table in InsightsCatalogue.Entities.Select(entity => entity.Name).Concat(Links.All.Select(link => link.Table)))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1, 2";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add($"{table}: {string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue))}");
        }

        return rows;
    }
}
