namespace BlocSim;

/// <summary>The chance of being caught as one agent sees it: what was announced at first, then what customs report, with a lag.</summary>
internal struct PerceivedOdds(World world)
{
    /// <summary>Share of the gap to what customs report that is closed in a month (assumption, 0.05 to 0.3).</summary>
    private const double MonthlyLearning = 0.1;

    private readonly double learning = 1 - PortableMath.Pow(1 - MonthlyLearning, world.Scenario.Clock.StepMonths);

    /// <summary>Chance that an evading lot is caught, 0 to 1.</summary>
    public double Value { get; private set; } = world.Scenario.Bloc.Enforcement.BaseDetection;

    /// <summary>Moves toward the share of evading lots caught; NaN, when there were none, says nothing.</summary>
    public void Learn(double caughtShare)
    {
        if (!double.IsNaN(caughtShare))
        {
            Value += learning * (caughtShare - Value);
        }
    }
}
