using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace SessionboardMcp.Server.Identity.Keys;

/// <summary>Gives OpenIddict the keys of the ring.</summary>
internal sealed class ServerKeyOptions(ServerKeyRing ring) : IConfigureOptions<OpenIddictServerOptions>
{
    /// <inheritdoc/>
    public void Configure(OpenIddictServerOptions options)
    {
        options.SigningCredentials.AddRange(ring.Current.Signing.Select(key => new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256)));
        options.EncryptionCredentials.AddRange(ring.Current.Encryption.Select(key =>
            new EncryptingCredentials(key, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512)));
    }
}
