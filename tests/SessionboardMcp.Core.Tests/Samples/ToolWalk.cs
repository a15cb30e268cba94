using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

/// <summary>Asks every tool for everything that an organization holds, page by page; of single records each so-many-th.</summary>
/// <param name="ask">Calls a tool, and returns what it answers.</param>
/// <param name="organization">What there is.</param>
/// <param name="every">Of single records one is asked for among so many.</param>
/// <param name="tryOut">Calls a tool that may refuse, and returns what it says.</param>
internal sealed partial class ToolWalk(Func<string, object?, Task<JsonElement>> ask, Organization organization, int every, Func<string, object?, Task<(bool Failed, string Text)>> tryOut)
{
    private const int AtOnce = 8;

    private readonly ConcurrentBag<(string Tool, string Text)> _answers = [];

    /// <summary>Everything that was answered.</summary>
    public IReadOnlyCollection<(string Tool, string Text)> Answers => _answers;

    /// <summary>Of single records one is asked for among so many.</summary>
    public int Every => every;

    /// <summary>The sessions of an event that can be asked for.</summary>
    public static IEnumerable<Session> SessionsOf(Event @event) =>
        @event.Sessions.Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null });

    /// <summary>Walks.</summary>
    public async Task RunAsync()
    {
        foreach (var sample in ToolSamples.All)
            await sample.WalkAsync(this);
        // Event by event, so that what was read of one serves all tools.
        foreach (var @event in organization.Events)
        {
            foreach (var sample in ToolSamples.All)
                await sample.WalkAsync(this, @event);
        }
    }

    /// <summary>Asks once.</summary>
    public async Task<JsonElement> AskAsync(string tool, object? arguments)
    {
        var answer = await ask(tool, arguments);
        _answers.Add((tool, answer.GetRawText()));
        return answer;
    }

    /// <summary>Asks what is refused where something is masked.</summary>
    public async Task TryAsync(string tool, object? arguments) => _answers.Add((tool, (await tryOut(tool, arguments)).Text));

    /// <summary>Asks for every page.</summary>
    public async Task PagesAsync(string tool, Func<int, object> arguments)
    {
        var answer = await AskAsync(tool, arguments(1));
        for (var page = 2; answer.TryGetProperty("nextPage", out _); page++)
            answer = await AskAsync(tool, Turned(answer, arguments(page)));
    }

    /// <summary>The ids in a list that needs no arguments.</summary>
    public async Task<IReadOnlyList<string?>> IdsAsync(string list)
    {
        var answer = await AskAsync(list, null);
        var id = Array.FindIndex(answer.Columns(), column => column.EndsWith("id", StringComparison.Ordinal));
        return [.. answer.Rows().Select(row => row[id].GetString())];
    }

    /// <summary>Asks for each, several at once.</summary>
    public static Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> ask) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (item, _) => await ask(item));

    // Where rows did not fit, the rest is asked for with another limit, as the answer says.
    private static Dictionary<string, object?> Turned(JsonElement answer, object arguments)
    {
        var next = JsonSerializer.SerializeToElement(arguments).EnumerateObject().ToDictionary(property => property.Name, property => (object?)property.Value);
        next["page"] = answer.GetProperty("nextPage").GetInt32();
        if (answer.Notice() is { } notice && Rest().Match(notice) is { Success: true } match)
            next["limit"] = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return next;
    }

    [GeneratedRegex(@"with limit (\d+) and page")]
    private static partial Regex Rest();
}
