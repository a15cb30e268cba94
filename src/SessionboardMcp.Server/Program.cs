using SessionboardMcp.Commands;
using SessionboardMcp.Server.Commands;

var root = RootCommands.Create();
return await CommandUsage.RunAsync(root, args, ServeCommand.Invocation(root.Parse(args)));
