using System.Text.Json;

namespace SessionboardMcp.Refusals;

/// <summary>A call of a tool that changes something, whose arguments it has to refuse.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Says">What is said to it, or the part of it that tells this refusal from others.</param>
internal sealed record Refusal(string Tool, IReadOnlyDictionary<string, object?> Arguments, string Says)
{
    /// <summary>Whether it is refused because personal data is masked, or only where it is not; null where that is all one.</summary>
    public bool? Masked { get; init; }

    /// <summary>What a program that does not plan says instead; null where that is all one.</summary>
    public string? WithoutPlanner { get; init; }

    /// <summary>What is said to all that is wrong in the same way: the end of it, without names and values.</summary>
    public string Kind => string.Concat(Says.Split('`', '"').Where((_, number) => number % 2 == 0)) is var words && words.Length > 25 ? words[^25..] : words;

    /// <summary>Whether that was said, and says how it is done rightly without a mask over our own example.</summary>
    public bool IsTold(string said) =>
        said.Contains(Says, StringComparison.Ordinal)
        && ((string[])["such as \"", "A right one: "]).All(begin => said.Split(begin, 2) is not [_, var example] || !example.Contains("***", StringComparison.Ordinal));

    public override string ToString() => $"{Tool} {Text(JsonSerializer.Serialize(Arguments))} → {Says}";

    private static string Text(string arguments) => arguments.Length > 300 ? $"{arguments[..300]}…" : arguments;
}

/// <summary>A call that is right but for one argument, which is made wrong in one way after the other.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">The right arguments.</param>
internal sealed record RightCall(string Tool, params (string Name, object? Value)[] Arguments)
{
    /// <summary>The call with one argument instead, or besides.</summary>
    public Refusal With(string argument, object? value, string says) => With([(argument, value)], says);

    /// <summary>The call with several arguments instead, or besides.</summary>
    public Refusal With((string Name, object? Value)[] others, string says) => new(Tool, Changed(others), says);

    /// <summary>The call without an argument.</summary>
    public Refusal Without(string argument, string says) => new(Tool, Changed([]).Where(one => one.Key != argument).ToDictionary(), says);

    /// <summary>The call as it is, which is wrong already.</summary>
    public Refusal AsItIs(string says) => new(Tool, Changed([]), says);

    private Dictionary<string, object?> Changed((string Name, object? Value)[] others)
    {
        var all = Arguments.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
        foreach (var (name, value) in others)
            all[name] = value;
        return all;
    }
}
