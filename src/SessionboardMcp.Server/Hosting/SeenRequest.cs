using System.Net;
using System.Text.Json.Serialization;

namespace SessionboardMcp.Server.Hosting;

/// <summary>What a server saw of a request of <c>doctor</c>: how it came, and whom its turns were counted for.</summary>
internal sealed record SeenRequest
{
    /// <summary>What the question was told apart by from every other.</summary>
    public required string Nonce { get; init; }

    /// <summary>Who connected to the server; null where the connection has no address.</summary>
    public string? Peer { get; init; }

    /// <summary>Whom the server takes for the caller, after what a believed proxy said.</summary>
    public string? Caller { get; init; }

    /// <summary>How many addresses of <c>X-Forwarded-For</c> were believed, from its end.</summary>
    public int Believed { get; init; }

    /// <summary>How many were not.</summary>
    public int Left { get; init; }

    /// <summary>Whether the next that was not believed is an address at all.</summary>
    public bool IsNextAddress { get; init; }

    /// <summary>Whether TLS reached the server; else something before it ended TLS.</summary>
    public bool IsTls { get; init; }

    /// <summary>The Host header as it came.</summary>
    public string Host { get; init; } = "";

    /// <summary>An address as people write it, whatever kind of socket it came over.</summary>
    public static string? Write(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString();
}

/// <summary>How it travels.</summary>
[JsonSerializable(typeof(SeenRequest))]
internal sealed partial class SeenRequestJson : JsonSerializerContext;
