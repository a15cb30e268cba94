using System.Globalization;
using System.Text.RegularExpressions;

namespace SessionboardMcp.Server.Tests.Flows.TakenAway;

/// <summary>No answer is of data that is older than a minute, whatever was asked before it and when.</summary>
public sealed partial class AgeTests
{
    private const int Shares = 4;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Nothing_is_older_than_a_minute()
    {
        await using var person = await ManyConnections.StartAsync();
        var one = await person.ConnectAsync();
        var told = new HashSet<string>();
        var oldest = TimeSpan.Zero;
        for (var turn = 0; turn < 24; turn++)
        {
            // Now these, now those, so that what one answer is made of was read at different times.
            foreach (var question in Question.All.Where(question => !question.Waits).Where((_, place) => place % Shares == turn % Shares))
            {
                var reply = await one.AskAsync(question);
                reply.Refusal.ShouldBeNull(question.Name);
                if (AsOf().Match(reply.Json.GetRawText()) is not { Success: true } match)
                    continue;
                told.Add(question.Name);
                var age = person.Now - DateTimeOffset.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
                // It is told in whole seconds.
                age.ShouldBeLessThan(Minute + TimeSpan.FromSeconds(1), question.Name);
                oldest = age > oldest ? age : oldest;
            }

            person.Pass(Step);
        }

        told.ShouldBe(Question.All.Where(question => !question.Waits).Select(question => question.Name).Except(["search", "completion", "sessionboard://events/3722/agenda"]), ignoreOrder: true);
        oldest.ShouldBeGreaterThan(TimeSpan.FromSeconds(30), "else nothing was kept");
    }

    [GeneratedRegex("as_?[oO]f.{1,16}?([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z)", RegexOptions.CultureInvariant)]
    private static partial Regex AsOf();
}
