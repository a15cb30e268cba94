using System.Text.Json;

namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>
/// Holds answers against a digest in a closed world: nothing undeclared, everything of its type, null and <c>{}</c> only
/// where allowed, and what is always there is there: ids, arrays, and all of the envelope. Remembers what it has seen.
/// </summary>
internal sealed class ContractValidator(ApiDigest digest, IReadOnlyList<Deviation> deviations)
{
    private static readonly string[] WholeShapes = ["Pagination", "CompositionStatus", "CompositionDetail"];

    private readonly HashSet<(string Operation, string Path)> _seen = [];
    private readonly HashSet<Deviation> _used = [];

    /// <summary>The problems of one answer; none if it is as it should be.</summary>
    public IReadOnlyList<string> Validate(string operationId, JsonElement answer)
    {
        var operation = digest.Operations[operationId];
        if (answer.ValueKind == JsonValueKind.Array && answer.GetArrayLength() == 0)
            return [$"{operationId}: an empty list proves nothing"];
        var visit = new Visit(operationId);
        Check(visit, "", operation.Answer!, answer);
        _seen.UnionWith(visit.Seen.Select(path => (operationId, path)));
        _used.UnionWith(visit.Used);
        return visit.Problems;
    }

    /// <summary>Every declared property of an operation that no answer had, save those that never are there.</summary>
    public IReadOnlyList<string> Unseen(string operationId)
    {
        List<string> unseen = [];
        foreach (var path in Declared("", digest.Operations[operationId].Answer!).Where(path => !_seen.Contains((operationId, path))))
        {
            if (Find(DeviationKind.NeverThere, operationId, path) is { } deviation)
                _used.Add(deviation);
            else
                unseen.Add($"{operationId}: {path}");
        }

        return unseen;
    }

    /// <summary>Deviations that nothing needed; ask when everything was validated and asked for.</summary>
    public IReadOnlyList<Deviation> Unused() => [.. deviations.Where(deviation => !_used.Contains(deviation))];

    private IEnumerable<string> Declared(string path, PropertyType type)
    {
        if (type.Item is not null)
            return Declared(path + "[]", type.Item);
        return type.Shapes.SelectMany(shape => digest.Shape(shape).SelectMany(property =>
        {
            var own = Join(path + Mark(type, shape), property.Key);
            return Declared(own, property.Value).Prepend(own);
        }));
    }

    private void Check(Visit visit, string path, PropertyType type, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!type.IsNullable && !Excused(visit, DeviationKind.MayBeNull, path))
                visit.Report(path, "is null");
            return;
        }

        switch (type.Kind)
        {
            case "array" when value.ValueKind == JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    Check(visit, path + "[]", type.Item!, item);
                break;
            case "object" when value.ValueKind == JsonValueKind.Object:
                CheckObject(visit, path, type, value);
                break;
            default:
                if (ScalarRule.Problem(type, path, value) is { } problem)
                    visit.Report(path, problem);
                break;
        }
    }

    private void CheckObject(Visit visit, string path, PropertyType type, JsonElement value)
    {
        if (type.Shapes.Count == 0)
            return;
        if (!value.EnumerateObject().Any() && Excused(visit, DeviationKind.MayBeEmpty, path))
            return;

        // Of several shapes the first that fits is meant; where none does, the last one's problems are told.
        Visit? tried = null;
        foreach (var shape in type.Shapes)
        {
            tried = new Visit(visit.Operation);
            CheckShape(tried, path + Mark(type, shape), shape, value);
            if (tried.Problems.Count == 0)
                break;
        }

        visit.Take(tried!);
    }

    private void CheckShape(Visit visit, string path, string shape, JsonElement value)
    {
        var declared = digest.Shape(shape);
        foreach (var property in value.EnumerateObject())
        {
            var own = Join(path, property.Name);
            if (IsReal(property.Value))
                visit.Seen.Add(own);
            if (declared.TryGetValue(property.Name, out var type))
                Check(visit, own, type, property.Value);
            else if (Excused(visit, DeviationKind.Undeclared, own))
                Check(visit, own, Find(DeviationKind.Undeclared, visit.Operation, own)!.Type!, property.Value);
            else
                visit.Report(own, "is not declared");
        }

        foreach (var (name, type) in declared)
        {
            var own = Join(path, name);
            if (IsAlwaysThere(shape, name, type) && !value.TryGetProperty(name, out _) && !Excused(visit, DeviationKind.MayBeMissing, own))
                visit.Report(own, "is missing");
        }
    }

    private bool Excused(Visit visit, DeviationKind kind, string path)
    {
        if (Find(kind, visit.Operation, path) is not { } deviation)
            return false;
        visit.Used.Add(deviation);
        return true;
    }

    private Deviation? Find(DeviationKind kind, string operation, string path) =>
        deviations.FirstOrDefault(deviation => deviation.Kind == kind && deviation.Covers(operation, path));

    private static bool IsAlwaysThere(string shape, string name, PropertyType type) =>
        name is "id" or "data" || type.Kind == "array" || WholeShapes.Contains(shape) || shape.EndsWith(".answer", StringComparison.Ordinal);

    private static bool IsReal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => false,
        JsonValueKind.String => value.GetString()!.Length > 0,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => value.EnumerateObject().Any(),
        _ => true,
    };

    private static string Mark(PropertyType type, string shape) => type.Shapes.Count > 1 ? $"<{shape}>" : "";

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private sealed class Visit(string operation)
    {
        public string Operation { get; } = operation;

        public List<string> Problems { get; } = [];

        public HashSet<string> Seen { get; } = [];

        public HashSet<Deviation> Used { get; } = [];

        public void Report(string path, string problem) =>
            Problems.Add($"{Operation}: {(path.Length == 0 ? "the answer" : path)} {problem}");

        public void Take(Visit inner)
        {
            Problems.AddRange(inner.Problems);
            Seen.UnionWith(inner.Seen);
            Used.UnionWith(inner.Used);
        }
    }
}
