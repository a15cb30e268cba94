using System.Diagnostics;
using SessionboardMcp.Planning.Reading;
using SessionboardMcp.Planning.Tests.Support;

namespace SessionboardMcp.Planning.Tests.Reading;

/// <summary>Rules come from models and strangers: what is wrong must not cost more than reading it, whatever it is made of. The work is counted where it can be.</summary>
public sealed class ReadingCostTests
{
    private const int Rules = 500, Names = 1_000;

    public static TheoryData<string> Kinds => new("unknown words", "one word of all", "whole names", "and and and", "quotes", "the the the", "signs", "no spaces", "another alphabet", "right to left");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Five_hundred_wrong_rules_are_read_by_looking_each_name_up_once(string kind)
    {
        var conference = new Conference().Room("Hall");
        for (var number = 0; number < Names; number++)
            conference.Session($"The data of trust and keys, part {number}: {new string((char)('a' + (number % 26)), 20)}", $"Ada Lovelace {number}");
        var folded = 0;
        var texts = Enumerable.Range(0, Rules).Select(number => Text(kind, number)).ToList();
        var start = Stopwatch.GetTimestamp();

        var read = new RuleReader(new EventNames(conference.Input, text => Counted(text)), [Conference.Tuesday]).ReadAll(texts);

        // A session and a person have a name and an id each; a rule has a name, its first words, and a few parts of it.
        folded.ShouldBeLessThan((4 * Names) + 10 + (Rules * 60));
        read.ShouldAllBe(one => one.Rule == null);
        read.Take(5).ShouldAllBe(one => one.Error!.Message.Length > 10);
        // Measured it is a tenth of a second; with the nearest names for all it is minutes.
        Stopwatch.GetElapsedTime(start).TotalSeconds.ShouldBeLessThan(20);

        string Counted(string text)
        {
            folded++;
            return text;
        }
    }

    [Theory]
    [InlineData("!")]
    [InlineData("\"")]
    [InlineData("\u201c")]
    [InlineData("a ")]
    [InlineData("10:00-")]
    public void A_rule_of_any_length_is_not_taken_apart(string part)
    {
        var read = new Conference().Room("Hall").Read($"a{string.Concat(Enumerable.Repeat(part, 300_000))}").Single();

        (read.Rule, read.Error!.Position).ShouldBe((null, 0));
        read.Error.Message.ShouldStartWith("A rule has 500 characters at most. The nearest right form: ");
    }

    private static string Text(string kind, int number)
    {
        var text = kind switch
        {
            "unknown words" => Repeated(word => $"xy{(word * (number + 1)) % 97} "),
            "one word of all" => $"data {number} and {Repeated(_ => "data and ")}",
            "whole names" => Repeated(word => $"The data of trust and keys, part {word + number} and "),
            "and and and" => Repeated(_ => "and "),
            "quotes" => Repeated(word => $"\"Ada {word}\" and "),
            "the the the" => Repeated(_ => "the "),
            "signs" => Repeated(_ => "\u2014 - : ( "),
            "no spaces" => Repeated(word => $"abc{word % 10}"),
            "another alphabet" => Repeated(_ => "нельзя в пятницу до полудня и "),
            _ => Repeated(_ => "\u202e\u0000\u200fشبكة \u2066"),
        };
        return $"{text[..Math.Min(text.Length, 480)].Trim()} if {number} is nice";
    }

    private static string Repeated(Func<int, string> part) => string.Concat(Enumerable.Range(0, 200).Select(part));
}
