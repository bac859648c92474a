namespace BlocSim;

/// <summary>The order in which goods clear within a tick.</summary>
public static class GoodOrder
{
    /// <summary>Goods with every input before its outputs and every lead good before its co-products; ties by name.</summary>
    /// <exception cref="ArgumentException">The processes form a cycle.</exception>
    public static Good[] Sort(IEnumerable<Good> goods, IReadOnlyList<Process> processes)
    {
        (List<Good> sorted, List<Good> cycle) = Walk(goods, processes);
        return cycle.Count == 0
            ? [.. sorted]
            : throw new ArgumentException(
                $"the processes form a cycle among {string.Join(", ", cycle.Select(g => g.Name))}",
                nameof(processes)
            );
    }

    /// <summary>The goods of a cycle of processes and what waits for them, or nothing.</summary>
    public static IReadOnlyList<string> FindCycle(IEnumerable<Good> goods, IReadOnlyList<Process> processes) =>
        [.. Walk(goods, processes).Cycle.Select(g => g.Name)];

    /// <summary>Takes goods that wait for no other, one by one, until none or only a cycle is left.</summary>
    private static (List<Good> Sorted, List<Good> Cycle) Walk(IEnumerable<Good> goods, IReadOnlyList<Process> processes)
    {
        List<Good> open = [.. goods.OrderBy(g => g.Name, StringComparer.Ordinal)];
        List<Good> sorted = [];
        while (open.Find(g => !open.Exists(other => ComesBefore(other.Name, g.Name, processes))) is { } next)
        {
            sorted.Add(next);
            open.Remove(next);
        }

        return (sorted, open);
    }

    private static bool ComesBefore(string first, string second, IReadOnlyList<Process> processes)
    {
        foreach (Process p in processes)
        {
            bool makes = p.Outputs.Any(o => o.Good == second);
            if (makes && p.Inputs.Any(i => i.Good == first))
            {
                return true;
            }

            if (makes && p.Lead.Good == first && p.Lead.Good != second)
            {
                return true;
            }
        }

        return false;
    }
}
