using System.Globalization;
using System.Net;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Addresses;
using StackExchange.Redis;

namespace SessionboardMcp.Server.Sharing;

/// <summary>Where Redis is: as the .NET client writes it, or as <c>redis://</c> or <c>rediss://</c>, which hosting providers hand out.</summary>
internal static class RedisAddress
{
    private const string Example = "host:6379,password=…,ssl=true, or rediss://user:password@host:6379/0";
    private const int MillisecondsToConnect = 1_000;
    private const int MillisecondsToAnswer = 1_000;

    /// <summary>Reads it. Who is away is not waited for: what cannot be shared is read.</summary>
    /// <exception cref="ConfigurationProblemException">It cannot be read. The message holds nothing of it.</exception>
    public static ConfigurationOptions Parse(string text)
    {
        var options = Read(text.Trim());
        if (options.EndPoints.Count == 0)
            throw Unusable("it names no host");
        // Its hosts are told in logs.
        if (!options.EndPoints.All(point => point is IPEndPoint || HostNames.IsOne(Text(point))) || !Hosts(text).All(HostNames.IsOne))
            throw Unusable("what stands where a host is meant is none. It may be a user or a password");
        if (options.DefaultDatabase is < 0)
            throw Unusable("its database is no number of one");
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ConnectRetry = 1;
        options.ConnectTimeout = MillisecondsToConnect;
        options.AsyncTimeout = options.SyncTimeout = MillisecondsToAnswer;
        options.ClientName = "sessionboard-mcp";
        // Nothing here listens to channels.
        options.ConfigurationChannel = "";
        options.AllowAdmin = false;
        return options;
    }

    /// <summary>A host for people.</summary>
    public static string Text(EndPoint point) => point is DnsEndPoint { Port: > 0 } named ? $"{named.Host}:{named.Port.ToString(CultureInfo.InvariantCulture)}" : point is DnsEndPoint usual ? usual.Host : point.ToString() ?? "";

    // As they are written: the client leaves out without a word what it cannot read. An exclamation mark is before the path of a socket.
    private static IEnumerable<string> Hosts(string text) => IsUri(text)
        ? []
        : text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(part => !part.Contains('=', StringComparison.Ordinal)).Select(part => part.StartsWith('!') ? part[1..] : part);

    private static bool IsUri(string text) => text.Contains("://", StringComparison.Ordinal);

    private static ConfigurationOptions Read(string text)
    {
        try
        {
            return IsUri(text) ? ReadUri(text) : ConfigurationOptions.Parse(text);
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or OverflowException or IndexOutOfRangeException or InvalidOperationException or NotSupportedException)
        {
            // What the client says of it may quote the password.
            throw Unusable("it cannot be read");
        }
    }

    // https://www.iana.org/assignments/uri-schemes/prov/redis
    private static ConfigurationOptions ReadUri(string text)
    {
        var isSecure = text.StartsWith("rediss://", StringComparison.OrdinalIgnoreCase);
        if (!isSecure && !text.StartsWith("redis://", StringComparison.OrdinalIgnoreCase))
            throw Unusable("it begins neither with redis:// nor with rediss://");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw Unusable("a user or password holds characters such as @ : / ? #, which are written as %40 %3A %2F %3F %23");
        if (uri.Query.Length > 0)
            throw Unusable("it has parameters after a question mark. What they say is written as host:6379,ssl=true,…");
        var options = new ConfigurationOptions { Ssl = isSecure };
        options.EndPoints.Add(uri.IdnHost.Trim('[', ']'), uri.Port > 0 ? uri.Port : 6379);
        if (isSecure)
            options.SslHost = uri.IdnHost;
        var parts = uri.UserInfo.Split(':', 2);
        if (parts is [{ Length: > 0 } user, _])
            options.User = Uri.UnescapeDataString(user);
        if (parts is [_, { Length: > 0 } password])
            options.Password = Uri.UnescapeDataString(password);
        if (uri.AbsolutePath.Trim('/') is { Length: > 0 } database)
            options.DefaultDatabase = int.Parse(database, NumberStyles.None, CultureInfo.InvariantCulture);
        return options;
    }

    private static ConfigurationProblemException Unusable(string problem) =>
        new($"{SharingSettings.Setting} is no address of Redis: {problem}. Write {Example}. Leave it out, and each replica keeps what it reads by itself.");
}
