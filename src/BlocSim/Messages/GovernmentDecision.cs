namespace BlocSim;

/// <summary>A government to the public: what it does from the next period on, and what it makes of the bloc.</summary>
/// <param name="world">The world.</param>
/// <param name="nation">The nation.</param>
internal sealed class GovernmentDecision(World world, int nation)
{
    /// <summary>The nation.</summary>
    public int Nation { get; } = nation;

    /// <summary>Measures of the next period.</summary>
    public GovernmentMeasures Measures { get; } = new(world);

    /// <summary>What it chose about belonging to the bloc; null while the calendar decides.</summary>
    public bool? Chosen { get; set; }

    /// <summary>What it last said the bloc is worth to it, USD a year; NaN before the first review.</summary>
    public double Gain { get; set; }

    /// <summary>Whether it reckoned to be better off outside, side payments aside.</summary>
    public bool Wavers { get; set; }

    /// <summary>What it does to nations for being in the bloc, USD a year, in the order of its rules; the nation is -1 where a rule rests.</summary>
    public List<(int Nation, double Yearly)> Retaliations { get; } = [];

    /// <summary>What it offers nations for being outside, USD a year; the same.</summary>
    public List<(int Nation, double Yearly)> Inducements { get; } = [];

    /// <summary>What it began or ended, a sentence each.</summary>
    public List<string> News { get; } = [];
}
