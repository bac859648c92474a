namespace BlocSim;

/// <summary>
/// Looks for the conjecture that wants itself: a secant through the last two tries, inside a bracket where one player is alone and its
/// bracket can be trusted.
/// </summary>
internal sealed class ConjectureSearch
{
    private double low;
    private double high = double.PositiveInfinity;
    private double lastValue = double.NaN;
    private double lastGap;

    /// <summary>The conjecture to try, USD/t per tonne.</summary>
    public double Value { get; private set; }

    /// <summary>Whether the bracket has closed on a jump: the conjecture wanted is higher on one side and lower on the other.</summary>
    public bool Closed => double.IsFinite(high) && high - low <= 1e-13 * high;

    /// <summary>Begins from a value, with nothing known of where the answer lies.</summary>
    public void Start(double value)
    {
        Value = value;
        low = 0;
        high = double.PositiveInfinity;
        lastValue = double.NaN;
    }

    /// <summary>Takes the next step.</summary>
    /// <param name="wanted">What the answer to <see cref="Value"/> calls for.</param>
    /// <param name="bracketed">Whether the sign of the gap shows on which side the answer lies.</param>
    public void Move(double wanted, bool bracketed)
    {
        double gap = wanted - Value;
        if (bracketed && gap > 0)
        {
            low = Value;
        }
        else if (bracketed)
        {
            high = Value;
        }

        double slope = double.IsNaN(lastValue) || Value == lastValue ? 0 : (gap - lastGap) / (Value - lastValue);
        double next = slope < 0 ? Value - (gap / slope) : wanted;
        if (!bracketed && Value > 0)
        {
            next = Math.Clamp(next, 0.25 * Value, (4 * Value) + wanted);
        }

        lastValue = Value;
        lastGap = gap;
        if (!(next > low) || !(next < high))
        {
            next = double.IsInfinity(high) ? Math.Max(wanted, 2 * low) : low + (0.5 * (high - low));
        }

        Value = Math.Max(0, next);
    }
}
