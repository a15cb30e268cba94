using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Makes an event's contacts: speakers, guests, submitters, then the people of sponsors and exhibitors.</summary>
internal sealed class PeopleSeed
{
    private readonly EventPlan _plan;
    private readonly EventSettings _settings;
    private readonly NameSource _names;
    private readonly Dice _dice;
    private readonly Biographies _biographies;
    private readonly ProfileSeed _profiles;

    public PeopleSeed(EventPlan plan, EventSettings settings, NameSource names)
    {
        _plan = plan;
        _settings = settings;
        _names = names;
        _dice = Dice.For(plan.Id, "people");
        _biographies = new Biographies(plan.Vocabulary, Dice.For(plan.Id, "biographies"));
        _profiles = new ProfileSeed(plan, Dice.For(plan.Id, "profiles"));
    }

    public List<Contact> Create() =>
        [.. Enumerable.Range(1, _plan.LastSubmitter + _plan.AccountContacts).Select(Person)];

    private Contact Person(int number)
    {
        var notable = _plan.Id == SeededEvents.DevCon ? NotableNames.Of(number) : null;
        var (first, last, mailbox) = notable ?? _names.Next(_dice);
        var company = NameSource.Company(_dice, _plan.Vocabulary);
        var job = _dice.Pick(_plan.Vocabulary.JobTitles);
        var speaks = number <= _plan.Speakers + _plan.Guests;
        var created = _dice.Moment(_plan.CallOpens, _plan.CallCloses);
        var contact = new Contact
        {
            Id = StableId.Contact(_plan.Id, number),
            Number = number,
            FirstName = first,
            LastName = last,
            Email = $"{mailbox}@{Wording.Slug(company)}.example",
            CreatedAt = created,
            UpdatedAt = _dice.Moment(created, _plan.LastChange),
            PhotoUrl = speaks || _dice.Chance(40) ? $"https://photos.{_plan.Domain}/people/{number}.jpg" : null,
            Company = company,
            JobTitle = job,
            About = speaks || _dice.Chance(55) ? _biographies.Write($"{first} {last}", job, company) : null,
            Profile = _profiles.For(number, first, last),
        };
        return contact with
        {
            CustomValues = CustomValues(contact),
            Translations = _plan.HasTranslations && number % 17 == 1 ? SpanishTexts.Of(contact, _settings) : [],
        };
    }

    private CustomValue[] CustomValues(Contact contact)
    {
        List<CustomValue> values = [];
        Add("dietary_needs", 30, ["Vegetarian", "Vegan", "Gluten-free", "Halal", "Kosher", "No nuts"]);
        Add("tshirt_size", 45, ["XS", "S", "M", "L", "XL", "XXL"]);
        Add("first_time_speaker", 35, ["true", "false"]);
        if (contact.Number == 1 || _dice.Chance(8))
        {
            var field = _settings.Field(FieldModule.Contact, "emergency_contact");
            values.Add(new CustomValue(field.Id, $"{_names.GivenName(_dice)} {contact.LastName}, {ProfileSeed.Phone(_dice)}", contact.CreatedAt));
        }

        return [.. values];

        void Add(string name, int percent, string[] choices)
        {
            if (contact.Number == 1 || _dice.Chance(percent))
                values.Add(new CustomValue(_settings.Field(FieldModule.Contact, name).Id, _dice.Pick(choices), contact.CreatedAt.AddMinutes(4)));
        }
    }
}
