using System.CommandLine;
using SessionboardMcp.Desktop.SignIn;

namespace SessionboardMcp.Desktop.Commands;

/// <summary>The options that say which sign-in is meant and where it is kept.</summary>
internal sealed class SignInOptions
{
    private readonly Option<string?> _data = new("--data") { Description = "Where sign-ins and their keys are kept.", HelpName = "DIR" };
    private readonly Option<string?> _profile = new("--profile") { Description = $"Which sign-in, where there are several ({ProfileStore.DefaultName}).", HelpName = "NAME" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_profile);
    }

    /// <summary>Where sign-ins are kept.</summary>
    public DataFolder Folder(ParseResult parsed) => new(parsed.GetValue(_data));

    /// <summary>Which one is meant.</summary>
    public string Profile(ParseResult parsed) => ProfileStore.Checked(parsed.GetValue(_profile));
}
