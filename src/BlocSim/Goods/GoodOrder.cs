namespace BlocSim;

/// <summary>The order in which goods clear within a tick.</summary>
public static class GoodOrder
{
    /// <summary>Goods with every input before its outputs and every lead good before its co-products; ties by name.</summary>
    /// <exception cref="ArgumentException">The processes form a cycle.</exception>
    public static Good[] Sort(IEnumerable<Good> goods, IReadOnlyList<Process> processes)
    {
        List<Good> open = [.. goods.OrderBy(g => g.Name, StringComparer.Ordinal)];
        List<Good> sorted = [];
        while (open.Count > 0)
        {
            Good? next = open.Find(g =>
                !open.Exists(other => other != g && ComesBefore(other.Name, g.Name, processes))
            );
            if (next is null)
            {
                throw new ArgumentException(
                    $"the processes form a cycle among {string.Join(", ", open.Select(g => g.Name))}",
                    nameof(processes)
                );
            }

            sorted.Add(next);
            open.Remove(next);
        }

        return [.. sorted];
    }

    /// <summary>The goods of a cycle of processes, or nothing.</summary>
    public static IReadOnlyList<string> FindCycle(IEnumerable<Good> goods, IReadOnlyList<Process> processes)
    {
        List<string> open = [.. goods.Select(g => g.Name).Order(StringComparer.Ordinal)];
        while (open.Count > 0)
        {
            string? next = open.Find(g => !open.Exists(other => ComesBefore(other, g, processes)));
            if (next is null)
            {
                return open;
            }

            open.Remove(next);
        }

        return [];
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
