using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Configuration;

/// <summary>
/// Every setting of both hosts, with the form of its value. What is misspelt would be ignored without a word, and a value of the wrong form would end a start
/// by the platform's own sentence, which names neither. A test holds the list against the options that are read.
/// </summary>
public static class KnownSettings
{
    // A segment that may be anything: the place in a list.
    private const string Any = "#";

    // What is written under these names is nobody else's.
    private static readonly string[] OursAlone = ["Sessionboard", "OutsideIssuer", "Privacy"];

    // ApprovalMode, of a room above this one.
    internal static readonly string[] Approvals = ["risky", "always", "never"];

    private static readonly Dictionary<string, Form> Forms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Sessionboard:Region"] = Form.Text,
        ["Sessionboard:BaseUrl"] = Form.Text,
        ["Sessionboard:ApiToken"] = Form.Text,
        ["Sessionboard:OAuth:ClientId"] = Form.Text,
        ["Sessionboard:Regions"] = Form.List,
        ["Sessionboard:Scopes"] = Form.List,
        ["Sessionboard:AttemptTimeout"] = Form.Time,
        ["Sessionboard:Deadline"] = Form.Time,
        ["Sessionboard:MaxResponseBytes"] = Form.Whole,
        ["Sessionboard:MaxRetries"] = Form.Whole,
        ["Sessionboard:MaxRateLimitWait"] = Form.Time,
        ["Sessionboard:SchemaTtl"] = Form.Time,
        ["Sessionboard:EventsTtl"] = Form.Time,
        ["Privacy:ShowPersonalData"] = Form.Switch,
        ["Privacy:SensitiveFields"] = Form.List,
        ["Queries:MaximumLength"] = Form.Whole,
        ["Index:MaxBytes"] = Form.Whole,
        ["Tools:Sets"] = Form.List,
        ["Tools:SearchAndFetch"] = Form.Switch,
        ["Tools:SearchEvents"] = Form.List,
        ["Writes:Enabled"] = Form.Switch,
        ["Writes:Approval"] = Form.Approval,
        ["Writes:NeverAskFor"] = Form.List,
        ["Writes:AsksInAssistant"] = Form.Switch,
        ["Writes:OpensWindow"] = Form.Switch,
        ["Writes:Freeze:#:From"] = Form.Instant,
        ["Writes:Freeze:#:Until"] = Form.Instant,
        ["Writes:Freeze:#:EventId"] = Form.Whole,
        ["Clients:AllowRegistration"] = Form.Switch,
        ["Clients:Redirects"] = Form.List,
        ["Clients:DocumentsFile"] = Form.Text,
        ["Clients:RegistrationsPerMinute"] = Form.Whole,
        ["Clients:RegistrationsPerMinuteOfAll"] = Form.Whole,
        ["Clients:DocumentsPerMinute"] = Form.Whole,
        ["Clients:MaximumClients"] = Form.Whole,
        ["Clients:IdleAfter"] = Form.Time,
        ["OutsideIssuer:Authority"] = Form.Text,
        ["OutsideIssuer:Audience"] = Form.Text,
        ["OutsideIssuer:GroupsClaim"] = Form.Text,
        ["OutsideIssuer:Access:#:Group"] = Form.Text,
        ["OutsideIssuer:Access:#:Scope"] = Form.Text,
        ["OutsideIssuer:Access:#:Gives"] = Form.Text,
        ["OutsideIssuer:Access:#:ShowsPersonalData"] = Form.Switch,
        ["OutsideIssuer:SignIn:ClientId"] = Form.Text,
        ["OutsideIssuer:SignIn:ClientSecret"] = Form.Text,
        ["OutsideIssuer:SignIn:Scopes"] = Form.Text,
        ["Local:Token"] = Form.Text,
        ["Cors:Origins"] = Form.List,
        ["Proxy:Networks"] = Form.List,
        ["Shutdown:Delay"] = Form.Text,
        ["Operator:Name"] = Form.Text,
        ["Operator:Contact"] = Form.Text,
        ["Operator:Privacy"] = Form.Text,
        ["Operator:Support"] = Form.Text,
        ["Approval:Account"] = Form.Text,
        ["Telemetry:Prometheus"] = Form.Text,
        ["Database:Migrate"] = Form.Text,
        ["Keys:Certificate"] = Form.Text,
        ["Keys:CertificateKey"] = Form.Text,
        ["Keys:CertificatePassword"] = Form.Text,
        ["Keys:Old:#:Certificate"] = Form.Text,
        ["Keys:Old:#:CertificateKey"] = Form.Text,
        ["Keys:Old:#:CertificatePassword"] = Form.Text,
    };

    private static readonly HashSet<string> Sections = Forms.Keys.Select(SectionOf).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private const string Short = "SESSIONBOARD_";

    // What follows the prefix: with it, everything would look alike. REGIONS is what the example for Docker Compose asks for.
    private static readonly string[] Variables = [.. SessionboardVariables.Keys.Keys.SelectMany(name => new[] { name[Short.Length..], name[Short.Length..] + "_FILE" }), "REGIONS"];

    /// <summary>The keys, with # for the place in a list.</summary>
    public static IEnumerable<string> All => Forms.Keys;

    /// <summary>What was meant by a key that is none; null for one that is known, or of a section that is not listed here.</summary>
    /// <param name="key">A key, in a file's form, too.</param>
    public static UnknownSetting? Find(string key)
    {
        var plain = Plain(key);
        if (!Sections.Contains(SectionOf(plain)) || FormOf(plain) is not null)
            return null;
        var nearest = NearestNames.Of(plain, Forms.Keys.Where(known => SectionOf(known).Equals(SectionOf(plain), StringComparison.OrdinalIgnoreCase)), 1);
        return new UnknownSetting(plain, nearest.Count > 0 ? nearest[0] : null);
    }

    /// <summary>Checks what all sources say together.</summary>
    /// <param name="configuration">The configuration, with what lies in files.</param>
    /// <param name="variables">The names of the environment's variables.</param>
    /// <exception cref="ConfigurationProblemException">A value has another form than its setting, or a key is a misspelt one.</exception>
    public static void Check(IConfiguration configuration, IEnumerable<string> variables)
    {
        foreach (var (key, value) in configuration.AsEnumerable().Where(setting => !string.IsNullOrWhiteSpace(setting.Value)))
        {
            if (key.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase) && key.Contains("LogLevel:", StringComparison.OrdinalIgnoreCase) && !Enum.TryParse<LogLevel>(value, ignoreCase: true, out _))
                throw new ConfigurationProblemException($"{key} is '{Shown(value!.Trim())}'. Set it to Trace, Debug, Information, Warning, Error, Critical or None.");
            if (FormOf(key) is { } form && Wrong(form, value!.Trim()) is { } remedy)
                throw new ConfigurationProblemException($"{key} is '{Shown(value.Trim())}'. Set it to {remedy}.");
            if (OursAlone.Contains(SectionOf(key), StringComparer.OrdinalIgnoreCase) && Find(key) is { Nearest: { } nearest })
                throw new ConfigurationProblemException($"{Written(key)} is no setting. Did you mean {Written(nearest)}?");
        }

        foreach (var name in variables.Where(IsShortOne))
        {
            if (NearestNames.Of(name[Short.Length..], Variables, 1) is [var meant])
                throw new ConfigurationProblemException($"{name} is no setting. Did you mean {Short}{meant}?");
        }
    }

    // Those of tests are SESSIONBOARD_MCP_…, and those with two underscores were looked at above.
    private static bool IsShortOne(string name) =>
        name.StartsWith(Short, StringComparison.OrdinalIgnoreCase) && !name.StartsWith($"{Short}MCP_", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("__", StringComparison.Ordinal) && !Variables.Contains(name[Short.Length..], StringComparer.OrdinalIgnoreCase);

    private static string? Wrong(Form form, string value) => form switch
    {
        Form.Switch => bool.TryParse(value, out _) ? null : "true or false",
        Form.Whole => long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? null : "a whole number",
        Form.Time => TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out _) ? null : "a time such as 00:00:30, or 7.00:00:00 for days",
        Form.Instant => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) ? null : "an instant such as 2026-11-28T14:00:00Z",
        // A number is the rules' to judge.
        Form.Approval => Approvals.Contains(value, StringComparer.OrdinalIgnoreCase) || int.TryParse(value, out _) ? null : "risky, always or never",
        _ => null,
    };

    private static Form? FormOf(string key)
    {
        if (Forms.TryGetValue(key, out var form))
            return form;
        var parts = key.Split(':');
        // An entry of a list.
        if (parts.Length > 2 && Forms.TryGetValue(string.Join(':', parts[..^1]), out var whole) && whole == Form.List)
            return Form.Text;
        foreach (var place in Enumerable.Range(0, parts.Length))
        {
            if (Forms.TryGetValue(string.Join(':', parts.Select((part, index) => index == place ? Any : part)), out var of))
                return of;
        }

        return null;
    }

    private static string Plain(string key)
    {
        var ending = Array.Find(["_FILE", ":FILE"], ending => key.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        return ending is null ? key : key[..^ending.Length];
    }

    private static string SectionOf(string key) => key.Split(':')[0];

    // As an environment variable is named, which a command line takes, too.
    private static string Written(string key) => ConfigurationArguments.Name(key.Replace(":", "__", StringComparison.Ordinal).Replace(Any, "0", StringComparison.Ordinal));

    // None of these forms is a secret's, but a secret may have been put there.
    private static string Shown(string value) => value.Length <= 20 ? value : $"{value[..4]}…";

    private enum Form
    {
        Text,
        List,
        Switch,
        Whole,
        Time,
        Instant,
        Approval,
    }
}

/// <summary>A key that is no setting.</summary>
/// <param name="Key">The key.</param>
/// <param name="Nearest">The one that may have been meant; null where none is near.</param>
public sealed record UnknownSetting(string Key, string? Nearest);
