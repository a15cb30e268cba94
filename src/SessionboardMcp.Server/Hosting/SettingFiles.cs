using System.Text;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Settings that lie in files, as the secrets of containers do: <c>Section__Key_FILE</c> names the file whose content is the value of
/// <c>Section:Key</c>, so that no secret stands in an environment or on a command line. It holds for every setting and every source.
/// </summary>
internal static class SettingFiles
{
    // A certificate with its chain has a few thousand.
    private const int MaxBytes = 64 * 1024;

    // As PostgreSQL's image writes it, and as Grafana's does.
    private static readonly string[] Endings = ["_FILE", ":FILE"];

    private static readonly UTF8Encoding Text = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the files that the configuration names, and adds what they hold.</summary>
    /// <param name="configuration">Every other source has been added.</param>
    /// <returns>What was read, by key.</returns>
    /// <exception cref="ConfigurationProblemException">A file cannot be used, or the setting is given twice. The message says nothing of what the file holds.</exception>
    public static IReadOnlyDictionary<string, string?> AddTo(ConfigurationManager configuration)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, path) in configuration.AsEnumerable().ToList())
        {
            if (string.IsNullOrWhiteSpace(path) || KeyOf(name) is not { } key)
                continue;
            if (names.TryGetValue(key, out var other))
                throw new ConfigurationProblemException($"{other} and {name} both name a file for {key}. Keep one of them.");
            if (IsSet(configuration.GetSection(key)))
                throw new ConfigurationProblemException($"{key} is set, and {name} names a file for it. Keep one of them.");
            names[key] = name;
            values[key] = Read(name, path.Trim());
        }

        // The name of the file is answered: whoever reads the setting finds the value, and no second way to it.
        configuration.AddInMemoryCollection([.. values, .. names.Values.Select(name => KeyValuePair.Create(name, (string?)""))]);
        return values;
    }

    // What has no section is another program's, such as SSL_CERT_FILE.
    private static string? KeyOf(string name)
    {
        if (Array.Find(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is not { } ending)
            return null;
        var key = name[..^ending.Length];
        if (SessionboardVariables.Keys.TryGetValue(key, out var known))
            return known;
        return key.TrimEnd(':').Contains(':') || IsHeadersOfExport(key) || key.Equals(PublicAddress.Key, StringComparison.OrdinalIgnoreCase) ? key : null;
    }

    // What is exported may need a key, which the standard puts into a header.
    private static bool IsHeadersOfExport(string key) =>
        key.StartsWith("OTEL_EXPORTER_OTLP_", StringComparison.OrdinalIgnoreCase) && key.EndsWith("HEADERS", StringComparison.OrdinalIgnoreCase);

    private static bool IsSet(IConfigurationSection section) =>
        !string.IsNullOrWhiteSpace(section.Value) || section.GetChildren().Any(child => !child.Key.Equals("FILE", StringComparison.OrdinalIgnoreCase) && IsSet(child));

    private static string Read(string name, string path)
    {
        // A secret that was put where a path belongs is not repeated.
        if (!Path.IsPathFullyQualified(path))
            throw new ConfigurationProblemException($"{name} names no file. Give the whole path, such as /run/secrets/name; the value itself is set without _FILE.");
        if (Directory.Exists(path))
            throw Unusable(name, path, "is a folder. Name the file in it");
        try
        {
            var text = Decode(name, path, Bytes(name, path)).TrimEnd('\r', '\n');
            return string.IsNullOrWhiteSpace(text) ? throw Unusable(name, path, "is empty. Write the value into it") : text;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unusable(name, path, "is not there. Look whether the secret is mounted");
        }
        catch (UnauthorizedAccessException)
        {
            throw Unusable(name, path, "may not be read by this user. Give the user that this runs as the right to read it");
        }
        catch (IOException)
        {
            throw Unusable(name, path, "cannot be read. Look at its disk");
        }
    }

    private static byte[] Bytes(string name, string path)
    {
        using var file = File.OpenRead(path);
        var content = new byte[MaxBytes + 1];
        var length = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return length <= MaxBytes ? content[..length] : throw Unusable(name, path, "is larger than 64 KiB. Name the file that holds the value alone");
    }

    private static string Decode(string name, string path, byte[] content)
    {
        try
        {
            var text = Text.GetString(content);
            return text.Contains('\0') ? throw new DecoderFallbackException() : text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw Unusable(name, path, "is not text in UTF-8. Write the value alone into it");
        }
    }

    private static ConfigurationProblemException Unusable(string name, string path, string problem) => new($"{name}: the file {path} {problem}.");
}
