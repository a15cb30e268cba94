using System.Text;
using Microsoft.Extensions.Options;
using SessionboardMcp.Server.Identity.Clients;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

/// <summary>The rules of registration with given options.</summary>
internal static class Rules
{
    public const string Assistant = "https://assistant.example/client.json";

    public static ClientMetadataRules With(params string[] redirects)
    {
        var options = new ClientRegistrationOptions();
        foreach (var redirect in redirects)
            options.Redirects.Add(redirect);
        return new ClientMetadataRules(new RedirectAllowList(KnownClientsFile.Load(), Options.Create(options)));
    }

    public static byte[] Document(string members = "", string id = Assistant, string redirect = "https://assistant.example/callback", string name = "Assistant") =>
        Encoding.UTF8.GetBytes($$"""{"client_id":"{{id}}","client_name":"{{name}}","redirect_uris":["{{redirect}}"]{{members}}}""");
}
