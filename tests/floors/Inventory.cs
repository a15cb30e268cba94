using System.Reflection;

namespace SessionboardMcp.Floors;

/// <summary>The tests that there ever were, one list an assembly under <c>tests/inventory</c>, and what they are called now.</summary>
internal sealed class Inventory
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "inventory");

    private readonly string _file;
    private readonly TestRenames _renames;

    private Inventory(string assembly, TestRenames renames) => (_file, _renames) = (Path.Combine(Folder, $"{assembly}.txt"), renames);

    /// <summary>The assemblies that have a list.</summary>
    public static IEnumerable<string> Assemblies => Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file));

    /// <summary>The list of an assembly; empty where it has none yet.</summary>
    public IReadOnlyList<string> Listed => File.Exists(_file) ? File.ReadAllLines(_file) : [];

    /// <summary>That of a test assembly.</summary>
    public static Inventory Of(Assembly tests) => new(tests.GetName().Name!, TestRenames.Read());

    /// <summary>The tests that an assembly holds: class and method, each once, however many rows it has.</summary>
    public static IReadOnlyList<string> In(Assembly tests) =>
    [
        .. Methods(tests).Select(test => $"{test.Class.FullName}.{test.Method.Name}").Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The tests that an assembly holds, as methods of the classes that they run in.</summary>
    public static IEnumerable<(Type Class, MethodInfo Method)> Methods(Assembly tests) =>
        from type in tests.GetTypes()
        where type is { IsClass: true, IsAbstract: false }
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
        where method.CustomAttributes.Any(attribute => attribute.AttributeType.IsAssignableTo(typeof(FactAttribute)))
        select (type, method);

    /// <summary>Those that were listed, and are neither here nor, by a line of <c>tests/renames.md</c>, listed elsewhere.</summary>
    /// <param name="present">The tests of the assembly.</param>
    public IEnumerable<string> Vanished(IReadOnlyList<string> present)
    {
        var elsewhere = new Lazy<HashSet<string>>(() => [.. Directory.GetFiles(Folder, "*.txt").Where(file => file != _file).SelectMany(File.ReadLines).Select(_renames.NameNow)]);
        return Listed.Where(test => !_renames.IsGone(test) && !present.Contains(_renames.NameNow(test)) && (_renames.NameNow(test) == test || !elsewhere.Value.Contains(_renames.NameNow(test))));
    }

    /// <summary>Those that stand in no list: they could vanish, and nobody would know.</summary>
    /// <param name="present">The tests of the assembly.</param>
    public IEnumerable<string> Unlisted(IReadOnlyList<string> present) => present.Except(Listed.Select(_renames.NameNow));

    /// <summary>Adds the tests that are new. Nothing is ever taken from the list.</summary>
    /// <param name="present">The tests of the assembly.</param>
    public void Add(IReadOnlyList<string> present)
    {
        var added = Unlisted(present).ToList();
        File.WriteAllLines(_file, Listed.Concat(added).Distinct().Order(StringComparer.Ordinal));
    }
}
