using System.Reflection;
using System.Text.RegularExpressions;

namespace SessionboardMcp.Floors;

/// <summary>Which room takes a constant of which, read from the text: in what the compiler makes only the value is left.</summary>
internal static partial class Constants
{
    /// <summary>Every constant, or value of an enumeration, that a room takes from another one by the name of its type.</summary>
    /// <param name="assembly">The compiled assembly, which tells what is a constant.</param>
    /// <param name="rootNamespace">The namespace of its root.</param>
    /// <param name="readme">Tells where its code is.</param>
    public static IEnumerable<RoomReference> Taken(Assembly assembly, string rootNamespace, AssemblyReadme readme)
    {
        var constants = Of(assembly, rootNamespace);
        return
            from room in readme.FoldersWithCode
            from file in Directory.GetFiles(Path.Combine(readme.Folder, room), "*.cs")
            from taken in In(File.ReadAllText(file), constants)
            where taken.Room != room
            select new RoomReference(room, taken.Room, $"{room}/{Path.GetFileName(file)} takes {taken.Name} from {taken.Room}");
    }

    /// <summary>The constants that a text names, each with its room.</summary>
    public static IEnumerable<(string Room, string Name)> In(string text, Assembly assembly, string rootNamespace) => In(text, Of(assembly, rootNamespace));

    private static IEnumerable<(string Room, string Name)> In(string text, ILookup<string, string> constants) => Member().Matches(Comment().Replace(text, ""))
        .Select(match => $"{match.Value}.{match.Groups["member"].Value}")
        .Distinct()
        // Two types of one name: nobody knows which of them is meant.
        .Where(name => constants[name].Count() == 1)
        .Select(name => (constants[name].Single(), name));

    private static ILookup<string, string> Of(Assembly assembly, string rootNamespace) =>
        (from type in assembly.GetTypes()
         let room = Rooms.Of(type.Namespace, rootNamespace)
         where room is not null
         from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
         where field is { IsLiteral: true, IsPrivate: false }
         select (room, Name: $"{type.Name}.{field.Name}")).ToLookup(constant => constant.Name, constant => constant.room);

    [GeneratedRegex(@"\b[A-Z]\w*(?=\.(?<member>[A-Z]\w*)\b)", RegexOptions.ExplicitCapture)]
    private static partial Regex Member();

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();
}
