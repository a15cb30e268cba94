using System.Reflection;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core.Queries;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Core.Tests.Queries;

/// <summary>What was checked is not checked again, and nobody gets what was checked by something else.</summary>
public sealed class KeptChecksTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Query = "FIND Session WHERE track.name = 'Security' INCLUDE title, capacity";

    private static readonly SbqlSchema Schema = Sessions("title", "capacity");

    [Fact]
    public void The_same_query_is_checked_and_explained_once()
    {
        var basis = new CheckBasis(Schema, new CheckOptions(), new KeptChecks());

        var first = basis.Check(SbqlParser.Read(Query));
        // Another reading of the same text, against a schema that was read anew and is the same.
        var second = (basis with { Schema = Sessions("title", "capacity") }).Check(SbqlParser.Read(Query));

        second.ShouldBeSameAs(first);
        second.Explanation.ShouldNotBeNull().ShouldBeSameAs(first.Explanation);
        second.Caveats.ShouldBeSameAs(first.Caveats);
    }

    [Fact]
    public void Another_text_another_schema_and_another_bound_are_checked_anew()
    {
        var basis = new CheckBasis(Schema, new CheckOptions(), new KeptChecks());

        QueryCheck[] checks =
        [
            basis.Check(SbqlParser.Read(Query)),
            basis.Check(SbqlParser.Read(Query + " ")),
            (basis with { Schema = Sessions("title") }).Check(SbqlParser.Read(Query)),
            (basis with { Options = new CheckOptions { MaxLength = 200 } }).Check(SbqlParser.Read(Query)),
        ];

        checks.Distinct().Count().ShouldBe(checks.Length);
    }

    [Fact]
    public void Broken_characters_are_told_apart() =>
        new[] { "\uD800", "\uD801", "\uFFFD" }.Select(text => CheckVersion.Of(text, Schema, new CheckOptions())).Distinct().Count().ShouldBe(3);

    public static TheoryData<string> Options => [.. typeof(CheckOptions).GetProperties().Where(option => option.CanWrite).Select(option => option.Name)];

    [Theory]
    [MemberData(nameof(Options))]
    public void Everything_that_is_known_beside_the_schema_enters_the_version(string option)
    {
        var (plain, other) = (new CheckOptions(), new CheckOptions());
        typeof(CheckOptions).GetProperty(option)!.SetValue(other, Other(typeof(CheckOptions).GetProperty(option)!.GetValue(plain)));

        CheckVersion.Of(Query, Schema, other).ShouldNotBe(CheckVersion.Of(Query, Schema, plain));
        CheckVersion.Of(Query, Schema, new CheckOptions()).ShouldBe(CheckVersion.Of(Query, Schema, plain));
    }

    [Theory]
    [InlineData("a", "bc", "ab", "c")]
    [InlineData("a,b", "", "a", "b")]
    public void Names_that_run_into_each_other_are_told_apart(string one, string two, string other, string second) =>
        CheckVersion.Of(Query, Schema, Tracks([one, two])).ShouldNotBe(CheckVersion.Of(Query, Schema, Tracks([other, second])));

    [Fact]
    public void Names_of_settings_and_which_of_them_are_shown_enter_it_each()
    {
        CheckOptions[] options =
        [
            Tracks(["a", "b"]),
            Tracks(["a"]),
            new() { KnownValues = new Dictionary<string, KnownNames> { ["tracks.name"] = new("track", ["a", "b"], ["a"]) } },
            new() { KnownValues = new Dictionary<string, KnownNames> { ["rooms.name"] = new("track", ["a", "b"], ["a", "b"]) } },
            new() { KnownValues = new Dictionary<string, KnownNames> { ["tracks.name"] = new("room", ["a", "b"], ["a", "b"]) } },
        ];

        options.Select(known => CheckVersion.Of(Query, Schema, known)).Distinct().Count().ShouldBe(options.Length);
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Everything_of_a_schema_enters_it(SbqlSchema other) =>
        CheckVersion.Of(Query, other, new CheckOptions()).ShouldNotBe(CheckVersion.Of(Query, Schema, new CheckOptions()));

    public static TheoryData<SbqlSchema> Schemas()
    {
        var entity = Schema.Entities[0];
        SbqlField first = entity.Fields[0];
        return
        [
            new SbqlSchema([]),
            new SbqlSchema([entity, entity]),
            new SbqlSchema([entity with { Name = "talks" }]),
            new SbqlSchema([entity with { Singular = "talk" }]),
            new SbqlSchema([entity with { FindNames = ["Session", "Abstract"] }]),
            new SbqlSchema([entity with { Description = "Mind the gap." }]),
            new SbqlSchema([entity with { DefaultFields = ["title"] }]),
            new SbqlSchema([entity with { Fields = [first] }]),
            new SbqlSchema([entity with { Fields = [first with { Type = SbqlType.Int }, .. entity.Fields.Skip(1)] }]),
            new SbqlSchema([entity with { Fields = [first with { ContainsPii = true }, .. entity.Fields.Skip(1)] }]),
            new SbqlSchema([entity with { Fields = [first with { Description = "Its name." }, .. entity.Fields.Skip(1)] }]),
            new SbqlSchema([entity with { Relationships = [new("track", "tracks", Cardinality.One)] }]),
            new SbqlSchema([entity with { Relationships = [new("track", "tracks", Cardinality.Many)] }]),
        ];
    }

    [Fact]
    public void What_was_not_asked_for_longest_is_forgotten_first_and_a_long_query_is_not_kept()
    {
        var kept = new KeptChecks();
        var basis = new CheckBasis(Schema, new CheckOptions(), kept);
        var first = basis.Check(SbqlParser.Read(Query));
        var second = basis.Check(SbqlParser.Read(Query + " LIMIT 1"));
        var perCheck = 1 + (first.Weight / 256);

        for (var number = 2; number < (KeptChecks.Room / perCheck) + 2; number++)
        {
            _ = basis.Check(SbqlParser.Read($"{Query} LIMIT {number}"));
            basis.Check(SbqlParser.Read(Query)).ShouldBeSameAs(first);
        }

        basis.Check(SbqlParser.Read(Query + " LIMIT 1")).ShouldNotBeSameAs(second);
        var lengthy = $"FIND Session WHERE title IN ({string.Join(", ", Enumerable.Repeat("'a title of a session'", 700))})";
        basis.Check(SbqlParser.Read(lengthy)).ShouldNotBeSameAs(basis.Check(SbqlParser.Read(lengthy)));
        basis.Check(SbqlParser.Read(Query)).ShouldBeSameAs(first);
    }

    [Fact]
    public async Task Many_at_once_get_right_answers()
    {
        var basis = new CheckBasis(Schema, new CheckOptions(), new KeptChecks());

        var limits = await Task.WhenAll(Enumerable.Range(0, 400).Select(number => Task.Run(() =>
            basis.Check(SbqlParser.Read($"{Query} LIMIT {1 + (number % 40)}")).Limit == 1 + (number % 40))));

        limits.ShouldAllBe(isRight => isRight);
    }

    [Fact]
    public async Task A_credential_gets_what_it_checked_itself_alone()
    {
        await using var one = await Assistant.ConnectAsync(sandbox.Address);
        var (mine, again) = (await KeptChecks.OfAsync(one.Sessionboard, default), await KeptChecks.OfAsync(one.Sessionboard, default));
        var others = await KeptChecks.OfAsync(one.As("sandbox-no-pii-mask"), default);

        again.ShouldBeSameAs(mine);
        others.ShouldNotBeSameAs(mine);
    }

    private static CheckOptions Tracks(string[] names) => new() { KnownValues = new Dictionary<string, KnownNames> { ["tracks.name"] = new("track", names, names) } };

    private static SbqlSchema Sessions(params string[] fields) =>
        new([new SbqlEntity("sessions", "session", ["Session"], [.. fields.Select(field => new SbqlField(field, SbqlType.Text))], [])]);

    private static object Other(object? value) => value switch
    {
        bool truth => !truth,
        int number => number - 1,
        IReadOnlyCollection<string> => new[] { "another" },
        IReadOnlyDictionary<string, KnownNames> => new Dictionary<string, KnownNames> { ["tracks.name"] = new("track", ["a"], ["a"]) },
        _ => throw new NotSupportedException($"Say what another {value} is."),
    };
}
