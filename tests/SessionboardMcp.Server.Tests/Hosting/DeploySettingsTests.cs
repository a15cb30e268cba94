using System.Reflection;
using System.Text.RegularExpressions;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Clients;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>Every setting that the files for operators name is one that the server reads: a misspelt one would be ignored without a word.</summary>
public sealed partial class DeploySettingsTests
{
    private static readonly Assembly[] Readers = [typeof(ServeSettings).Assembly, typeof(PrivacyOptions).Assembly, typeof(SessionboardOptions).Assembly];

    // The framework's own, and what the store of a team reads by the parts of their names.
    private static readonly string[] Others =
    [
        "Logging:Console:FormatterName", "Logging:Console:FormatterOptions:TimestampFormat", "Logging:Console:FormatterOptions:UseUtcTimestamp",
        "Kestrel:Certificates:Default:Path", "ConnectionStrings:Database", "Keys:Certificate", "Keys:CertificateKey", "Keys:CertificatePassword", "Keys:Old:Certificate", "Database:Migrate",
    ];

    // What a program reads from an option, and no operator sets.
    private static readonly string[] Computed = ["OutsideIssuer:SignIn:IsConfigured", "OutsideIssuer:SignIn:AskedScopes", "OutsideIssuer:Access:Scopes", "Keys:Current", "Keys:Ended", "Approval:Number", "Telemetry:Otlp:Name", "Telemetry:HasMetrics", "Cors:All"];

    private static readonly string[] Parts = ["Keys:Old:CertificateKey", "Keys:Old:CertificatePassword"];

    private static readonly HashSet<string> Known = [.. Others, PublicAddress.Key, .. SessionboardVariables.Keys.Keys, .. Readers.SelectMany(reader => reader.GetTypes()).SelectMany(KeysOf)];

    [Fact]
    public void Every_setting_of_the_files_for_operators_is_read_by_the_server()
    {
        var files = DeployFiles.Of("*").Append("Dockerfile").ToList();
        var named = files.SelectMany(file => NamesIn(File.ReadAllText(Path.Combine(RealClients.Root, file))).Select(name => (file, name))).ToList();

        named.Select(pair => pair.name).ShouldContain("ConnectionStrings__Database_FILE");
        named.Select(pair => pair.name).ShouldContain("Sessionboard__OAuth__ClientId");
        named.Count.ShouldBeGreaterThan(20);
        named.Where(pair => !IsKnown(pair.name)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Sessionboard__OAuth__ClientID2", false)]
    [InlineData("Sessionboard__ApiTokn_FILE", false)]
    [InlineData("SESSIONBOARD_APITOKEN", false)]
    [InlineData("Sessionboard__ApiToken_FILE", true)]
    [InlineData("OutsideIssuer__Access__1__Gives", true)]
    [InlineData("Privacy__SensitiveFields__0", true)]
    [InlineData("Shutdown:Delay", true)]
    public void A_misspelt_one_would_be_seen(string name, bool isKnown)
    {
        NamesIn($"x {name}=y").ShouldBe([name]);
        IsKnown(name).ShouldBe(isKnown);
    }

    [Fact]
    public void The_list_of_known_settings_is_what_is_read()
    {
        var listed = KnownSettings.All.Select(key => key.Replace(":#", "", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var sections = listed.Select(key => key.Split(':')[0]).ToHashSet();

        // Of a list of entries, or a part with settings of its own, the parts are the settings.
        var read = Known.Where(key => key.Contains(':', StringComparison.Ordinal) && sections.Contains(key.Split(':')[0]) && !Known.Any(other => other.StartsWith($"{key}:", StringComparison.Ordinal))).ToHashSet();

        read.Except(listed).Except(Computed).ShouldBeEmpty("add them to KnownSettings");
        listed.Except(Known).Except(Parts).ShouldBeEmpty("nothing reads them");
    }

    private static IEnumerable<string> NamesIn(string text) => Name().Matches(text).Select(match => match.Value);

    private static bool IsKnown(string name)
    {
        var key = name.EndsWith("_FILE", StringComparison.Ordinal) ? name[..^5] : name;
        return Known.Contains(Index().Replace(key.Replace("__", ":", StringComparison.Ordinal), ""));
    }

    // Options of a section, and constants that are a key.
    private static IEnumerable<string> KeysOf(Type type)
    {
        var constants = type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(field => field.IsLiteral && field.FieldType == typeof(string)).ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);
        var properties = constants.TryGetValue("Section", out var section) ? PropertiesOf(type, section.TrimEnd(':')) : [];
        return constants.Values.Where(value => Key().IsMatch(value)).Concat(properties);
    }

    private static IEnumerable<string> PropertiesOf(Type type, string section) => type.GetProperties().SelectMany(property =>
    {
        var key = $"{section}:{property.Name}";
        var item = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
        return item.Assembly == type.Assembly && item != type && !item.IsEnum ? PropertiesOf(item, key).Append(key) : [key];
    });

    [GeneratedRegex(@"\b(?:[A-Z][A-Za-z]+(?:__[A-Za-z0-9]+)+(?:_FILE)?|(?:Shutdown|Proxy|Privacy|Clients|Sessionboard|OutsideIssuer|Database|Keys):[A-Z][A-Za-z:]+|SESSIONBOARD_(?!REGIONS)[A-Z_]+|PublicUrl)\b")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Z][A-Za-z]+(:[A-Z][A-Za-z]+)+$")]
    private static partial Regex Key();

    [GeneratedRegex(@":\d+(?=:|$)")]
    private static partial Regex Index();
}
