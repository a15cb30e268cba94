using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.Internal;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace SessionboardMcp.Server.Storage;

/// <summary>Makes keys of the ring as Data Protection makes them, wrapped as it is told to, for whoever stores them.</summary>
internal static class NewKey
{
    // As long as Data Protection itself says.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    // It looks for keys of others once a day, and itself makes them two days ahead.
    private static readonly TimeSpan Notice = TimeSpan.FromDays(2);

    /// <summary>Adds one to the ring, for when every process knows it.</summary>
    public static void AddTo(IServiceProvider services) => Create(services.GetRequiredService<IKeyManager>(), services, Notice);

    /// <summary>The rows of a new key.</summary>
    /// <param name="services">The services of the ring that it is for.</param>
    /// <param name="isFirst">Whether it is used at once.</param>
    public static IReadOnlyList<DataProtectionKey> Make(IServiceProvider services, bool isFirst)
    {
        var made = new Elements();
        var options = services.GetRequiredService<IOptions<KeyManagementOptions>>().Value;
        var manager = new XmlKeyManager(
            Options.Create(new KeyManagementOptions
            {
                XmlRepository = made,
                XmlEncryptor = options.XmlEncryptor,
                AuthenticatedEncryptorConfiguration = options.AuthenticatedEncryptorConfiguration,
            }),
            services.GetRequiredService<IActivator>());
        Create(manager, services, isFirst ? TimeSpan.Zero : Notice);
        return made.Rows;
    }

    private static void Create(IKeyManager manager, IServiceProvider services, TimeSpan notice)
    {
        var from = (services.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow() + notice;
        manager.CreateNewKey(from, from + Lifetime);
    }

    private sealed class Elements : IXmlRepository
    {
        public List<DataProtectionKey> Rows { get; } = [];

        public IReadOnlyCollection<XElement> GetAllElements() => [];

        public void StoreElement(XElement element, string friendlyName) =>
            Rows.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
