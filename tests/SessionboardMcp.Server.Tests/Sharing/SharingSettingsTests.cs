using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Sharing;

namespace SessionboardMcp.Server.Tests.Sharing;

/// <summary>Where replicas share, as an operator says it.</summary>
public sealed class SharingSettingsTests
{
    [Theory]
    [InlineData("redis:6379", "redis:6379", null, null, false)]
    [InlineData("redis", "redis", null, null, false)]
    [InlineData("one:6379,two:6380,password=hunter2,ssl=true", "one:6379, two:6380", null, "hunter2", true)]
    [InlineData("redis://cache.example", "cache.example:6379", null, null, false)]
    [InlineData(" REDISS://me:hunt%40er2@cache.example:6390/3 ", "cache.example:6390", "me", "hunt@er2", true)]
    [InlineData("rediss://:hunter2@cache.example:6390/", "cache.example:6390", null, "hunter2", true)]
    [InlineData("redis://[::1]:6379", "[::1]:6379", null, null, false)]
    [InlineData("127.0.0.1,[::1]:6379", "127.0.0.1:0, [::1]:6379", null, null, false)]
    [InlineData("!/run/redis.sock", "/run/redis.sock", null, null, false)]
    public void An_address_is_read_as_the_client_writes_it_and_as_providers_do(string text, string name, string? user, string? password, bool isSecure)
    {
        var settings = Read(("ConnectionStrings:Redis", text)).ShouldNotBeNull();

        settings.Name.ShouldBe($"Redis at {name}");
        (settings.Redis.User, settings.Redis.Password, settings.Redis.Ssl).ShouldBe((user, password, isSecure));
        settings.Redis.AbortOnConnectFail.ShouldBeFalse();
        settings.HoldsPersonalData.ShouldBeFalse("nothing that tells of people is shared unless it is said");
    }

    [Theory]
    [InlineData("ssl=true")]
    [InlineData("redis:6379,hunter2=yes")]
    [InlineData("me:hunter2@redis:6379")]
    [InlineData("hunter2@redis")]
    [InlineData("redis:6379,connectTimeout=hunter2")]
    [InlineData("http://hunter2@redis:6379")]
    [InlineData("redis://hunter2:hunter2@")]
    [InlineData("redis://:hunter2/x@redis:6379")]
    [InlineData("redis://redis:6379/hunter2")]
    [InlineData("redis://redis:6379?password=hunter2")]
    [InlineData("hunter2 word")]
    [InlineData("redis:6379 hunter2")]
    [InlineData("redis;hunter2")]
    [InlineData("redis/hunter2")]
    [InlineData("redis:hunter2:6379")]
    [InlineData("one,me:hunter2@two")]
    [InlineData("!/run/redis hunter2")]
    [InlineData("redis:99999,password=hunter2")]
    [InlineData("redis://:hunter2@redis:99999")]
    [InlineData("redis,password=hunter2,defaultDatabase=-3")]
    public void One_that_cannot_be_used_is_named_with_what_to_write_and_without_what_was_written(string text)
    {
        var problem = Should.Throw<ConfigurationProblemException>(() => Read(("ConnectionStrings:Redis", text)));

        problem.Message.ShouldStartWith("ConnectionStrings__Redis is no address of Redis: ");
        problem.Message.ShouldContain("Write host:6379");
        problem.Message.ShouldNotContain("hunter2");
    }

    [Fact]
    public void Settings_that_do_not_fit_together_say_which_to_change()
    {
        Read().ShouldBeNull();
        Read(("ConnectionStrings:Redis", " "), ("Cache:PersonalData", "false")).ShouldBeNull();
        Read(("ConnectionStrings:Redis", "redis"), ("Cache:PersonalData", " True ")).ShouldNotBeNull().HoldsPersonalData.ShouldBeTrue();
        Message(true, ("Cache:PersonalData", "true")).ShouldBe("Cache__PersonalData is true, but ConnectionStrings__Redis is missing or empty, so that nothing is shared. Set it to the address of Redis, or leave Cache__PersonalData out.");
        Message(true, ("ConnectionStrings:Redis", "redis"), ("Cache:PersonalData", "yes")).ShouldBe("Cache__PersonalData is neither 'true' nor 'false', which is usual.");
        Message(false, ("ConnectionStrings:Redis", "redis")).ShouldBe("ConnectionStrings__Redis is set, but without PostgreSQL there is one process, which has nothing to share. Set ConnectionStrings__Database, or leave ConnectionStrings__Redis out.");
    }

    private static string Message(bool areKeysShared, params (string Key, string Value)[] settings) =>
        Should.Throw<ConfigurationProblemException>(() => SharingSettings.Read(Configuration(settings), areKeysShared)).Message;

    private static SharingSettings? Read(params (string Key, string Value)[] settings) => SharingSettings.Read(Configuration(settings), areKeysShared: true);

    private static IConfigurationRoot Configuration((string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
}
