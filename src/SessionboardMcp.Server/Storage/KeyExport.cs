using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// Writes keys of a ring that opens for another ring, as Data Protection writes its own: secrets wrapped by what that one wraps with
/// (https://learn.microsoft.com/aspnet/core/security/data-protection/implementation/key-storage-format).
/// </summary>
internal static class KeyExport
{
    private static readonly XNamespace Space = "http://schemas.asp.net/2015/03/dataProtection";

    /// <summary>The rows of keys.</summary>
    /// <param name="keys">The keys, of a ring that opens.</param>
    /// <param name="target">The services of the ring that they are for.</param>
    public static IReadOnlyList<DataProtectionKey> Of(IEnumerable<IKey> keys, IServiceProvider target)
    {
        var encryptor = target.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlEncryptor ?? throw new InvalidOperationException("Nothing wraps the keys.");
        return
        [
            .. keys.Select(key => new DataProtectionKey
            {
                FriendlyName = $"key-{key.KeyId:D}",
                Xml = Wrapped(Written(key), encryptor).ToString(SaveOptions.DisableFormatting),
            }),
        ];
    }

    private static XElement Written(IKey key)
    {
        var descriptor = key.Descriptor.ExportToXml();
        return new XElement(
            "key",
            new XAttribute("id", key.KeyId),
            new XAttribute("version", 1),
            new XElement("creationDate", key.CreationDate),
            new XElement("activationDate", key.ActivationDate),
            new XElement("expirationDate", key.ExpirationDate),
            new XElement("descriptor", new XAttribute("deserializerType", descriptor.DeserializerType.AssemblyQualifiedName!), descriptor.SerializedDescriptorElement));
    }

    private static XElement Wrapped(XElement key, IXmlEncryptor encryptor)
    {
        foreach (var secret in key.Descendants().Where(element => (bool?)element.Attribute(Space + "requiresEncryption") == true).ToList())
        {
            var wrapped = encryptor.Encrypt(new XElement(secret));
            secret.ReplaceWith(new XElement(Space + "encryptedSecret", new XAttribute("decryptorType", wrapped.DecryptorType.AssemblyQualifiedName!), wrapped.EncryptedElement));
        }

        return key;
    }
}
