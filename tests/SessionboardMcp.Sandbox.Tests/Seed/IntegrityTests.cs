using System.Text.RegularExpressions;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Seed;

public partial class IntegrityTests
{
    [Fact]
    public void No_id_is_given_twice()
    {
        Unique(Seeded.Sessions.Select(session => session.Id));
        Unique(Seeded.Contacts.Select(contact => contact.Id));
        Unique(Seeded.Accounts.Select(account => account.Id));
        Unique(Seeded.Sessions.SelectMany(session => session.Participants).Select(part => part.Id));
        Unique(Seeded.Sessions.SelectMany(session => session.Files).Select(file => file.Id));
        Unique(Seeded.Sessions.Select(session => session.ComposedInto?.Id).OfType<Guid>());
        Unique(Seeded.Organization.Events.SelectMany(@event => @event.Ratings).Select(rating => rating.Id));
        Unique(Seeded.Organization.Events.SelectMany(Settings).Select(setting => setting.Id));
        Unique(Seeded.Organization.Events.SelectMany(@event => @event.Roles).Select(role => role.Id));
        Unique(Seeded.Sessions.SelectMany(session => session.Translations)
            .Concat(Seeded.Contacts.SelectMany(contact => contact.Translations))
            .Concat(Seeded.Accounts.SelectMany(account => account.Translations)).Select(translation => translation.Id));
        foreach (var @event in Seeded.Organization.Events)
        {
            Unique(@event.Statuses.Select(status => status.Id));
            Unique(@event.Fields.Select(field => $"{field.Module}/{field.Id}"));
            Unique(@event.Sponsors.Select(account => account.Name));
            Unique(@event.Exhibitors.Select(account => account.Name));
            @event.Sessions.Select(session => session.Number).ShouldBe(Enumerable.Range(1, @event.Sessions.Count));
            @event.Contacts.Select(contact => contact.Number).ShouldBe(Enumerable.Range(1, @event.Contacts.Count));
        }
    }

    [Fact]
    public void Everything_referred_to_exists_in_the_same_event()
    {
        foreach (var @event in Seeded.Organization.Events)
        {
            var contacts = @event.Contacts.Select(contact => contact.Id).ToHashSet();
            var known = new HashSet<object>(
            [
                .. Settings(@event).Select(setting => (object)setting.Id), .. @event.Roles.Select(role => (object)role.Id), .. @event.Statuses.Select(status => status.Id),
                .. @event.Fields.Select(field => (field.Module, field.Id)), .. @event.Sponsors.Concat(@event.Exhibitors).Select(account => account.Id), .. contacts,
            ]);
            foreach (var session in @event.Sessions)
            {
                var people = session.Participants.Select(part => part.ContactId).ToHashSet();
                people.Count.ShouldBe(session.Participants.Count);
                people.IsSubsetOf(contacts).ShouldBeTrue();
                known.IsSupersetOf(IdsOf(session)).ShouldBeTrue(session.Title);
                session.Files.All(file => file.AssignedContactId is null || people.Contains(file.AssignedContactId)).ShouldBeTrue();
                (session.SubmitterId is null || contacts.Contains(session.SubmitterId)).ShouldBeTrue();
            }

            foreach (var account in @event.Sponsors.Concat(@event.Exhibitors))
            {
                account.Contacts.Select(person => person.ContactId).ShouldBeSubsetOf(contacts);
                known.IsSupersetOf(FieldsOf(FieldModule.Account, account.CustomValues, account.Translations)).ShouldBeTrue(account.Name);
            }

            foreach (var contact in @event.Contacts)
                known.IsSupersetOf(FieldsOf(FieldModule.Contact, contact.CustomValues, contact.Translations)).ShouldBeTrue(contact.Id);
        }
    }

    [Fact]
    public void Compositions_and_parts_point_at_sessions_of_the_right_sort()
    {
        foreach (var @event in Seeded.Organization.Events)
        {
            var found = @event.DefaultSearch().ToDictionary(session => session.Id);
            foreach (var source in @event.Sessions.Where(session => session.ComposedInto is not null))
            {
                var target = found[source.ComposedInto!.TargetId];
                (source.IsAbstract, target.IsAbstract).ShouldBe(source.ComposedInto.Relationship switch
                {
                    "merged_session" => (false, false),
                    "merged_abstract" => (true, true),
                    _ => (true, false),
                });
            }

            @event.Sessions.Where(session => session.ParentId is not null).ShouldAllBe(part => found.ContainsKey(part.ParentId!.Value));
            @event.Ratings.ShouldAllBe(rating => found[rating.SessionId].IsAbstract);
        }
    }

    [Fact]
    public void All_addresses_and_numbers_are_reserved_for_examples()
    {
        var text = string.Join('\n', Seeded.Contacts.SelectMany(contact => contact.Profile.Values.Append(contact.Email).Append(contact.PhotoUrl))
            .Concat(Seeded.Contacts.SelectMany(contact => contact.CustomValues.Select(value => value.Value)))
            .Concat(Seeded.Accounts.SelectMany(account => account.Profile.Values.Concat(account.CustomValues.Select(value => value.Value))))
            .Concat(Seeded.Sessions.SelectMany(session => new[] { session.ExternalUrl, session.VideoUrl, session.MeetingUrl, session.Description }))
            .Concat(Seeded.Sessions.SelectMany(session => session.Files.Select(file => file.Url))));

        Seeded.Contacts.ShouldAllBe(contact => Regex.IsMatch(contact.Email, @"^[a-z0-9.\-]+@[a-z0-9.\-]+\.example$", RegexOptions.IgnoreCase));
        Domain().Matches(text).Select(match => match.Groups[1].Value).Where(domain => !domain.EndsWith(".example", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        Phone().Matches(text).ShouldAllBe(match => Regex.IsMatch(match.Value, @"^\+1-\d{3}-555-01\d\d$"));
    }

    [Fact]
    public void Nothing_was_changed_before_it_was_made_or_after_today()
    {
        var today = new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

        Seeded.Sessions.ShouldAllBe(session => session.CreatedAt <= session.UpdatedAt && session.UpdatedAt < today && !(session.DeletedAt >= today));
        Seeded.Contacts.ShouldAllBe(contact => contact.CreatedAt <= contact.UpdatedAt && contact.UpdatedAt < today);
        Seeded.Accounts.ShouldAllBe(account => account.CreatedAt <= account.UpdatedAt && account.UpdatedAt < today);
        Seeded.Sessions.SelectMany(session => session.Files).ShouldAllBe(file => file.CreatedAt <= file.UpdatedAt && file.UpdatedAt < today);
    }

    [Fact]
    public void Descriptions_have_the_length_of_real_ones()
    {
        var odd = PlantedOddities.All.SelectMany(oddity => oddity.SessionIds).Concat(PlantedDefects.All.SelectMany(defect => defect.SessionIds)).ToHashSet();
        foreach (var session in Seeded.Organization.Events.SelectMany(@event => @event.DefaultSearch()).Where(session => session.Description is not null && !odd.Contains(session.Id)))
        {
            session.Description.ShouldStartWith("<p>");
            session.Description.ShouldNotContain("{");
            Regex.Replace(session.Description!, "<[^>]*>", " ").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length
                .ShouldBeInRange(40, 120, session.Description);
        }
    }

    private static IEnumerable<Setting> Settings(Event @event) =>
        [.. @event.Tracks, .. @event.Rooms, .. @event.Tags, .. @event.Formats, .. @event.Levels, .. @event.Languages];

    private static IEnumerable<object> IdsOf(Session session) =>
    [
        .. new[] { session.TrackId, session.RoomId, session.LevelId, session.FormatId, session.LanguageId }.OfType<Guid>().Concat(session.TagIds)
            .Concat(session.Participants.Select(part => part.RoleId)).Select(id => (object)id),
        session.StatusId, .. session.SponsorIds, .. session.ExhibitorIds, .. FieldsOf(FieldModule.Session, session.CustomValues, session.Translations),
    ];

    private static IEnumerable<object> FieldsOf(string module, IEnumerable<CustomValue> values, IEnumerable<Translation> translations) =>
        values.Select(value => value.FieldId).Concat(translations.Select(translation => translation.FieldId)).Select(id => (object)(module, id));

    private static void Unique<T>(IEnumerable<T> ids)
    {
        var all = ids.ToList();
        all.Distinct().Count().ShouldBe(all.Count);
    }

    [GeneratedRegex(@"(?:https?://|@)([A-Za-z0-9.\-]+)")]
    private static partial Regex Domain();

    [GeneratedRegex(@"\+\d[\d\-]{6,}")]
    private static partial Regex Phone();
}
