using System.Globalization;
using System.Net.Sockets;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Addresses;

/// <summary>Starts to listen, or says in a sentence why that cannot be.</summary>
internal static class Listening
{
    /// <summary>Starts an application.</summary>
    /// <exception cref="ConfigurationProblemException">It cannot listen where it is told to.</exception>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (ConfigurationProblemException)
        {
            // Of what listens beside it.
            await StopAsync(app);
            throw;
        }
        catch (Exception failure) when (TlsCertificate.Explain(failure, app.Configuration) is { } sentence)
        {
            await StopAsync(app);
            throw new ConfigurationProblemException(sentence);
        }
        catch (Exception failure) when (Explain(failure, Addresses(app.Configuration)) is { } sentence)
        {
            await StopAsync(app);
            throw new ConfigurationProblemException(sentence);
        }
    }

    /// <summary>Where a server that is configured so listens. Endpoints of the web server's own settings win over the addresses.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="urls">What <c>--urls</c> says.</param>
    public static IReadOnlyList<string> AddressesOf(IConfiguration configuration, string? urls)
    {
        string[] endpoints = [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().Where(url => url.Length > 0)];
        return endpoints.Length > 0 ? endpoints : (urls ?? configuration[WebHostDefaults.ServerUrlsKey] ?? ServeSettings.DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static string Addresses(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Where(endpoint => endpoint["Url"] is { Length: > 0 }).Select(endpoint => $"{endpoint["Url"]} (Kestrel__Endpoints__{endpoint.Key}__Url)").ToList();
        return endpoints.Count > 0 ? string.Join(" and ", endpoints) : configuration[WebHostDefaults.ServerUrlsKey] ?? "The address";
    }

    // What runs in the background has begun, and would take being disposed of for a failure of its own.
    private static async Task StopAsync(WebApplication app)
    {
        try
        {
            await app.StopAsync(CancellationToken.None);
        }
        catch (ArgumentNullException)
        {
            // The platform's own: it failed of a setting, before it had put together what it would stop.
        }
    }

    /// <summary>Why an address cannot be listened on; null where the failure is another one.</summary>
    public static string? Explain(Exception failure, string addresses) => failure switch
    {
        IOException or SocketException when Cause(failure) is { } cause => $"{addresses} cannot be listened on: {Reason(cause)}",
        FormatException or ArgumentOutOfRangeException => NoAddress(addresses),
        // Kestrel takes a free port of one address only, and "localhost" is two.
        InvalidOperationException when addresses.EndsWith(":0", StringComparison.Ordinal) => NoAddress(addresses),
        InvalidOperationException when addresses.Contains("https:", StringComparison.OrdinalIgnoreCase) =>
            $"{addresses} needs a certificate. Listen on http behind a proxy that ends TLS, or set Kestrel__Certificates__Default__Path and __Password.",
        _ => null,
    };

    /// <summary>Takes addresses apart, and says of one that cannot be listened on anywhere what is wrong with it.</summary>
    /// <param name="urls">Addresses, separated by semicolons.</param>
    /// <exception cref="ConfigurationProblemException">One is no address, or has no port that there is.</exception>
    public static string[] Split(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var address in addresses)
        {
            // Kestrel takes what is no number for a part of the name, and then listens on every address of the machine.
            var authority = address.Split("://", 2) is [var scheme, var rest] && scheme is "http" or "https" or "HTTP" or "HTTPS" ? rest.Split('/')[0] : "";
            var port = authority.LastIndexOf(':') is var at and >= 0 && !authority.EndsWith(']') ? authority[(at + 1)..] : "80";
            if (authority.Length == 0 || authority.StartsWith(':') || !ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                throw new ConfigurationProblemException(NoAddress(address));
        }

        return addresses;
    }

    /// <summary>Refuses a port that this program is told to listen on twice: the second time it would look like another program's.</summary>
    /// <param name="addresses">Where the server listens.</param>
    /// <param name="other">Where something else of it does.</param>
    /// <param name="setting">What says so.</param>
    /// <param name="choice">What to do instead.</param>
    /// <exception cref="ConfigurationProblemException">They are the same.</exception>
    public static void RequireApart(IEnumerable<string> addresses, Uri other, string setting, string choice)
    {
        foreach (var address in addresses)
        {
            if (Uri.TryCreate(LocalAddresses.Readable(address), UriKind.Absolute, out var own) && own.Port == other.Port && own.Port > 0 && LocalAddresses.Meet(own.Host, other.Host))
                throw new ConfigurationProblemException($"{setting} names the server's own port ({address}). {choice}");
        }
    }

    private static string NoAddress(string addresses) =>
        $"{addresses} is no address to listen on. Write it as in --urls {ServeSettings.DefaultUrl}. A port is a number from 1 to 65535; 0 takes a free one, of 127.0.0.1 alone.";

    private static string Reason(SocketException cause) => cause.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => "the address is in use. Stop the other program, or choose another address, such as --urls http://localhost:3101.",
        SocketError.AccessDenied => "this user may not use that port. Choose one from 1024 on.",
        _ => "this machine has no such address. Choose one of its own, such as localhost.",
    };

    // Of "localhost", which is two addresses, Kestrel tells the failures of both: the first is the inner one.
    private static SocketException? Cause(Exception? failure) => failure switch
    {
        null => null,
        SocketException cause => cause,
        _ => Cause(failure.InnerException),
    };
}
