using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SessionboardMcp.Logs;

/// <summary>
/// All that the product logs in this process, at every level. Each line is searched as it comes, and only what was found is kept.
/// </summary>
internal static class SuiteLog
{
    /// <summary>The name that rules for it go by.</summary>
    public const string Alias = "Suite";

    private const int MostLeaks = 200;
    private static readonly Lazy<SecretSearch> Search = new(MakeSearch);
    private static readonly ConcurrentDictionary<string, long> Counts = new();
    private static readonly ConcurrentDictionary<(string Category, int Event, string Kind), Leak> Kept = new();

    /// <summary>Texts that are about a person, of the data that this assembly's tests are served; asked for at the first line.</summary>
    public static Func<IReadOnlyCollection<string>> Personal { get; set; } = () => [];

    /// <summary>The number of lines so far.</summary>
    public static long Lines => Counts.Values.Sum();

    /// <summary>The categories of the lines so far.</summary>
    public static IReadOnlyCollection<string> Categories => [.. Counts.Keys];

    /// <summary>What was found so far: one line for each category, event and kind.</summary>
    public static IReadOnlyList<Leak> Leaks => [.. Kept.Values.OrderBy(leak => leak.ToString(), StringComparer.Ordinal)];

    /// <summary>Adds it to what a container logs to, with the rule by which an operator would open every category.</summary>
    public static void AddTo(ILoggingBuilder logging)
    {
        logging.AddProvider(new SuiteLoggerProvider(Take));
        logging.Services.Configure<LoggerFilterOptions>(options => options.Rules.Add(new LoggerFilterRule(Alias, null, LogLevel.Trace, null)));
    }

    private static SecretSearch MakeSearch() => new(Secrets.Known, Personal());

    /// <summary>Searches a line.</summary>
    public static void Take(string category, EventId id, string text)
    {
        Counts.AddOrUpdate(category, 1, static (_, count) => count + 1);
        foreach (var hit in Search.Value.In(text))
        {
            var key = (category, id.Id, hit.Kind);
            if (Kept.Count < MostLeaks && !Kept.ContainsKey(key))
                Kept.TryAdd(key, new Leak(category, id, hit.Kind, Search.Value.Around(text, hit)));
        }
    }
}

/// <summary>Something in a log that must not be there.</summary>
/// <param name="Category">The log's category.</param>
/// <param name="Event">The line's event.</param>
/// <param name="Kind">What was found.</param>
/// <param name="Context">The words around it, without it.</param>
internal sealed record Leak(string Category, EventId Event, string Kind, string Context)
{
    public override string ToString() => $"{Category} [{Event.Id} {Event.Name}]: {Kind} in: {Context}";
}
