namespace SessionboardMcp.Proof.Bench;

/// <summary>The same two tools on the official TypeScript SDK.</summary>
internal static class Peer
{
    /// <summary>Starts it with Node.</summary>
    /// <returns>Null where its packages were not installed.</returns>
    public static async Task<Child?> StartAsync(Uri sessionboard, string token)
    {
        var folder = Path.Combine(Root(), "tests", "SessionboardMcp.Proof", "peer");
        return Directory.Exists(Path.Combine(folder, "node_modules"))
            ? await Child.StartAsync("node", Path.Combine(folder, "peer.mjs"), sessionboard.ToString(), token)
            : null;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SessionboardMcp.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The bench runs inside the repository.");
    }
}
