using System.Text.Json;
using Microsoft.Extensions.Options;

namespace SessionboardMcp.Server.Identity.Clients.Documents;

/// <summary>Metadata documents that the operator keeps in a file, for hosts that cannot be asked from here.</summary>
internal sealed class OperatorDocuments(IOptions<ClientRegistrationOptions> options)
{
    private readonly Dictionary<string, ClientMetadata> _documents = Load(options.Value.DocumentsFile);

    /// <summary>The operator's document of a client.</summary>
    public ClientMetadata? Find(Uri clientId) => _documents.GetValueOrDefault(clientId.AbsoluteUri);

    /// <summary>What is wrong with the file; null where nothing is.</summary>
    /// <param name="options">The options, their redirect addresses being right.</param>
    public static string? Problem(ClientRegistrationOptions options)
    {
        try
        {
            var rules = new ClientMetadataRules(new RedirectAllowList(KnownClientsFile.Load(), Options.Create(options)));
            foreach (var (id, document) in Load(options.DocumentsFile))
                Check(rules.Document(new Uri(id), document, ClientSource.OperatorDocument));
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or ClientMetadataException)
        {
            return $"Clients:DocumentsFile is '{options.DocumentsFile}', which cannot be used. {problem.Message} It holds a JSON array of client metadata documents, each with client_id, client_name and redirect_uris.";
        }
    }

    // Who writes a file means all of it.
    private static void Check(ClientApplication client)
    {
        if (client.DroppedRedirects.Count > 0)
            throw new ClientMetadataException(ClientMetadataException.InvalidRedirectUri, $"A redirect address is not accepted: {client.DroppedRedirects[0]}.");
    }

    private static Dictionary<string, ClientMetadata> Load(string? file)
    {
        if (string.IsNullOrEmpty(file))
            return [];
        using var stream = File.OpenRead(file);
        var documents = new Dictionary<string, ClientMetadata>(StringComparer.Ordinal);
        foreach (var document in JsonSerializer.Deserialize(stream, ClientJson.Default.IReadOnlyListClientMetadata) ?? [])
        {
            var id = document?.ClientId is { } text ? ClientIdUrl.Parse(text) : null;
            if (id is null || !documents.TryAdd(id.AbsoluteUri, document!))
                throw new JsonException($"The client_id '{document?.ClientId}' is not an https address with a path, or occurs twice.");
        }

        return documents;
    }
}
