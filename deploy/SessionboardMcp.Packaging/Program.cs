using System.CommandLine;
using SessionboardMcp.Packaging;

return await new RootCommand("Makes what people install from a published program.") { BundleCommand.Create(), ServerJsonCommand.Create(), LicencesCommand.Create() }.Parse(args).InvokeAsync();
