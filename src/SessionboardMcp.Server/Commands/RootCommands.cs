using System.CommandLine;

namespace SessionboardMcp.Server.Commands;

/// <summary>The commands of the server; without one it serves.</summary>
internal static class RootCommands
{
    /// <summary>Makes the command line.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("Connects AI assistants to Sessionboard over MCP. Without a command: serve.");
        ServeCommand.AddTo(root);
        root.Add(ServeCommand.Create());
        root.Add(ConnectionsCommand.Create());
        root.Add(AuditCommand.Create());
        root.Add(DatabaseCommand.Create());
        root.Add(KeysCommand.Create());
        root.Add(PairCommand.Create());
        root.Add(SandboxCommand.Create());
        root.Add(DoctorCommand.Create());
        root.Add(HealthCommand.Create());
        return root;
    }
}
