namespace BlocSim.Reports;

/// <summary>One colour a nation in all charts of a run: the largest suppliers over the stages around the focus come first, then the order of the scenario.</summary>
internal sealed class NationColors
{
    private const int Ranks = 5;
    private const int Hues = 8;

    /// <summary>The colours there are.</summary>
    public static IEnumerable<int> All => Enumerable.Range(0, Hues);

    private readonly Dictionary<string, int> own = new(StringComparer.Ordinal);

    /// <param name="view">The run.</param>
    public NationColors(RunView view)
    {
        IReadOnlyList<string>[] stages = [.. view.Stages().Select(view.Suppliers)];
        foreach (int rank in Enumerable.Range(0, Ranks))
        {
            foreach (IReadOnlyList<string> suppliers in stages.Where(s => rank < s.Count))
            {
                own.TryAdd(suppliers[rank], own.Count);
            }
        }

        foreach (Nation nation in view.Scenario.Nations)
        {
            own.TryAdd(nation.Code, own.Count);
        }
    }

    /// <summary>Colours of nations that one panel shows together, each another: one whose own is taken by a larger supplier gets the next.</summary>
    /// <param name="nations">Codes; at most as many as there are colours.</param>
    public int[] Of(IReadOnlyList<string> nations)
    {
        HashSet<int> taken = [];
        int[] colors = new int[nations.Count];
        foreach (int i in Enumerable.Range(0, colors.Length).OrderBy(i => own[nations[i]]))
        {
            int color = own[nations[i]] % Hues;
            while (taken.Count < Hues && !taken.Add(color))
            {
                color = (color + 1) % Hues;
            }

            colors[i] = color;
        }

        return colors;
    }
}
