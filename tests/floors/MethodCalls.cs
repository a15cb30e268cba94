using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace SessionboardMcp.Floors;

/// <summary>Which types of an assembly call a method, read from what the compiler made of it.</summary>
internal static class MethodCalls
{
    /// <summary>The names of the types that call a method whose full name (<c>System.Void Room.Type::Method(Arguments)</c>) is one that is looked for.</summary>
    public static IReadOnlyList<string> Callers(Assembly assembly, Func<string, bool> isLookedFor) =>
    [
        .. new ArchLoader().LoadAssemblies(assembly).Build().Types
            .Where(type => type.Dependencies.OfType<MethodCallDependency>().Any(call => isLookedFor(call.TargetMember.FullName)))
            .Select(type => Outermost(type))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    // What an asynchronous method calls stands in a type of the compiler's making, inside the one that was written.
    private static string Outermost(IType type) => type.FullName.Split('+', '/')[0].Split('.')[^1].Split('`')[0];
}
