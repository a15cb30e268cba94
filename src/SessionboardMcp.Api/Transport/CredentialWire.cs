using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Transport;

/// <summary>The wire as one credential uses it: what every resource calls with.</summary>
/// <param name="owner">Who calls whom.</param>
/// <param name="wire">The wire that all credentials share.</param>
internal sealed class CredentialWire(HostCredential owner, Wire wire)
{
    /// <summary>Calls and reads the answer.</summary>
    /// <param name="call">What is called.</param>
    /// <param name="read">Reads the body; a <see cref="JsonException"/> of it means that the answer is malformed.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public Task<T> SendAsync<T>(Call call, Func<JsonElement, DateTimeOffset, T> read, CancellationToken cancellationToken) =>
        wire.SendAsync(owner, call, read, cancellationToken);

    /// <summary>Calls where the answer tells nothing but that it was done; it may be empty, or anything.</summary>
    public Task DoAsync(Call call, CancellationToken cancellationToken) => wire.DoAsync(owner, call, cancellationToken);

    /// <summary>Writes where the answer may tell what was written, or nothing.</summary>
    public Task<T?> TellAsync<T>(Call call, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class => wire.TellAsync(owner, call, read, cancellationToken);

    /// <summary>Reads a page of a list; an item that is read as null is passed over.</summary>
    public Task<Page<T>> PageAsync<T>(Call call, Func<JsonElement, T?> item, int page, int pageSize, CancellationToken cancellationToken) =>
        SendAsync(call, (root, at) => PageReader.Read(root, item, page, pageSize, at), cancellationToken);

    /// <summary>Reads a page of a search in an event.</summary>
    public Task<Page<T>> SearchAsync<T>(
        Operation operation, int eventId, byte[] body, JsonTypeInfo<T> type, int page, int pageSize, CancellationToken cancellationToken) =>
        PageAsync(
            Call.To(operation, eventId, query: PageReader.Query(page, pageSize), body: body),
            row => row.Deserialize(type),
            page,
            pageSize,
            cancellationToken);

    /// <summary>Reads a list that comes whole.</summary>
    public Task<Page<T>> ListAsync<T>(Call call, Func<JsonElement, T?> item, CancellationToken cancellationToken) =>
        PageAsync(call, item, 1, PageReader.MaxSize, cancellationToken);
}
