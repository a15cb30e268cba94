using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Core.Tests.Configuration;

public class SessionboardVariablesTests
{
    [Fact]
    public void Short_variables_are_read_and_every_other_source_wins()
    {
        var configuration = new ConfigurationManager();
        ((IConfigurationBuilder)configuration).AddInMemoryCollection(new Dictionary<string, string?> { ["Sessionboard:Region"] = "us" });

        SessionboardVariables.AddTo(configuration, name => name switch
        {
            "SESSIONBOARD_API_TOKEN" => " token ",
            "SESSIONBOARD_REGION" => "eu",
            _ => null,
        });

        configuration["Sessionboard:ApiToken"].ShouldBe("token");
        configuration["Sessionboard:Region"].ShouldBe("us");
        configuration["Sessionboard:BaseUrl"].ShouldBeNull();
    }

    [Theory]
    [InlineData(null, "sandbox-full")]
    [InlineData("", "sandbox-full")]
    [InlineData("${user_config.api_token}", "sandbox-full")]
    [InlineData("sandbox-read", "sandbox-read")]
    public void The_variable_chooses_the_sandbox_token(string? value, string expected) =>
        SessionboardVariables.ChooseSandboxToken(_ => value).ShouldBe(expected);

    [Fact]
    public void A_real_token_never_reaches_the_sandbox_nor_the_message()
    {
        var problem = Should.Throw<ConfigurationProblemException>(() => SessionboardVariables.ChooseSandboxToken(_ => "sb_live_secret"));

        problem.Message.ShouldContain("SESSIONBOARD_API_TOKEN");
        problem.Message.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("--Privacy:ShowPersonalData=true")]
    [InlineData("--sessionboard:region=eu")]
    public void Configuration_on_the_command_line_is_taken(string argument) => ConfigurationArguments.Check([argument]).ShouldBe([argument]);

    [Theory]
    [InlineData("--sandbx")]
    [InlineData("--Sessionboard:ApiToken")]
    [InlineData("--Other:Key=secret")]
    public void Anything_else_is_refused_without_its_value(string argument) =>
        Should.Throw<ConfigurationProblemException>(() => ConfigurationArguments.Check([argument])).Message.ShouldNotContain("secret");

    [Fact]
    public void A_sandbox_token_that_the_sandbox_does_not_know_is_refused_with_those_it_knows()
    {
        string[] known = ["sandbox-full", "sandbox-read"];

        SessionboardVariables.ChooseSandboxToken(_ => " sandbox-read ", known).ShouldBe("sandbox-read");
        Should.Throw<ConfigurationProblemException>(() => SessionboardVariables.ChooseSandboxToken(_ => "sandbox-ful", known)).Message
            .ShouldBe("SESSIONBOARD_API_TOKEN holds a token that the sandbox does not know. Did you mean sandbox-full? It knows sandbox-full, sandbox-read. Without the variable it is sandbox-full.");
        Should.Throw<ConfigurationProblemException>(() => SessionboardVariables.ChooseSandboxToken(_ => "sb_live_secret", known)).Message.ShouldNotContain("secret");
    }
}
