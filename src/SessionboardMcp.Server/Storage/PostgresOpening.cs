using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// Opens the first connection. Certificates, encodings and sizes of buffers are looked at by the driver only then, and what it throws of them is none of a
/// database's failures, and may quote a value.
/// </summary>
internal static class PostgresOpening
{
    /// <summary>Opens it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="name">What an operator knows it by.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ConfigurationProblemException">A part of the address cannot be used.</exception>
    public static async Task OpenAsync(ServerDatabase database, string name, CancellationToken cancellationToken)
    {
        try
        {
            await database.Database.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !StoreFailure.IsOne(failure))
        {
            throw new ConfigurationProblemException(
                $"{name}: no connection can be begun as {PostgresAddress.Setting} says. A file of a certificate or key in it is not there or cannot be used, or a part beside host, database, user and password has a wrong value. Put it right, or leave it out.");
        }
    }
}
