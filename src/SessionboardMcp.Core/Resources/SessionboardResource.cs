using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;

namespace SessionboardMcp.Core.Resources;

/// <summary>A resource, or a template of them with the event's id in the address.</summary>
internal abstract class SessionboardResource : McpServerResource
{
    private const string Variable = $"{{{EventArgument.Name}}}";

    private const int MaxAddress = 1_000;

    private readonly ResourceTemplate _definition;
    private readonly string _prefix;
    private readonly string _suffix;

    /// <summary>Fixes the definition.</summary>
    /// <param name="address">The address, with <c>{event_id}</c> at most once.</param>
    /// <param name="name">Its name.</param>
    /// <param name="title">Its name for people.</param>
    /// <param name="description">What it holds.</param>
    /// <param name="mediaType">Its media type.</param>
    protected SessionboardResource(string address, string name, string title, string description, string mediaType)
    {
        _definition = new ResourceTemplate { UriTemplate = address, Name = name, Title = title, Description = description, MimeType = mediaType };
        var variable = address.IndexOf(Variable, StringComparison.Ordinal);
        (_prefix, _suffix) = variable < 0 ? (address, "") : (address[..variable], address[(variable + Variable.Length)..]);
    }

    /// <inheritdoc/>
    public override ResourceTemplate ProtocolResourceTemplate => _definition;

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <summary>The scopes that a read needs.</summary>
    public virtual IReadOnlyList<string> RequiredScopes => [Scopes.ReadInsights, Scopes.ReadEvents];

    /// <summary>How long a client may keep it.</summary>
    protected virtual TimeSpan TimeToLive => TimeSpan.FromMinutes(1);

    /// <summary>What clients are told with it besides; null for nothing.</summary>
    protected virtual JsonObject? Meta => null;

    /// <inheritdoc/>
    public override bool IsMatch(string uri) => IsTemplated ? EventOf(uri) is not null : uri.Equals(_prefix, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public sealed override async ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default)
    {
        var services = request.Services ?? throw new InvalidOperationException("The host gave the read no services.");
        var caller = services.GetRequiredService<Caller>();
        var client = await Entrance.PassAsync(services, caller, RequiredScopes, cancellationToken);
        if (request.Params.Uri.Length > MaxAddress)
            throw new InvalidArgumentException($"The address is longer than {MaxAddress} characters. Write the event's id into it.");
        var call = ToolCall.Of(services, caller, client, ToolArguments.None);
        await using var progress = CallProgress.Of(request.Server, request.Params, call.Time, cancellationToken);
        var read = new ResourceRead(call with { Progress = progress }, EventOf(request.Params.Uri));
        return new ReadResourceResult
        {
            Contents = [new TextResourceContents { Uri = request.Params.Uri, MimeType = _definition.MimeType, Text = await TextAsync(read, cancellationToken), Meta = Meta }],
            TimeToLive = TimeToLive,
            // What is read depends on the credential.
            CacheScope = CacheScope.Private,
        };
    }

    /// <summary>What it holds now.</summary>
    protected abstract Task<string> TextAsync(ResourceRead read, CancellationToken cancellationToken);

    private string? EventOf(string uri)
    {
        if (!IsTemplated || !uri.StartsWith(_prefix, StringComparison.OrdinalIgnoreCase) || !uri.EndsWith(_suffix, StringComparison.OrdinalIgnoreCase))
            return null;
        if (uri.Length <= _prefix.Length + _suffix.Length)
            return null;
        var value = uri[_prefix.Length..^_suffix.Length];
        return value.Contains('/') ? null : Uri.UnescapeDataString(value);
    }
}
