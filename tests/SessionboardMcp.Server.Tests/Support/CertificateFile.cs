using System.Security.Cryptography.X509Certificates;

namespace SessionboardMcp.Server.Tests.Support;

/// <summary>The certificate of <see cref="PostgresServer.Certificates"/> as an operator has it, in a file.</summary>
internal static class CertificateFile
{
    /// <summary>Writes it.</summary>
    /// <returns>Its path, for <c>Keys:Certificate</c>.</returns>
    public static string Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "keys.pfx");
        File.WriteAllBytes(path, PostgresServer.Certificates.Current.Export(X509ContentType.Pfx));
        return path;
    }
}
