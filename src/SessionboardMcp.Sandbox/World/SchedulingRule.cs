namespace SessionboardMcp.Sandbox.World;

/// <summary>
/// A rule that the agenda is planned by, or a persona that it is judged by. What their config holds is published nowhere: that a rule's is a sentence
/// with a priority is how the product's own screen looks, and our assumption.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sentence">What it asks for, or who the persona is: free text.</param>
/// <param name="Priority">Of a rule: the higher one wins.</param>
/// <param name="IsEnabled">Of a rule: whether it is used.</param>
public sealed record SchedulingRule(Guid Id, string Name, string Sentence, int Priority, bool IsEnabled = true);
