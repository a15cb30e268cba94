namespace SessionboardMcp.Breaks;

/// <summary>A deliberate break of the code: a patch with a head that says what it breaks, whom that harms and which tests notice.</summary>
/// <param name="Number">The number that its file's name begins with.</param>
/// <param name="Name">The rest of that name.</param>
/// <param name="What">What is broken.</param>
/// <param name="Harm">Whom it harms, and how.</param>
/// <param name="Project">The folder of the test assembly that has to notice.</param>
/// <param name="Filter">Its tests, in the form of <c>dotnet test --filter</c>: <c>FullyQualifiedName~…</c>, several with <c>|</c> between.</param>
/// <param name="Patch">The file.</param>
internal sealed record Break(int Number, string Name, string What, string Harm, string Project, string Filter, string Patch)
{
    private const string Term = "FullyQualifiedName~";

    /// <summary>The parts of test names that the filter means.</summary>
    public IReadOnlyList<string> Sought { get; } = [.. Filter.Split('|').Select(term => term.Trim()[Term.Length..])];

    /// <summary>How it is called in a line.</summary>
    public string Title => $"{Number:00} {Name}";

    /// <summary>Reads every patch of a folder, in order.</summary>
    /// <exception cref="BreaksException">One has no head.</exception>
    public static IReadOnlyList<Break> ReadAll(string folder) => [.. Directory.GetFiles(folder, "*.patch").Select(Read).OrderBy(one => one.Number)];

    private static Break Read(string file)
    {
        var head = File.ReadLines(file).TakeWhile(line => !line.StartsWith("--- ", StringComparison.Ordinal)).ToList();
        var caught = Told(head, "Caught-by", file).Split(' ', 2);
        var name = Path.GetFileNameWithoutExtension(file).Split('-', 2);
        return int.TryParse(name[0], out var number) && name.Length == 2 && caught.Length == 2 && caught[1].Split('|').All(term => term.Trim().StartsWith(Term, StringComparison.Ordinal))
            ? new Break(number, name[1], Told(head, "What", file), Told(head, "Harm", file), caught[0], caught[1], file)
            : throw new BreaksException($"{file} is to be called NN-name.patch, and to say `Caught-by: FOLDER {Term}CLASS.METHOD`.");
    }

    private static string Told(List<string> head, string key, string file) =>
        head.Find(line => line.StartsWith(key + ": ", StringComparison.Ordinal)) is { } line
            ? line[(key.Length + 2)..].Trim()
            : throw new BreaksException($"{file} says no `{key}:` before the patch.");
}
