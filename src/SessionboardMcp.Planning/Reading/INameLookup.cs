using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Reading;

/// <summary>Knows what names mean. The caller has the index of the event; <see cref="EventNames"/> is one over an input.</summary>
public interface INameLookup
{
    /// <summary>What a name means.</summary>
    /// <param name="name">As it was written, without quotes.</param>
    /// <param name="kinds">What it can be here.</param>
    /// <param name="isWhole">True: only what is called so, but for case, plural and the like. False: parts of a name count too.</param>
    /// <returns>Everything that it can mean: nothing, one thing, or several.</returns>
    IReadOnlyList<Subject> Find(string name, IReadOnlyCollection<SubjectKind> kinds, bool isWhole);

    /// <summary>How many words the longest name has that begins with a word; 0 where none does. More words than that are not tried as a name.</summary>
    /// <param name="word">As it was written.</param>
    int Longest(string word);

    /// <summary>Names that are near to one that means nothing, nearest first, three at most.</summary>
    /// <param name="name">As it was written, without quotes.</param>
    /// <param name="kinds">What it can be here.</param>
    IReadOnlyList<string> Nearest(string name, IReadOnlyCollection<SubjectKind> kinds);
}
