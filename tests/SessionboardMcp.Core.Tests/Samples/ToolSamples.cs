using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Samples;

/// <summary>The sample of every tool of the catalogue, those included that only some clients see.</summary>
internal static class ToolSamples
{
    private static readonly Dictionary<Type, ToolSample> ByTool = typeof(ToolSample).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(ToolSample)))
        .Select(type => (ToolSample)Activator.CreateInstance(type)!)
        .ToDictionary(sample => sample.Tool.GetType());

    /// <summary>Every tool, in the order of the catalogue.</summary>
    public static IReadOnlyList<SessionboardTool> Tools { get; } = [.. ToolCatalogue.Create(), .. DeepResearch.Create(), .. Views.Create()];

    /// <summary>The names of every tool.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Tools.Select(tool => tool.ProtocolTool.Name)];

    /// <summary>The sample of every tool that has one.</summary>
    public static IReadOnlyList<ToolSample> All { get; } = [.. Tools.Where(tool => ByTool.ContainsKey(tool.GetType())).Select(tool => ByTool[tool.GetType()])];

    /// <summary>What is missing or too many, each with what to do.</summary>
    public static IEnumerable<string> Complaints =>
    [
        .. Tools.Where(tool => !ByTool.ContainsKey(tool.GetType())).Select(Complaint),
        .. ByTool.Values.Where(sample => !Names.Contains(sample.Name)).Select(sample => $"{sample.GetType().Name} is of no tool of the catalogue. Add its tool to ToolCatalogue.cs, or remove the sample."),
    ];

    /// <summary>So that the search over events looks into one, and what would change something can be asked for again and again.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } =
        new Dictionary<string, string?> { ["Tools:SearchEvents:0"] = $"{SeededEvents.PublishingForum}", ["Writes:Approval"] = "always" };

    /// <summary>The sample of a tool.</summary>
    public static ToolSample Of(string name)
    {
        var tool = Tools.First(tool => tool.ProtocolTool.Name == name);
        return ByTool.TryGetValue(tool.GetType(), out var sample) ? sample : throw new KeyNotFoundException(Complaint(tool));
    }

    private static string Complaint(SessionboardTool tool)
    {
        var type = tool.GetType().Name;
        var name = type.EndsWith("Tool", StringComparison.Ordinal) ? type[..^4] : type;
        return $"{tool.ProtocolTool.Name} has no sample. Add tests/SessionboardMcp.Core.Tests/Samples/{name}Sample.cs with a class {name}Sample : ToolSample<{type}>, as SearchPeopleSample.cs is one.";
    }
}
