namespace SessionboardMcp.Planning.Solving;

/// <summary>What a plan is worth, by what counts first.</summary>
internal sealed class Standing(Problem problem)
{
    /// <summary>Sessions that have a place, rooms that are too small (below zero), sessions that stay, the weight of wishes.</summary>
    public (int Placed, int Squeezed, int Staying, long Wishes) Of(Spot[] plan) => (Placed(plan), -Squeezed(plan), Staying(plan), WishScore.Of(problem, plan));

    public int Placed(Spot[] plan) => problem.Talks.Count(talk => !talk.IsFixed && plan[talk.Index].IsPlace);

    public int Squeezed(Spot[] plan) => problem.Talks.Count(talk => !talk.IsFixed && talk.IsSqueezed(plan[talk.Index]));

    public int Staying(Spot[] plan) => problem.Talks.Count(talk => talk.CanStay && talk.IsThere(plan[talk.Index]));
}
