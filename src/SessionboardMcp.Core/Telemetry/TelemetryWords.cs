using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Requests;
using SessionboardMcp.Core.Surface;

namespace SessionboardMcp.Core.Telemetry;

/// <summary>
/// What of the SDK's telemetry may leave: it takes the names of methods, tools and prompts, addresses of resources and ids as clients send them, and any
/// of them may be a person's name, or another one at each call. Names of our catalogue pass, and words that the SDK chooses.
/// </summary>
public static class TelemetryWords
{
    /// <summary>The name of the SDK's meter and of its source of spans.</summary>
    public const string Sdk = "Experimental.ModelContextProtocol";

    /// <summary>The attribute that names the method.</summary>
    public const string Method = "mcp.method.name";

    /// <summary>The attribute that names the tool.</summary>
    public const string Tool = "gen_ai.tool.name";

    /// <summary>What stands for any other name, as OpenTelemetry has it for attributes with a fixed set of values.</summary>
    public const string Other = "_OTHER";

    /// <summary>The value of an attribute as it may leave; null where the attribute may not.</summary>
    /// <param name="attribute">Its name.</param>
    /// <param name="value">Its value.</param>
    public static object? Of(string attribute, object? value) => attribute switch
    {
        Method or Tool or "gen_ai.prompt.name" => value is string name && (CatalogueNames.Vocabulary.Names.Contains(name) || IsOfProtocol(attribute, name)) ? name : Other,
        "mcp.protocol.version" => value is string revision && ProtocolRevisions.IsKnown(revision) ? revision : Other,
        "gen_ai.operation.name" or "network.transport" or "network.protocol.name" or "error.type" or "rpc.response.status_code" => value,
        _ => null,
    };

    // Methods that are not logged, as this server has no use for them.
    private static bool IsOfProtocol(string attribute, string name) => attribute == Method && name is
        RequestMethods.ResourcesSubscribe or RequestMethods.ResourcesUnsubscribe or RequestMethods.SubscriptionsListen or RequestMethods.ElicitationCreate;
}
