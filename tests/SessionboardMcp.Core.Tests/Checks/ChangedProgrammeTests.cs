using System.Globalization;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Events;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Index;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Checks;

/// <summary>What is derived of a programme is brought up to date record by record, and says what would be found if everything were looked through.</summary>
public sealed class ChangedProgrammeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Morning = new(2027, 3, 9, 9, 0, 0, TimeSpan.Zero);
    private static readonly EventClock Clock = EventClock.Of(new EventSummary(1, "Any", "America/Chicago", HasTranslations: false));
    private static readonly IndexPart<Account> NoAccounts = new([], Now);

    private static readonly string[] Titles = ["Data plans", "data plans", "Data–Plans!", "Opening", "*** Opening ***", "", "!!!", "Zürich", "Zurich", "東京"];
    private static readonly string[] Names = ["Ada Byron", "ada  byron", "A. Byron", "José García", "Jose Garcia", "J*** D***", "***", "", "Łucja Nowak", "Lucja Nowak", "Eve Ek"];
    private static readonly string?[] Addresses = [null, "", " ", "ada@example.org", "ADA@example.org ", "j***@a***.com", "J***@a***.com", "eve@example.org", "jose@example.org"];

    [Theory]
    [InlineData(1, 60, 40)]
    [InlineData(2, 8, 5)]
    [InlineData(3, 80, 12)]
    [InlineData(4, 40, 0)]
    public void After_each_of_a_thousand_random_changes_counts_and_problems_are_those_of_a_fresh_build(int seed, int sessions, int people)
    {
        var programme = new RandomProgramme(new Random(seed), sessions, people);
        var version = programme.Version(null);
        Same(version, programme.Version(null), "at first");

        for (var change = 1; change <= 1_000; change++)
        {
            var what = programme.Change();
            var next = programme.Version(version);
            Same(next, programme.Version(null), $"change {change}, {what}");
            version = next;
        }
    }

    [Fact]
    public void What_a_change_does_not_touch_is_not_found_again()
    {
        List<IndexedSession> sessions = [.. Enumerable.Range(0, 500).Select(number => Bare($"s{number}", $"Talk {number}", $"p{number / 2}"))];
        var before = new Made(new(sessions, Now), new([], Now));
        sessions = [.. sessions];
        sessions[100] = Bare("s100", "Talk 300", "p50");

        var after = new Made(new(sessions, Now) { Made = new MadeOnce(before.Sessions.Made) }, new([], Now));

        var known = before.Check.Problems.ToHashSet(ReferenceEqualityComparer.Instance);
        after.Check.Problems.Where(problem => !known.Contains(problem)).Select(problem => (problem.Kind, problem.Sessions.Count)).ShouldBe(
            [(ProblemKinds.NoRoom, 1), (ProblemKinds.NoTime, 1), (ProblemKinds.NoDescription, 1), (ProblemKinds.NoBiography, 0), (ProblemKinds.NoPhoto, 0), (ProblemKinds.SameTitle, 2)]);
        after.Check.Problems.Count.ShouldBe(before.Check.Problems.Count + 1);

        static IndexedSession Bare(string id, string title, string speaker) => new()
        {
            Record = new Session { Id = id, Title = title, Status = "accepted" },
            Title = title,
            Description = default,
            People = [new IndexedPart(speaker, speaker, "speaker", "speaker", "speaker", false, false)],
            Subsessions = [],
        };
    }

    private static void Same(Made made, Made fresh, string what)
    {
        Said(made).ShouldBe(Said(fresh), what);

        static string Said(Made made) => string.Join('\n',
        [
            .. made.Check.Problems.Select(problem =>
                $"{problem.Kind}: {string.Join(", ", problem.Sessions.Select(session => $"{session.Record.Id} {session.Title} {session.Record.Tags.Count}"))}; {string.Join(", ", problem.People.Select(person => $"{person.Id} {person.Name}"))}; {problem.Detail}"),
            $"{made.Check.Unchecked} {made.Check.HasMaskedAddresses} {made.Check.HasMaskedNames} {made.Check.Speaking}",
            .. ProblemKinds.All.Select(kind => $"{kind} {made.Check.CountOf(kind)}"),
            .. made.Counts.Rows.Select(row => $"{row.Group}, {row.Name}: {row.Count}"),
        ]);
    }

    private sealed record Made(IndexPart<IndexedSession> Sessions, IndexPart<IndexedPerson> People)
    {
        public ProgrammeCheck Check { get; } = ProgrammeCheck.Of(Sessions, People, Clock);

        public EventCounts Counts { get; } = EventCounts.Of(Sessions, People, NoAccounts, NoAccounts, Clock);
    }

    private sealed class RandomProgramme
    {
        private readonly Random _random;
        private readonly Dictionary<string, Room> _rooms = new(StringComparer.Ordinal)
        {
            ["r1"] = new Room { Id = "r1", Name = "Red", Capacity = 20 },
            ["r2"] = new Room { Id = "r2", Name = "Blue" },
            ["r3"] = new Room { Id = "r3", Name = "Green", Capacity = 200 },
        };

        private List<IndexedSession> _sessions;
        private List<IndexedPerson> _people;
        private int _next;

        public RandomProgramme(Random random, int sessions, int people)
        {
            _random = random;
            _people = [.. Enumerable.Range(0, people).Select(_ => Person($"p{_next++}"))];
            _sessions = [.. Enumerable.Range(0, sessions).Select(_ => Session($"s{_next++}"))];
        }

        public Made Version(Made? earlier) => new(
            new IndexPart<IndexedSession>(_sessions, Now) { Made = earlier is null ? new MadeOnce() : new MadeOnce(earlier.Sessions.Made) },
            new IndexPart<IndexedPerson>(_people, Now));

        public string Change()
        {
            (_sessions, _people) = ([.. _sessions], [.. _people]);
            var what = new List<string>();
            for (var times = _random.Next(8) == 0 ? 5 : 1; times > 0; times--)
                what.Add(_random.Next(3) == 0 ? ChangePeople() : ChangeSessions());
            return string.Join(", ", what);
        }

        private string ChangeSessions()
        {
            if (_sessions.Count == 0)
            {
                _sessions.Add(Session($"s{_next++}"));
                return "a first session";
            }

            var place = _random.Next(_sessions.Count);
            var known = _sessions[place];
            switch (_random.Next(15))
            {
                case 0:
                    _sessions.Insert(place, Session($"s{_next++}"));
                    return "a session between others";
                case 1:
                    _sessions.Add(Session($"s{_next++}"));
                    return "a session at the end";
                case 2 or 3 when _sessions.Count > 3:
                    _sessions.RemoveAt(place);
                    return "a session gone";
                case 4:
                    _sessions[place] = Titled(known, Any(Titles));
                    return "a title";
                case 5:
                    _sessions[place] = known with { Record = known.Record with { Status = Any("accepted", "accepted", "pending", "declined") } };
                    return "a status";
                case 6:
                    _sessions[place] = known with { Record = known.Record with { Room = Room(), Capacity = Any<int?>(null, 10, 500) } };
                    return "a room";
                case 7:
                    _sessions[place] = Timed(known);
                    return "a time";
                case 8:
                    _sessions[place] = known with { People = People() };
                    return "people of a session";
                case 9:
                    _sessions[place] = known with { Subsessions = Parts() };
                    return "parts of a session";
                case 10:
                    _sessions[place] = known with { Record = known.Record with { Tags = [.. known.Record.Tags, new Tag { Id = "t", Name = "t" }] } };
                    return "a tag";
                case 11:
                    _sessions[place] = known with { Record = known.Record with { IsAbstract = !known.Record.IsAbstract }, Description = KeptText.Of(Any("", "Text")) };
                    return "an abstract";
                case 12 when _random.Next(4) == 0:
                    _sessions = [.. _sessions.Select(session => session with { })];
                    return "all sessions read anew";
                case 13 when _random.Next(4) == 0:
                    (_sessions[0], _sessions[place]) = (_sessions[place], _sessions[0]);
                    return "another order";
                case 14 when known.Record.Room is { } room:
                    _rooms[room.Id] = room with { Name = Any("Red", "Blue", "Black"), Capacity = Any<int?>(null, 5, 300) };
                    _sessions = [.. _sessions.Select(session => session.Record.Room?.Id == room.Id ? session with { Record = session.Record with { Room = _rooms[room.Id] } } : session)];
                    return "a room's name and size";
                default:
                    _sessions[place] = known with { };
                    return "a session read anew";
            }
        }

        private string ChangePeople()
        {
            var place = _random.Next(Math.Max(1, _people.Count));
            if (_people.Count == 0)
                return "nobody";
            var known = _people[place];
            switch (_random.Next(8))
            {
                case 0:
                    _people.Insert(place, Person($"p{_next++}"));
                    return "a contact more";
                case 1 when _people.Count > 2:
                    _people.RemoveAt(place);
                    return "a contact gone";
                case 2 or 3:
                    _people[place] = known with { Name = Any(Names) };
                    return "a name";
                case 4 or 5:
                    _people[place] = known with { Record = known.Record with { Email = Any(Addresses) } };
                    return "an address";
                case 6:
                    _people[place] = known with { Record = known.Record with { PhotoUrl = Any(null, "https://photos.example/1.png") }, Biography = KeptText.Of(Any("", "Life")), IsSpeaker = !known.IsSpeaker };
                    return "a profile";
                default:
                    _people[place] = known with { };
                    return "a contact read anew";
            }
        }

        private IndexedSession Session(string id)
        {
            var title = Any(Titles);
            return Timed(new IndexedSession
            {
                Record = new Session
                {
                    Id = id,
                    FriendlyId = id.ToUpperInvariant(),
                    FriendlyIdRaw = _random.Next(50),
                    Title = title,
                    Status = Any("accepted", "accepted", "accepted", "pending"),
                    IsAbstract = _random.Next(6) == 0,
                    Room = Room(),
                    Track = Any(null, new Track { Id = "a", Name = "Track A" }, new Track { Id = "b", Name = "Track B" }),
                },
                Title = title,
                Description = KeptText.Of(Any("", "Text")),
                People = People(),
                Subsessions = Parts(),
            });
        }

        private IndexedPerson Person(string id) => new()
        {
            Record = new Contact { Id = id, Email = Any(Addresses), PhotoUrl = Any(null, "https://photos.example/1.png") },
            Name = Any(Names),
            Biography = KeptText.Of(Any("", "Life")),
            IsSpeaker = _random.Next(2) == 0,
        };

        private static IndexedSession Titled(IndexedSession session, string title) => session with { Title = title, Record = session.Record with { Title = title } };

        private IndexedSession Timed(IndexedSession session) => session with { Record = session.Record with { StartsAt = Time(), EndsAt = Time() } };

        private IndexedPart[] People() => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Part())];

        private IndexedPart Part()
        {
            // One in eight is no contact of the event, or not any more.
            var id = _people.Count > 0 && _random.Next(8) > 0 ? Any([.. _people]).Record.Id : $"stranger{_random.Next(4)}";
            var role = Any("speaker", "speaker", "moderator");
            return new IndexedPart(id, Any(Names), role, role, role, _random.Next(2) == 0, _random.Next(2) == 0);
        }

        private IndexedSubsession[] Parts() => _random.Next(3) > 0 ? [] :
        [
            .. Enumerable.Range(0, _random.Next(3)).Select(_ => _next++).Select(number => new IndexedSubsession(
                new Subsession { Id = string.Create(CultureInfo.InvariantCulture, $"part{number}"), Title = Any(Titles), StartsAt = Time(), EndsAt = Time() }, People())),
        ];

        private Room? Room() => Any(null, _rooms["r1"], _rooms["r2"], _rooms["r3"]);

        private DateTimeOffset? Time() => _random.Next(8) == 0 ? null : Morning.AddMinutes(15 * _random.Next(40));

        private T Any<T>(params T[] from) => from[_random.Next(from.Length)];
    }
}
