using System.Runtime.CompilerServices;
using SessionboardMcp.Sandbox.Insights;
using SessionboardMcp.Sandbox.Insights.Execution;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL;
using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sqlite.Execution;

namespace SessionboardMcp.Sandbox.Tests.Insights.Offers;

public sealed class OfferedQueriesTests
{
    private static readonly Event Largest = Seeded.Event(Seeded.DevCon);
    private static readonly SbqlSchema Schema = InsightsSchema.OfEvent(Largest);

    private static readonly CheckOptions Options = new()
    {
        CoreStatuses = ["accepted", "accept_queue", "pending", "decline_queue", "declined"],
        KnownStatuses = ["accepted", "accept_queue", "pending", "decline_queue", "declined", .. Largest.Statuses.Select(status => status.Name)],
        KnownValues = new Dictionary<string, KnownNames> { ["tracks.name"] = Names("track", Largest.Tracks), ["tags.name"] = Names("tag", Largest.Tags) },
    };

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Doubts.All.Count)];

    [Theory]
    [MemberData(nameof(Places))]
    public void What_is_offered_answers_what_was_meant_and_what_was_written_does_not(int place)
    {
        var doubt = Doubts.All[place];
        var query = Doubts.Filled(doubt, Largest);
        var meant = doubt.Rows(Largest).Select(row => Rows.Line(row, Largest)).Order(StringComparer.Ordinal).ToList();

        var found = SbqlChecker.Check(query, Schema, Options).Diagnostics.Where(found => found.Code == doubt.Code).ShouldHaveSingleItem(query);
        Answer(query).ShouldNotBe(meant, query);
        Answer(found.CorrectedQuery!).ShouldBe(meant, found.CorrectedQuery);
        SbqlChecker.Check(found.CorrectedQuery!, Schema, Options).Diagnostics.Select(left => left.Code).ShouldNotContain(doubt.Code, found.CorrectedQuery);
    }

    [Fact]
    public void Whatever_is_offered_is_clean_of_what_it_is_offered_for_and_runs_where_no_error_is_left()
    {
        var offered = 0;
        foreach (var text in WrongQueries().Concat(Doubts.All.Select(doubt => Doubts.Filled(doubt, Largest))))
        {
            foreach (var found in SbqlChecker.Check(text, Schema, Options).Diagnostics.Where(found => found.CorrectedQuery is not null))
            {
                var left = SbqlChecker.Check(found.CorrectedQuery!, Schema, Options);
                left.Diagnostics.ShouldNotContain(other => other.Code == found.Code && other.Message == found.Message, found.CorrectedQuery);
                if (found.Severity == DiagnosticSeverity.Warning)
                    left.HasErrors.ShouldBeFalse(found.CorrectedQuery);
                if (left.HasErrors || left.Query is null)
                    continue;
                offered++;
                // That a right query asks for more rows than the sandbox gives is no fault of the offer.
                if (Execute(found.CorrectedQuery!).Error is { } error)
                    error.ShouldStartWith("The query is too much to run", customMessage: found.CorrectedQuery);
            }
        }

        offered.ShouldBeGreaterThan(100);
    }

    private static KnownNames Names(string kind, IEnumerable<Setting> settings)
    {
        string[] names = [.. settings.Select(setting => setting.Name)];
        return new KnownNames(kind, names, names);
    }

    private static List<string> Answer(string query)
    {
        var result = Execute(query);
        result.Error.ShouldBeNull(query);
        return [.. result.Page!.Rows.Select(row => Rows.Line(row, Largest)).Order(StringComparer.Ordinal)];
    }

    private static InsightsResult Execute(string query) => new InsightsEngine(new QueryBounds()).Execute(Seeded.Organization, new InsightsRequest
    {
        Query = query,
        EventIds = [Largest.Id],
        MasksPii = false,
        Limit = int.MaxValue,
    });

    // The committed list of the checker's own tests: one entry a paragraph, the query in its first line.
    private static IEnumerable<string> WrongQueries([CallerFilePath] string path = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "SessionboardMcp.SbQL.Tests", "Checking", "WrongQueries.txt");
        return File.ReadAllText(file).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Trim('\n').Split('\n')[0].Replace('⏎', '\n'));
    }
}
