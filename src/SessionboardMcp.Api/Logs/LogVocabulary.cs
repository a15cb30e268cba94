namespace SessionboardMcp.Api.Logs;

/// <summary>
/// The names that a library may write into its lines as they came from a client: those of our own catalogue. Any other is logged as
/// <c>unknown</c>, since whoever is connected chooses it.
/// </summary>
/// <param name="Category">The beginning of the library's categories.</param>
/// <param name="Names">The names.</param>
public sealed record LogVocabulary(string Category, IReadOnlySet<string> Names)
{
    /// <summary>Whether the library tells the same once more in another line: by the template of the line, and its exception.</summary>
    public Func<string?, Exception?, bool> IsToldAgain { get; init; } = static (_, _) => false;

    /// <summary>What stands for any other.</summary>
    public const string Unknown = "unknown";

    /// <summary>A name of the vocabulary, or <see cref="Unknown"/>.</summary>
    /// <param name="name">What a client sent.</param>
    public string Of(string? name) => name is not null && Names.Contains(name) ? name : Unknown;
}
