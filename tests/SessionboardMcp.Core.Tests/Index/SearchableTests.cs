using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tests.Index;

/// <summary>What is searched is brought up to date record by record, and finds what looking through every record finds.</summary>
public sealed class SearchableTests
{
    private static readonly string[] Vocabulary =
    [
        "data", "Database", "Daten", "Kubernetes", "real-time", "realtime", "real", "time", "Timely", "C++", "C", "C#", ".NET", "ASP.NET", "Zürich", "Zurich", "Ångström",
        "東京", "が", "O'Brien", "R&D", "AI/ML", "a@b.example", "+49 30 5557712", "v1.2", "🚀", "🚀 launch", "machine", "learning", "machine learning", "data\nplan", "***",
    ];

    private static readonly string[] Wanted =
    [
        "data", "dat", "d", "daten plan", "\"data plan\"", "\"machine learning\"", "machine learn", "learning machine", "real time", "real-time", "\"real time\"", "realtime", "c", "c++", "c#",
        ".net", "net", "asp.net", "zurich", "ZÜR", "angstrom", "東京", "京", "が", "o'brien", "obrien", "r&d", "ai ml", "ai/ml", "example", "a@b.example", "5557712", "v1.2", "data data dat",
    ];

    private static readonly SearchForm<Note> Form = new(
        "notes", note => note.Id, note => note.Texts, Comparer<Note>.Create((one, other) => one.Place != other.Place ? one.Place.CompareTo(other.Place) : string.CompareOrdinal(one.Id, other.Id)));

    [Theory]
    [InlineData(1, 120, 1_500, false)]
    [InlineData(2, 600, 1_000, true)]
    [InlineData(3, 3, 1_000, true)]
    public void After_a_thousand_random_changes_it_finds_what_a_fresh_one_finds(int seed, int size, int changes, bool masks)
    {
        var random = new Random(seed);
        var next = 0;
        List<Note> notes = [.. Enumerable.Range(0, size).Select(_ => Any())];
        var made = new MadeOnce();
        Searchable<Note>.Of(made, notes, Form, masks);

        for (var change = 1; change <= changes; change++)
        {
            notes = [.. notes];
            Change(notes);
            made = new MadeOnce(made);
            var renewed = Searchable<Note>.Of(made, notes, Form, masks);
            if (change % (changes / 10) == 0)
                Same(renewed, notes, masks);
        }

        Note Any() => new($"{next++:D5}", random.Next(50), new SearchTexts(Some(), Some(), Some()));

        string?[] Some() => [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(10) == 0 ? null : string.Join(' ', Enumerable.Range(0, random.Next(5)).Select(_ => Vocabulary[random.Next(Vocabulary.Length)])))];

        void Change(List<Note> all)
        {
            var place = random.Next(all.Count);
            switch (random.Next(6))
            {
                case 0:
                    all.Insert(place, Any());
                    break;
                case 1 when all.Count > 1:
                    all.RemoveAt(place);
                    break;
                case 2:
                    all[place] = all[place] with { Place = random.Next(50) };
                    break;
                // Read anew, and nothing else.
                case 3:
                    all[place] = all[place] with { Texts = new SearchTexts([.. all[place].Texts.Title], [.. all[place].Texts.Names], [.. all[place].Texts.Others]) };
                    break;
                case 4:
                    all.Reverse();
                    break;
                default:
                    all[place] = Any() with { Id = all[place].Id };
                    break;
            }
        }
    }

    [Fact]
    public void One_change_of_many_folds_one_record_and_a_whole_reading_that_says_the_same_folds_none()
    {
        var folded = 0;
        var form = Form with
        {
            Texts = note =>
            {
                folded++;
                return note.Texts;
            },
        };
        List<Note> notes = [.. Enumerable.Range(0, 5_000).Select(number => new Note($"{number:D5}", number, new SearchTexts([$"title {number}"], [], [$"text of {number}"])))];
        var made = new MadeOnce();
        Searchable<Note>.Of(made, notes, form, masks: true);
        folded.ShouldBe(5_000);

        (made, folded, notes) = (new MadeOnce(made), 0, [.. notes]);
        notes[4_000] = notes[4_000] with { Texts = new SearchTexts(["another"], [], []) };
        var changed = Searchable<Note>.Of(made, notes, form, masks: true);
        folded.ShouldBeInRange(1, 2, "the new one, and the old one to compare it with");
        changed.Find(SearchWords.Read("text", "another"), _ => true).ShouldHaveSingleItem().ShouldBeSameAs(notes[4_000]);
        changed.Find(SearchWords.Read("text", "4000"), _ => true).ShouldBeEmpty();

        (made, folded, notes) = (new MadeOnce(made), 0, [.. notes.Select(note => note with { })]);
        var anew = Searchable<Note>.Of(made, notes, form, masks: true);
        folded.ShouldBe(10_000, "each is compared with what it was, and none is folded");
        anew.Find(SearchWords.Read("text", "another"), _ => true).ShouldHaveSingleItem().ShouldBeSameAs(notes[4_000]);
    }

    [Fact]
    public void Records_of_one_id_are_found_each()
    {
        List<Note> notes = [new("1", 1, new SearchTexts(["one"], [], [])), new("1", 2, new SearchTexts(["one"], [], []))];
        var made = new MadeOnce();
        Searchable<Note>.Of(made, notes, Form, masks: false).Find(SearchWords.Read("text", "one"), _ => true).Count.ShouldBe(2);

        Same(Searchable<Note>.Of(new MadeOnce(made), [.. notes, notes[0]], Form, masks: false), [.. notes, notes[0]], masks: false);
    }

    private static void Same(Searchable<Note> searchable, List<Note> notes, bool masks)
    {
        var fresh = Searchable<Note>.Of(new MadeOnce(), notes, Form, masks);
        searchable.Records.ShouldBe(fresh.Records);
        var texts = notes.Distinct(ReferenceEqualityComparer.Instance).ToDictionary(
            note => note!, note => SearchedRecord.Of(((Note)note!).Texts.Title, ((Note)note).Texts.Names, ((Note)note).Texts.Others, masks), ReferenceEqualityComparer.Instance);
        foreach (var wanted in Wanted)
        {
            var words = SearchWords.Read("text", wanted);
            string[] expected = [.. notes.Select(note => (note, Rank: words.RankOf(texts[note]))).Where(ranked => ranked.Rank is not null)
                .OrderBy(ranked => ranked.Rank).ThenBy(ranked => ranked.note, Form.Order).Select(ranked => ranked.note.Id)];

            searchable.Find(words, _ => true).Select(note => note.Id).ShouldBe(expected, wanted);
            fresh.Find(words, note => note.Place % 2 == 0).Select(note => note.Id).ShouldBe(searchable.Find(words, note => note.Place % 2 == 0).Select(note => note.Id), wanted);
        }
    }

    private sealed record Note(string Id, int Place, SearchTexts Texts);
}
