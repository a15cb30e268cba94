using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Pages.Welcome;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Sharing;

/// <summary>What an operator, and what a person is told of what replicas share.</summary>
public sealed class RedisDoctorTests
{
    [RedisFact]
    public async Task The_doctor_says_whether_Redis_answers_and_that_nothing_fails_without()
    {
        var redis = await RedisServer.OfRunAsync();
        (await FindAsync(null, null)).ShouldBeEmpty();
        var well = (await FindAsync(redis.Address, "true")).ShouldHaveSingleItem();
        (well.Check, well.Outcome).ShouldBe(("redis", Outcome.Passed));
        well.Detail.ShouldEndWith("ms. What tells of people is shared there, too, sealed.");
        (await FindAsync(redis.Address, null)).ShouldHaveSingleItem().Detail.ShouldEndWith("ms. What tells of people is not shared there.");
        var away = (await FindAsync($"{RedisServer.Nowhere},password=hunter2", null)).ShouldHaveSingleItem();
        away.Outcome.ShouldBe(Outcome.Noted);
        away.Detail.ShouldEndWith("cannot be used. The server works without it: each replica reads by itself what it needs.");
        away.ToString().ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_wrong_setting_fails()
    {
        var wrong = (await FindAsync(null, "true")).ShouldHaveSingleItem();
        wrong.Outcome.ShouldBe(Outcome.Failed);
        wrong.Mend.ShouldNotBeNull().ShouldContain("ConnectionStrings__Redis is missing");
    }

    [Fact]
    public void A_person_reads_that_what_was_read_for_them_is_shared_where_it_is()
    {
        Rows(shares: true).ShouldContain("What your assistant just read");
        Rows(shares: false).ShouldNotContain("What your assistant just read");
    }

    private static IEnumerable<string> Rows(bool shares) =>
        KeptRows.Of(new WelcomeFacts { Way = SignInWay.Sessionboard, IsInvented = false, SharesPersonalData = shares }).Select(row => row.What);

    private static Task<IReadOnlyList<Finding>> FindAsync(string? redis, string? personal) => RedisDoctor.ExamineAsync(new ConfigurationBuilder().AddInMemoryCollection(
        [new("ConnectionStrings:Database", "Host=nowhere;Database=x"), new("ConnectionStrings:Redis", redis), new("Cache:PersonalData", personal)]).Build());
}
