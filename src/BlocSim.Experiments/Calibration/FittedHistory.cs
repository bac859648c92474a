using System.Collections.Immutable;

namespace BlocSim.Experiments;

/// <summary>A scenario fitted to a history: what was observed, what the model makes of it, and how far draws alone set the two apart.</summary>
public sealed class FittedHistory
{
    /// <summary>The parameters.</summary>
    public required IReadOnlyList<Factor> Factors { get; init; }

    /// <summary>The observations, held out ones included.</summary>
    public required ImmutableArray<Observation> Observations { get; init; }

    /// <summary>Where the search ended.</summary>
    public required Fit Fit { get; init; }

    /// <summary>The model there, in the order of the observations, in their units.</summary>
    public required double[] Modelled { get; init; }

    /// <summary>How far draws alone set model and history apart, root mean square in shares of the observations; NaN from one run.</summary>
    public required double Noise { get; init; }

    /// <summary>Model less observation in shares of the observation; of the mean size of the metric's observations where it is zero.</summary>
    public static double[] Off(ImmutableArray<Observation> observations, double[] values, bool held) =>
        [
            .. observations
                .Select((o, i) => (o, Value: values[i]))
                .Where(x => x.o.IsHeldOut == held)
                .Select(x => (x.Value - x.o.Value) / Size(observations, x.o)),
        ];

    /// <summary>What a distance to an observation is a share of: the observation, or where it is zero the metric's mean size.</summary>
    public static double Size(ImmutableArray<Observation> observations, Observation o)
    {
        if (o.Value != 0)
        {
            return Math.Abs(o.Value);
        }

        double mean = observations.Where(x => x.Quantity.Column == o.Quantity.Column).Average(x => Math.Abs(x.Value));
        return mean > 0 ? mean : 1;
    }

    /// <summary>Standard error of a parameter in shares of its range: from what the fit leaves over and from draws.</summary>
    public double ErrorOf(int i)
    {
        // As many parameters as observations fit anything exactly; what is left over then is rounding, not an error.
        double scatter = Fit.Variance + (double.IsNaN(Noise) ? 0 : Noise * Noise);
        return Fit.UnitErrors[i] * Math.Sqrt(scatter);
    }

    /// <summary>How far off held-out observations are, root mean square in shares; null where none is held out.</summary>
    public double? HeldOut()
    {
        double[] off = Off(Observations, Modelled, held: true);
        return off.Length == 0 ? null : Math.Sqrt(off.Sum(r => r * r) / off.Length);
    }
}
