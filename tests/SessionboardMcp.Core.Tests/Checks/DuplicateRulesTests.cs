using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Tests.Checks;

public sealed class DuplicateRulesTests
{
    private const string Mask = "j***@a***.com";

    [Fact]
    public void Among_people_of_one_mask_those_are_told_whose_names_are_forms_of_one_as_if_each_were_compared_with_each()
    {
        var random = new Random(11);
        string[] words = ["Ada", "Byron", "A.", "B.", "J", "Jane", "Doe", "Łucja", "lucja", "O'Neil", "ONeil", "***", "Smith-Jones", "Jones", "9"];
        List<IndexedPerson> people = [.. Enumerable.Range(0, 300).Select(number => Person(number, string.Join(' ', Enumerable.Range(0, random.Next(4)).Select(_ => words[random.Next(words.Length)]))))];

        var pairs =
            from first in Enumerable.Range(0, people.Count)
            from second in Enumerable.Range(first + 1, people.Count - first - 1)
            let one = people[first].Name
            let other = people[second].Name
            where Folding.Words(one) != Folding.Words(other) && !Core.Answers.MaskedText.IsName(one) && !Core.Answers.MaskedText.IsName(other) && NameForms.AreOfOneName(one, other)
            select (people[first].Record.Id, people[second].Record.Id);

        Emails(people).Select(problem => (problem.People[0].Id, problem.People[1].Id)).ShouldBe(pairs);
    }

    [Fact]
    public void Twenty_thousand_people_of_one_mask_are_not_compared_each_with_each()
    {
        // Two hundred million comparisons would take minutes.
        List<IndexedPerson> people = [.. Enumerable.Range(0, 20_000).Select(number => Person(number, $"{Letters(number)} {Letters(number + 50_000)}"))];
        people.Add(Person(20_000, $"{Letters(7)[..1]}. {Letters(50_007)}"));

        Emails(people).ShouldHaveSingleItem().People.Select(person => person.Id).ShouldBe(["7", "20000"]);

        static string Letters(int number) => string.Concat($"{number:D6}".Select(digit => (char)('a' + digit - '0')));
    }

    private static IEnumerable<Problem> Emails(IEnumerable<IndexedPerson> people) =>
        DuplicateRules.Emails(people.Select((person, place) => new Placed<IndexedPerson>(person, ContactKeys.Of(person).Address, place))).Select(found => found.Problem);

    private static IndexedPerson Person(int number, string name) =>
        new() { Record = new Contact { Id = $"{number}", Email = Mask }, Name = name, Biography = default, IsSpeaker = false };
}
