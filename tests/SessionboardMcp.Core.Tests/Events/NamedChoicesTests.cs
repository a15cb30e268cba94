using SessionboardMcp.Core.Events;

namespace SessionboardMcp.Core.Tests.Events;

/// <summary>One of an id is found at once, and is the one that looking through all of them would find.</summary>
public class NamedChoicesTests
{
    [Fact]
    public void Somebody_without_an_id_is_found_by_none()
    {
        var choices = new NamedChoices([new NamedChoice(null!, "Nobody"), new NamedChoice("a", "Ana")]);

        choices.Find("a")!.Name.ShouldBe("Ana");
        choices.Find("").ShouldBeNull();
    }

    [Fact]
    public void What_is_found_by_an_id_is_the_first_that_has_it_as_id_or_friendly_id()
    {
        var random = new Random(15);
        for (var round = 0; round < 500; round++)
        {
            // Few ids, so that they come twice, in other letters, and as somebody else's friendly id.
            var given = Enumerable.Range(0, random.Next(12)).Select(number => new NamedChoice(Id(), $"name {number}", random.Next(3) == 0 ? null : Id())).ToList();
            var all = given.DistinctBy(choice => choice.Id).ToList();
            var choices = new NamedChoices(given);
            foreach (var id in new[] { "a", "A", "b", "B", "dev-1", "DEV-1", "Dev-2", "", "x" })
                choices.Find(id).ShouldBeSameAs(all.Find(choice => Same(choice.Id, id) || Same(choice.FriendlyId, id)), $"{id} of {string.Join(", ", all.Select(choice => $"{choice.Id} {choice.FriendlyId}"))}");
            choices.ShouldBe(all);
        }

        string Id() => new[] { "a", "A", "b", "DEV-1", "dev-1", "dev-2", "" }[random.Next(7)];
        static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    }
}
