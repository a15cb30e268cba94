using System.Reflection;
using System.Runtime.CompilerServices;

namespace SessionboardMcp.Core.Tests.Support;

/// <summary>How much memory objects take with all that they hold, each object once, as a 64-bit runtime lays them out.</summary>
internal static class TakenBytes
{
    private const int Head = 16;
    private const int Reference = 8;

    private static readonly Dictionary<Type, (FieldInfo[] References, int Size)> Known = [];

    public static long Of(params object[] roots)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var toSee = new Stack<object>(roots);
        long taken = 0;
        while (toSee.TryPop(out var one))
        {
            if (one is Type or Delegate or MemberInfo || !seen.Add(one))
                continue;
            taken += (SizeOf(one, toSee) + 7) & ~7L;
        }

        return taken;
    }

    private static long SizeOf(object one, Stack<object> toSee)
    {
        if (one is string text)
            return 22 + (2L * text.Length);
        if (one is Array array)
        {
            var element = array.GetType().GetElementType()!;
            foreach (var item in array)
            {
                if (item is not null && !element.IsPrimitive)
                    Follow(item, element, toSee);
            }

            return Head + Reference + ((long)array.Length * Size(element));
        }

        foreach (var field in Layout(one.GetType()).References)
        {
            if (field.GetValue(one) is { } held)
                Follow(held, field.FieldType, toSee);
        }

        return Head + Layout(one.GetType()).Size;
    }

    // A value lies where it is held; what it refers to does not.
    private static void Follow(object held, Type type, Stack<object> toSee)
    {
        if (!type.IsValueType)
        {
            toSee.Push(held);
            return;
        }

        foreach (var field in Layout(held.GetType()).References)
        {
            if (field.GetValue(held) is { } inner)
                Follow(inner, field.FieldType, toSee);
        }
    }

    private static int Size(Type type) => type.IsValueType ? (int)(typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!) : Reference;

    private static (FieldInfo[] References, int Size) Layout(Type type)
    {
        if (Known.TryGetValue(type, out var layout))
            return layout;
        List<FieldInfo> fields = [];
        for (var part = type; part is not null; part = part.BaseType)
            fields.AddRange(part.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        return Known[type] = ([.. fields.Where(field => !field.FieldType.IsPrimitive && !field.FieldType.IsPointer)], fields.Sum(field => Size(field.FieldType)));
    }
}
