using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SessionboardMcp.Server.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model without starting the server.</summary>
internal sealed class ServerDatabaseDesign : IDesignTimeDbContextFactory<ServerDatabase>
{
    /// <inheritdoc/>
    public ServerDatabase CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ServerDatabase>().UseSqlite("Data Source=:memory:").Options);
}
