using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace BlocSim.Experiments;

/// <summary>A design as a table: a column a lever, headed by its path and unit, a row a point.</summary>
public static class DesignTable
{
    /// <summary>Writes <c>point</c> and one column a lever.</summary>
    public static void Write(TextWriter output, IReadOnlyList<DesignPoint> points)
    {
        using var csv = new CsvRows(output);
        var levers = new LeverColumns(points);
        csv.Row(["point", .. levers.Heads]);
        foreach (DesignPoint point in points)
        {
            csv.Row([(point.Index + 1).ToString(CultureInfo.InvariantCulture), .. levers.Cells(point)]);
        }
    }

    /// <summary>Reads such a table, with units in headings or beside values; a column <c>point</c> is passed over, points are numbered in the order of rows.</summary>
    /// <param name="text">The table.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ExperimentException">It holds no design.</exception>
    public static ImmutableArray<DesignPoint> Read(string text, string name)
    {
        List<string[]> rows = [];
        try
        {
            using var csv = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false, Separator = ',' });
            while (csv.Read())
            {
                rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim())]);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw ExperimentException.Asked(
                $"{name}, line {rows.Count + 1}: this is not a table of comma-separated values"
            );
        }

        if (rows.Count < 2)
        {
            throw ExperimentException.Asked(
                $"{name} holds no point; expected a line of paths, then a line a point, for example \"bloc.floor.price\" above \"90 USD/kg\""
            );
        }

        string[] paths = rows[0];
        if (paths.Length == 1 && paths[0].Contains(';', StringComparison.Ordinal))
        {
            throw ExperimentException.Asked($"{name}, line 1: found semicolons; expected commas between the columns");
        }

        List<DesignPoint> points = [];
        foreach (string[] row in rows.Skip(1))
        {
            if (row.Length != paths.Length)
            {
                throw ExperimentException.Asked(
                    $"{name}, line {points.Count + 2}: found {row.Length} values; expected {paths.Length}, as many as the first line has paths"
                );
            }

            Setting[] settings =
            [
                .. paths
                    .Zip(
                        row,
                        (head, value) =>
                        {
                            (string path, string unit) = LeverColumns.Heading(head);
                            return new Setting(path, LeverColumns.Value(value, unit));
                        }
                    )
                    .Where(s => s.Path is not "point" and not ""),
            ];
            if (Array.Find(settings, s => s.Value.Length == 0) is { } empty)
            {
                throw ExperimentException.Asked(
                    $"{name}, line {points.Count + 2}: {empty.Path} has no value; expected one in every row"
                );
            }

            points.Add(new DesignPoint(points.Count, 0, [.. settings]));
        }

        return [.. points];
    }
}
