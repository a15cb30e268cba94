using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>Where a server without sign-in keeps changes, and what it says where it cannot.</summary>
public sealed class TokenChangesTests : IDisposable
{
    private const string Off = "Changes are off, and calls are not written down: The data directory";

    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task They_are_kept_in_the_data_directory_over_a_restart()
    {
        var change = SessionboardMcp.Changes.SampleChange.Of("a");
        await using (var first = Build())
            await first.Services.GetRequiredService<IChangeStore>().AddAsync(change, default);

        await using var second = Build();

        (await second.Services.GetRequiredService<IChangeStore>().FindAsync("one", change.Id, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_database_is_made_once_the_server_has_started_and_not_before()
    {
        await using var app = Build();
        new FileInfo(Path.Combine(_data.Path, "sessionboard-mcp.db")).Length.ShouldBe(0);

        await app.StartAsync();

        // It goes on from the one that ran in the background, or runs it itself.
        (await app.Services.GetRequiredService<IChangeStore>().ListAsync("one", default)).ShouldBeEmpty();
        new FileInfo(Path.Combine(_data.Path, "sessionboard-mcp.db")).Length.ShouldBeGreaterThan(0);
        await app.StopAsync();
    }

    [Fact]
    public async Task Without_a_directory_it_serves_and_says_that_changes_are_off()
    {
        Directory.CreateDirectory(_data.Path);
        await File.WriteAllTextAsync(Path.Combine(_data.Path, "file"), "");
        var builder = WebApplication.CreateBuilder();

        TokenChanges.AddTo(builder, Path.Combine(_data.Path, "file", "below")).ShouldNotBeNull().ShouldStartWith(Off);

        await using var app = builder.Build();
        app.Services.GetService<IChangeStore>().ShouldBeNull();
        app.Services.GetService<IAuditTrail>().ShouldBeNull();
    }

    // A service for many runs as a user whose home is nobody's to write to.
    [Fact]
    public async Task A_server_for_many_that_was_given_no_directory_makes_none_and_says_so()
    {
        var builder = WebApplication.CreateBuilder();

        TokenChanges.AddWhereGiven(builder, null).ShouldBe(TokenChanges.NoDirectory);

        await using var app = builder.Build();
        app.Services.GetService<IChangeStore>().ShouldBeNull();
    }

    [Fact]
    public async Task A_start_whose_directory_cannot_be_written_to_answers_and_says_it()
    {
        Directory.CreateDirectory(_data.Path);
        await File.WriteAllTextAsync(Path.Combine(_data.Path, "file"), "");
        var address = new Uri($"http://localhost:{SignInServer.FreePort()}");

        await using var server = await ServerProcess.StartAsync(
            address, "--local", "--data", Path.Combine(_data.Path, "file", "below"), "--Sessionboard:ApiToken=secret-of-nobody", $"--Local:Token={new string('t', 40)}");

        server.Output.ShouldContain(Off);
        server.Output.ShouldContain("Give another with --data DIR");
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        TokenChanges.AddTo(builder, _data.Path).ShouldBeNull();
        builder.Services.AddSingleton(TimeProvider.System);
        return builder.Build();
    }
}
