namespace SessionboardMcp.Sandbox.Tests.Contract;

internal enum DeviationKind
{
    /// <summary>Null, though not declared nullable.</summary>
    MayBeNull,

    /// <summary>An object without properties.</summary>
    MayBeEmpty,

    /// <summary>Missing, though it is of the sort that is always there.</summary>
    MayBeMissing,

    /// <summary>There, though not declared.</summary>
    Undeclared,

    /// <summary>Declared, but never there.</summary>
    NeverThere,
}

/// <summary>Where answers differ from the digest, and why that is right. One that is not used any more fails a test.</summary>
/// <param name="Operation">The operation's id.</param>
/// <param name="Path">The property, as in <c>results[].track</c>; beginning with <c>**</c>, any that ends so.</param>
internal sealed record Deviation(DeviationKind Kind, string Operation, string Path, string Reason)
{
    /// <summary>The type of an undeclared property.</summary>
    public PropertyType? Type { get; init; }

    public bool Covers(string operation, string path) => Operation == operation
        && (Path.StartsWith("**", StringComparison.Ordinal) ? path.EndsWith(Path[2..], StringComparison.Ordinal) : path == Path);
}
