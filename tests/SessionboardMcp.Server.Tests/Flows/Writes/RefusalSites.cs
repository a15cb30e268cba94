using Mono.Cecil;
using Mono.Cecil.Cil;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>
/// Finds what each tool can refuse, by reading what the compiler made of Core: from a tool's own methods to all that they call, and in those each
/// <c>throw</c> of an exception that refuses. What is called through an interface or a delegate from elsewhere is not followed.
/// </summary>
internal static class RefusalSites
{
    private static readonly ModuleDefinition Core = ModuleDefinition.ReadModule(typeof(ChangeTool).Assembly.Location);

    private static readonly Dictionary<string, TypeDefinition> Types = AllTypes(Core.Types).ToDictionary(type => type.FullName, StringComparer.Ordinal);

    /// <summary>The places that calls of a tool can come to.</summary>
    public static IReadOnlyList<RefusalSite> Of(Type tool)
    {
        var (seen, next) = (new HashSet<MethodDefinition>(), new Queue<MethodDefinition>());
        for (var type = Types[tool.FullName!]; type is not null && type.FullName != typeof(SessionboardTool).FullName; type = Resolved(type.BaseType))
            type.Methods.ToList().ForEach(Visit);
        // What reads the arguments of every tool.
        Types[typeof(ToolInputs).FullName!].Methods.Where(method => method.Name == nameof(ToolInputs.Read)).ToList().ForEach(Visit);
        while (next.TryDequeue(out var method))
        {
            foreach (var called in Called(method))
                Visit(called);
        }

        return [.. seen.SelectMany(Thrown).OrderBy(site => site.Named, StringComparer.Ordinal)];

        void Visit(MethodDefinition method)
        {
            // What shows changes, and decides and sends them, refuses no argument.
            if (method.HasBody && !method.DeclaringType.FullName.Contains(".Changes.Flow.", StringComparison.Ordinal) && seen.Add(method))
                next.Enqueue(method);
        }
    }

    private static IEnumerable<MethodDefinition> Called(MethodDefinition method)
    {
        // What awaits stands in a type of the compiler's making.
        if (method.CustomAttributes.FirstOrDefault(one => one.AttributeType.Name is "AsyncStateMachineAttribute" or "IteratorStateMachineAttribute") is { } machine
            && Resolved((TypeReference)machine.ConstructorArguments[0].Value) is { } moves)
        {
            foreach (var step in moves.Methods)
                yield return step;
        }

        foreach (var operand in method.Body.Instructions.Select(instruction => instruction.Operand))
        {
            var member = operand is MemberReference one ? one : null;
            if (member is MethodReference called && Resolved(called.DeclaringType)?.Methods.FirstOrDefault(own => Same(own, called)) is { } inside)
                yield return inside;
            // A table of delegates is made where its type begins.
            if (member is FieldReference or MethodReference && Resolved(member.DeclaringType)?.Methods.FirstOrDefault(own => own is { IsConstructor: true, IsStatic: true }) is { } beginning)
                yield return beginning;
        }
    }

    private static IEnumerable<RefusalSite> Thrown(MethodDefinition method)
    {
        foreach (var instruction in method.Body.Instructions.Where(one => one.OpCode.Code == Code.Throw))
        {
            // Made there, or by a method that makes it.
            var made = instruction.Previous?.Operand is MethodReference maker ? maker.Name == ".ctor" ? maker.DeclaringType.Name : maker.ReturnType.Name : "";
            if (RefusalSite.Exceptions.Contains(made))
                yield return new RefusalSite(method.MetadataToken.ToInt32(), instruction.Offset, $"{Outermost(method)}: {Words(instruction)}");
        }
    }

    private static string Words(Instruction thrown)
    {
        var words = new List<string>();
        for (var one = thrown.Previous; one is not null && one.OpCode.Code != Code.Throw && words.Sum(word => word.Length) < 60; one = one.Previous)
        {
            if (one.Operand is string { Length: > 3 } text)
                words.Insert(0, text.Trim());
        }

        return string.Join(" … ", words);
    }

    private static string Outermost(MethodDefinition method)
    {
        var type = method.DeclaringType;
        var name = method.Name;
        while (type.DeclaringType is { } outer)
            (name, type) = (type.Name.StartsWith('<') && type.Name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? type.Name[1..end] : name, outer);
        return $"{type.Name}.{(name.StartsWith('<') && name.IndexOf('>', StringComparison.Ordinal) is > 1 and var last ? name[1..last] : name)}";
    }

    private static bool Same(MethodDefinition own, MethodReference called)
    {
        var other = called is GenericInstanceMethod generic ? generic.ElementMethod : called;
        return own.Name == other.Name && own.Parameters.Count == other.Parameters.Count
            && own.Parameters.Zip(other.Parameters).All(pair => pair.First.ParameterType.Name == pair.Second.ParameterType.Name || pair.First.ParameterType.ContainsGenericParameter);
    }

    private static TypeDefinition? Resolved(TypeReference? type) => type is null ? null : Types.GetValueOrDefault(type.GetElementType().FullName);

    private static IEnumerable<TypeDefinition> AllTypes(IEnumerable<TypeDefinition> types) => types.SelectMany(type => AllTypes(type.NestedTypes).Prepend(type));
}
