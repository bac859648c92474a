namespace BlocSim.Experiments;

/// <summary>One world played with every set of instruments that is asked for, against one baseline: the same draws throughout.</summary>
internal sealed class PairedSets(
    Scenario world,
    IReadOnlyList<Instrument> instruments,
    Quantity quantity,
    IEngine engine,
    CancellationToken cancel
)
{
    private readonly Dictionary<int, double> known = [];
    private readonly PairedParts parts = new(world, engine, cancel);

    /// <summary>The quantity with the instruments of a set, a bit each.</summary>
    /// <exception cref="ExperimentException">It has no value there.</exception>
    public double Value(int set)
    {
        if (known.TryGetValue(set, out double value))
        {
            return value;
        }

        Scenario kept = world;
        for (int i = 0; i < instruments.Count; i++)
        {
            kept = (set >> i & 1) == 1 ? kept : instruments[i].Without(kept);
        }

        RunTable table = parts.Play(kept).Policy;
        double[]? series = quantity.Column.In(table);
        value = series is null ? double.NaN : quantity.Of(series);
        if (double.IsNaN(value))
        {
            string[] on = [.. instruments.Where((_, i) => (set >> i & 1) == 1).Select(i => i.Name)];
            throw ExperimentException.Asked(
                $"{quantity.Words} has no value with {(on.Length == 0 ? "no instrument" : string.Join(", ", on) + " alone")}, so it cannot be shared out; ask about a price, a quantity, a share or a sum of money"
            );
        }

        return known[set] = value;
    }
}
