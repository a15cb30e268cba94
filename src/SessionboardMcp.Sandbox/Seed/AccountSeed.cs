using Bogus.DataSets;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Makes the sponsors and exhibitors of an event, each with two of its contacts.</summary>
internal sealed class AccountSeed
{
    private readonly EventPlan _plan;
    private readonly EventSettings _settings;
    private readonly Dice _dice;
    private readonly Address _address;
    private readonly Company _company;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public AccountSeed(EventPlan plan, EventSettings settings)
    {
        _plan = plan;
        _settings = settings;
        _dice = Dice.For(plan.Id, "accounts");
        _address = new Address("en") { Random = _dice.Randomizer };
        _company = new Company("en") { Random = _dice.Randomizer };
    }

    public IReadOnlyList<Account> Sponsors() =>
        [.. Enumerable.Range(1, _plan.Sponsors).Select(number => Make("sponsor", number, _plan.LastSubmitter + (number * 2) - 1))];

    public IReadOnlyList<Account> Exhibitors() =>
        [.. Enumerable.Range(1, _plan.Exhibitors).Select(number => Make("exhibitor", number, _plan.LastSubmitter + ((_plan.Sponsors + number) * 2) - 1))];

    private Account Make(string kind, int number, int firstContact)
    {
        var name = Name();
        var slug = Wording.Slug(name);
        var created = _dice.Moment(_plan.Created, _plan.CallCloses);
        var account = new Account
        {
            Id = StableId.Of(kind, _plan.Id, number).ToString(),
            Number = number,
            Name = name,
            Description = number == 1 || _dice.Chance(85) ? $"<p>{name} helps customers to {_company.Bs()}. {_company.CatchPhrase()} since {_dice.Between(1961, 2024)}.</p>" : null,
            Profile = Profile(number, slug),
            CreatedAt = created,
            UpdatedAt = _dice.Moment(created, _plan.LastChange),
            Contacts =
            [
                new AccountContact(StableId.Contact(_plan.Id, firstContact), IsPrimary: true, created.AddMinutes(5), created.AddDays(1)),
                new AccountContact(StableId.Contact(_plan.Id, firstContact + 1), IsPrimary: false, created.AddMinutes(9), created.AddDays(2)),
            ],
        };
        return account with
        {
            CustomValues = CustomValues(kind, account, slug),
            Translations = _plan.HasTranslations && number % 5 == 1 ? SpanishTexts.Of(account, _settings) : [],
        };
    }

    private string Name()
    {
        while (true)
        {
            var name = NameSource.Company(_dice, _plan.Vocabulary);
            if (_dice.Chance(35))
                name += $" {_company.CompanySuffix()}";
            if (_names.Add(name))
                return name;
        }
    }

    private SortedDictionary<string, string> Profile(int number, string slug)
    {
        var profile = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(90, "logo_image_url", () => $"https://logos.{_plan.Domain}/{slug}.png");
        Add(40, "banner_image_url", () => $"https://logos.{_plan.Domain}/{slug}-banner.png");
        Add(70, "phone", () => ProfileSeed.Phone(_dice));
        Add(60, "address_line_1", () => $"{_dice.Between(1, 980)} {_address.StreetName()}");
        Add(20, "address_line_2", () => $"Floor {_dice.Between(2, 40)}");
        Add(75, "address_city", _address.City);
        Add(60, "address_state", _address.StateAbbr);
        Add(60, "address_postal_code", () => _address.ZipCode("#####"));
        Add(75, "address_coutnry", () => _dice.Pick(["US", "US", "CA", "DE", "GB"]));
        Add(95, "website_url", () => $"https://{slug}.example");
        Add(80, "linkedin_url", () => $"https://linkedin.example/company/{slug}");
        Add(50, "twitter_url", () => $"https://twitter.example/{slug}");
        Add(30, "facebook_url", () => $"https://facebook.example/{slug}");
        Add(30, "instagram_url", () => $"https://instagram.example/{slug}");
        Add(5, "snapchat_username", () => slug);
        Add(8, "tiktok_username", () => slug);
        return profile;

        void Add(int percent, string name, Func<string> value)
        {
            if (number == 1 || _dice.Chance(percent))
                profile[name] = value();
        }
    }

    private CustomValue[] CustomValues(string kind, Account account, string slug)
    {
        var when = account.CreatedAt.AddHours(1);
        CustomValue tier = new(_settings.Field(FieldModule.Account, "tier").Id, _dice.Pick(["Platinum", "Gold", "Silver", "Bronze"]), when);
        CustomValue billing = new(_settings.Field(FieldModule.Account, "billing_email").Id, $"accounts@{slug}.example", when);
        CustomValue booth = new(_settings.Field(FieldModule.Account, "booth_number").Id, $"{"ABCDEF"[account.Number % 6]}{100 + account.Number}", when);
        return kind == "sponsor" ? [tier, billing] : account.Number % 3 == 0 ? [booth] : [booth, billing];
    }
}
