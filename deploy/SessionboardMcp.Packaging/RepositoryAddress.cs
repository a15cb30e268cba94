using System.CommandLine;

namespace SessionboardMcp.Packaging;

/// <summary>Where a release is published. It is given and never assumed, as nobody here owns a name there.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Name">Its name.</param>
internal sealed record RepositoryAddress(string Owner, string Name)
{
    /// <summary>The address.</summary>
    public string Url => $"https://github.com/{Owner}/{Name}";

    /// <summary>The option that gives it.</summary>
    public static Option<string?> Option(bool isRequired) =>
        new("--repository") { Description = "The repository on GitHub that publishes the release.", HelpName = "OWNER/NAME", Required = isRequired };

    /// <summary>Reads <c>OWNER/NAME</c>; null for nothing.</summary>
    public static RepositoryAddress? Read(string? text) => text?.Split('/') switch
    {
        null => null,
        [{ Length: > 0 } owner, { Length: > 0 } name] when (owner + name).All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') => new(owner, name),
        _ => throw new ArgumentException($"{text} is not OWNER/NAME.", nameof(text)),
    };
}
