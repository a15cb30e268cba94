namespace SessionboardMcp.Core.Answers;

/// <summary>A part of a text that is personal, and what stands for it.</summary>
/// <param name="Start">Where it begins, in UTF-16 code units.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Mask">What is shown instead.</param>
internal readonly record struct PersonalSpan(int Start, int End, string Mask);
