namespace BlocSim;

/// <summary>The level of one floor through time: stated, by steps on dates, growing by the year, or following a reference; phased in from the price at its start.</summary>
internal sealed class FloorLevel
{
    private readonly World world;
    private readonly int index;
    private readonly int good;
    private readonly double[] past;
    private int seenTicks;
    private double atStart = double.NaN;
    private double followed;
    private int reviewed = int.MinValue;

    public FloorLevel(World world, int index)
    {
        this.world = world;
        this.index = index;
        good = world.GoodIndex[Floor.Good];
        int months = Floor.Index is { To: not FloorReference.MemberCost } follows ? follows.OverMonths : 0;
        past = new double[Math.Max(1, months / world.Scenario.Clock.StepMonths)];
    }

    // Looked up, not kept: levels are tried on one run by putting another scenario in its place.
    private Floor Floor => world.Scenario.Bloc.Floors[index];

    /// <summary>Sees the last tick's prices and costs. Returns whether the level moves with this tick.</summary>
    public bool Observe(int tick, YearMonth date, PublicStatistics seen)
    {
        Floor floor = Floor;
        bool benchmark = floor.Index?.To == FloorReference.Benchmark;
        past[seenTicks % past.Length] = benchmark ? seen.Benchmark[good] : seen.WorldPrice[good];
        seenTicks++;
        if (floor.Index is not { } follows || !floor.InForce.Holds(date))
        {
            return false;
        }

        int ticks = Math.Max(1, follows.EveryMonths / world.Scenario.Clock.StepMonths);
        if (reviewed != int.MinValue && tick < reviewed + ticks)
        {
            return false;
        }

        reviewed = tick;
        double before = followed;
        int known = Math.Min(seenTicks, past.Length);
        double reference = follows.To == FloorReference.MemberCost ? seen.MemberCost[good] : past.Sum() / known;
        followed = follows.Share * reference;
        return followed != before;
    }

    /// <summary>The floor in a tick in which it is in force, USD per tonne.</summary>
    public double At(YearMonth date, PublicStatistics seen)
    {
        Floor floor = Floor;
        if (double.IsNaN(atStart))
        {
            atStart = seen.WorldPrice[good];
        }

        int months = date.MonthsSince(floor.InForce.From ?? world.Scenario.Clock.Start);
        double price = floor.Price * PortableMath.Pow(1 + floor.Growth, Math.Max(0, months) / 12.0);
        foreach (FloorStep step in floor.Path)
        {
            price = step.From <= date ? step.Price : price;
        }

        price = Math.Max(price, followed);
        if (floor.PhaseInMonths > 0 && months < floor.PhaseInMonths)
        {
            // Phase-in starts from the reference price at announcement; a floor below that price needs none.
            double start = Math.Min(price, atStart);
            price = start + ((price - start) * (months + 1) / floor.PhaseInMonths);
        }

        return price;
    }
}
