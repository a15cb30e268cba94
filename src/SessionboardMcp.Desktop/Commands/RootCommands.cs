using System.CommandLine;

namespace SessionboardMcp.Desktop.Commands;

/// <summary>The commands of the desktop program; without one it speaks MCP on standard input and output.</summary>
internal static class RootCommands
{
    /// <summary>Makes the command line.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("Connects a desktop assistant to Sessionboard over MCP on standard input and output. Without a command: stdio.");
        StdioCommand.AddTo(root);
        root.Add(StdioCommand.Create());
        root.Add(LoginCommand.Create());
        root.Add(LogoutCommand.Create());
        root.Add(WhoamiCommand.Create());
        root.Add(ChangesCommand.Create());
        root.Add(DoctorCommand.Create());
        return root;
    }
}
