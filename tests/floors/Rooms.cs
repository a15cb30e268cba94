using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace SessionboardMcp.Floors;

/// <summary>Which room of an assembly refers to which, read from what the compiler made of it.</summary>
internal static class Rooms
{
    /// <summary>The name of the assembly's root, which is its façade.</summary>
    public const string Root = "(root)";

    /// <summary>Every reference from one room to another.</summary>
    /// <param name="assembly">A compiled assembly.</param>
    /// <param name="rootNamespace">The namespace of its root; a namespace below it is a room.</param>
    public static IReadOnlyList<RoomReference> References(Assembly assembly, string rootNamespace)
    {
        var types = new ArchLoader().LoadAssemblies(assembly).Build().Types;
        return
        [
            .. types
                .SelectMany(type => type.Dependencies.Select(dependency => (From: type, To: dependency.Target)))
                // A generic parameter is no type, and stands in a namespace of the library's making.
                .Where(found => found.To is not GenericParameter)
                .Select(found => new RoomReference(Of(found.From, rootNamespace) ?? "", Of(found.To, rootNamespace) ?? "", $"{found.From.Name} refers to {found.To.Name}"))
                .Where(reference => reference.From is not "" && reference.To is not "" && reference.From != reference.To)
                .DistinctBy(reference => (reference.From, reference.To)),
        ];
    }

    /// <summary>The room of a namespace, such as <c>Tools/Support</c>; null where it is none of the assembly.</summary>
    public static string? Of(string? found, string rootNamespace) => found switch
    {
        null => null,
        _ when found == rootNamespace => Root,
        _ when found.StartsWith(rootNamespace + ".", StringComparison.Ordinal) => found[(rootNamespace.Length + 1)..].Replace('.', '/'),
        _ => null,
    };

    private static string? Of(IType type, string rootNamespace) => Of(type.Namespace?.FullName, rootNamespace);

    /// <summary>The value that the project file gave this test assembly.</summary>
    public static string Given(string key) =>
        typeof(Rooms).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}

/// <summary>A room that refers to another one, with one example of it.</summary>
internal sealed record RoomReference(string From, string To, string Example)
{
    public override string ToString() => $"{From} -> {To}";
}
