using System.CommandLine;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Desktop.Identity.Profiles;

namespace SessionboardMcp.Desktop.Commands;

/// <summary>The options that say which sign-in a command is about.</summary>
internal sealed class ProfileOptions
{
    private readonly Option<string?> _data = new("--data") { Description = "The folder that sign-ins are kept in; default: this user's own data folder.", HelpName = "DIR" };
    private readonly Option<string> _profile = new("--profile")
    {
        Description = "Which sign-in, where several are kept.",
        HelpName = "NAME",
        DefaultValueFactory = _ => ProfileName.Default,
    };

    /// <summary>Gives a command the options.</summary>
    public ProfileOptions(Command command)
    {
        command.Add(_data);
        command.Add(_profile);
    }

    /// <summary>The profile's name.</summary>
    public string Name(ParseResult parsed) => ProfileName.Check(parsed.GetValue(_profile) ?? ProfileName.Default);

    /// <summary>The profiles of the folder, which others cannot open from now on.</summary>
    /// <exception cref="ConfigurationProblemException">Others can, and it is not for this program to change.</exception>
    public ProfileStore Store(ParseResult parsed)
    {
        var folder = DataFolder.Resolve(parsed.GetValue(_data));
        if (PrivateFiles.Close(folder, keepsSecretsBelow: true) is { } sentence)
            parsed.InvocationConfiguration.Error.WriteLine(sentence);
        return new ProfileStore(folder, TimeProvider.System);
    }

    /// <summary>Under whose rights the program works.</summary>
    public DesktopIdentity Identity(ParseResult parsed) => new(Name(parsed), Store(parsed));
}
