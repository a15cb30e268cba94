using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Core.Tests.Pages;

/// <summary>What a button says names what it is about, as people call it.</summary>
public sealed class CountedTests
{
    [Theory]
    [InlineData("abstract,abstract", "Change 2 abstracts")]
    [InlineData("abstract", "Change 1 abstract")]
    [InlineData(",,", "Change 3 sessions")]
    [InlineData("abstract,", "Change 2 sessions and abstracts")]
    public void Sessions_and_abstracts_are_told_apart(string nouns, string button) =>
        Counted.Button(Of([.. nouns.Split(',').Select(noun => Record(RecordKind.Session) with { Noun = noun.Length == 0 ? null : noun })])).ShouldBe(button);

    [Theory]
    [InlineData(RecordKind.Status, 2, "Change 2 statuses")]
    [InlineData(RecordKind.Draft, 1, "Change 1 draft")]
    [InlineData(RecordKind.Contact, 1_200, "Change 1,200 contacts")]
    public void Every_kind_has_its_plural(RecordKind kind, int count, string button) =>
        Counted.Button(Of([.. Enumerable.Repeat(Record(kind), count)])).ShouldBe(button);

    [Fact]
    public void Of_several_kinds_they_are_records() =>
        Counted.Button(Of([Record(RecordKind.Session), Record(RecordKind.Track)])).ShouldBe("Change 2 records");

    private static ChangeSet Of(IReadOnlyList<RecordChange> records) => SampleChanges.One() with { Records = records };

    private static RecordChange Record(RecordKind kind) => new() { Kind = kind, Action = RecordAction.Update, Id = "x", Name = "x" };
}
