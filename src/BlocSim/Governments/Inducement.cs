namespace BlocSim;

/// <summary>
/// Divides the bloc: offers the member that gains least from it money for every year outside, and pays as long as it stays out. One member at a time.
/// </summary>
internal sealed class Inducement
{
    private readonly Strategy rule;
    private readonly int nation;
    private readonly Nation[] nations;
    private readonly double years;
    private double spent;

    public Inducement(World world, Strategy rule)
    {
        this.rule = rule;
        nation = world.Nation(rule.Nation);
        nations = world.Nations;
        years = world.Scenario.Clock.YearsPerTick;
    }

    /// <summary>The nation courted, or -1.</summary>
    public int Target { get; private set; } = -1;

    /// <summary>What is offered, USD a year.</summary>
    public double Offer => rule.Yearly;

    /// <summary>Sees who is in and what each last said it gains; decides about the next tick.</summary>
    /// <returns>What it began, or null.</returns>
    public string? Decide(in MarketView view)
    {
        if (Target >= 0 && !view.Notice.Member[Target])
        {
            spent += rule.Yearly * years;
        }

        if (spent >= rule.Budget || !rule.InForce.Holds(view.Date))
        {
            Target = -1;
            return null;
        }

        if (Target >= 0)
        {
            return null;
        }

        double least = double.PositiveInfinity;
        for (int n = 0; n < nations.Length; n++)
        {
            double gain = view.Public.Gain[n];
            if (view.Notice.Member[n] && n != nation && gain < least)
            {
                least = gain;
                Target = n;
            }
        }

        return Target >= 0 ? $"offers {nations[Target].Title} money for leaving the bloc" : null;
    }
}
