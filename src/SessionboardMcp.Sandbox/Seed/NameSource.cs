using Bogus.DataSets;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Names of people, unique in the whole organization also without regard to case and diacritics, and of companies.</summary>
internal sealed class NameSource
{
    private static readonly string[] FirstWords =
    [
        "Bluefinch", "Harborlight", "Stonebridge", "Larkspur", "Ironwood", "Cedarline", "Nightowl", "Brightwater", "Foxglove", "Amberfield",
        "Quillstone", "Redmaple", "Silverbirch", "Tidewell", "Umbra", "Vantage Hill", "Westmere", "Yellowpine", "Zephyrine", "Copperleaf",
        "Driftwood", "Elderbrook", "Fernhollow", "Greycliff", "Hazelmoor", "Juniper Lane", "Kestrel", "Lighthouse", "Mossgate", "Northwick",
    ];

    // The datasets, never Bogus' format strings: those parse "{{…}}" by reflection, which native compilation cannot do.
    private readonly Name _names = new("en");
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public NameSource()
    {
        foreach (var (first, last, mailbox) in NotableNames.All)
        {
            _used.Add(Wording.Plain($"{first} {last}"));
            _used.Add(mailbox);
        }
    }

    public (string First, string Last, string Mailbox) Next(Dice dice)
    {
        _names.Random = dice.Randomizer;
        while (true)
        {
            var (first, last) = (_names.FirstName(), _names.LastName());
            var mailbox = $"{Wording.Slug(first)}.{Wording.Slug(last)}";
            if (_used.Add(mailbox) && _used.Add(Wording.Plain($"{first} {last}")))
                return (first, last, mailbox);
        }
    }

    public string GivenName(Dice dice)
    {
        _names.Random = dice.Randomizer;
        return _names.FirstName();
    }

    public static string Company(Dice dice, Vocabulary vocabulary) => $"{dice.Pick(FirstWords)} {dice.Pick(vocabulary.CompanyKinds)}";
}
