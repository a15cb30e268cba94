using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Benchmarks;

/// <summary>What is done with a text, and how long it takes.</summary>
internal static class Steps
{
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(40);

    private static readonly SbqlSchema Schema = new(
    [
        new SbqlEntity("sessions", "session", ["Session", "Abstract"],
            [
                new("id", SbqlType.Uuid), new("title", SbqlType.Text), new("status", SbqlType.Text), new("status_category", SbqlType.Text),
                new("starts_at", SbqlType.Datetime), new("capacity", SbqlType.Int), new("is_public", SbqlType.Boolean), new("is_abstract", SbqlType.Boolean),
            ],
            [new("track", "tracks", Cardinality.One), new("speakers", "speakers", Cardinality.Many)]),
        new SbqlEntity("tracks", "track", ["Track"], [new("id", SbqlType.Uuid), new("name", SbqlType.Text)], []),
        new SbqlEntity("speakers", "speaker", ["Speaker"],
            [new("id", SbqlType.Text), new("email", SbqlType.Text, ContainsPii: true)], [new("sessions", "sessions", Cardinality.Many)]),
    ]);

    private static readonly SqlMapping Mapping = new(
        Schema.Entities.ToDictionary(entity => entity.Name, entity => new SqlEntity(entity.Name, "event", entity.Fields.ToDictionary(field => field.Name, field => field.Name))),
        Schema.Entities.SelectMany(entity => entity.Relationships.Select(way => (entity.Name, Way: way)))
            .ToDictionary(pair => (pair.Name, pair.Way.Name), pair => (IReadOnlyList<SqlJoin>)[new SqlJoin("id", pair.Way.Target, "id")]));

    private static readonly CheckOptions Options = new() { KnownStatuses = ["accepted", "declined"], MasksPersonalData = true };

    public static IReadOnlyList<(string Name, Action<string> Step)> All { get; } =
    [
        ("parse", text => SbqlParser.Parse(text)),
        ("check", text => SbqlChecker.Check(text, Schema, Options)),
        ("fix", text => SbqlFixer.Fix(text, Schema, Options)),
        ("format", text => _ = SbqlParser.Parse(text).Query is { } query ? SbqlFormatter.Format(query) : ""),
        ("explain", text => _ = SbqlParser.Parse(text).Query is { } query ? SbqlExplainer.Explain(query, Schema) : ""),
        ("compile", text => _ = SbqlParser.Parse(text).Query is { } query ? SbqlCompiler.Compile(query, Schema, Mapping, [1]) : null),
    ];

    /// <summary>
    /// The mean of as many times as it takes to be measured: time of the processor, garbage collection included, so that neither a
    /// collection in a bad moment nor other programs count.
    /// </summary>
    public static TimeSpan Time(Action<string> step, string text)
    {
        step(text);
        GC.Collect();
        var (start, times) = (Environment.CpuUsage.TotalTime, 0);
        while (Environment.CpuUsage.TotalTime - start < Enough)
        {
            step(text);
            times++;
        }

        return (Environment.CpuUsage.TotalTime - start) / times;
    }
}
