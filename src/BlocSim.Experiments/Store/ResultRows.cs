using Microsoft.Data.Sqlite;

namespace BlocSim.Experiments;

/// <summary>Values of a point, read run by run; a period that a run does not have is NaN.</summary>
internal static class ResultRows
{
    public static StoredRuns Read(
        SqliteConnection connection,
        StoreHead head,
        int point,
        bool baseline,
        IReadOnlyList<Column> columns,
        int most
    )
    {
        var positions = head.Periods.Select((p, i) => (p, i)).ToDictionary(x => x.p, x => x.i, StringComparer.Ordinal);
        List<double[]>[] runs = [.. columns.Select(_ => new List<double[]>())];
        List<int> numbers = [];
        string names = string.Concat(columns.Select(c => ", " + StoreSchema.Quoted(c)));
        using SqliteCommand command = Sql.Command(
            connection,
            $"SELECT replication, period{names} FROM result WHERE point = $p AND variant = $v AND replication <= $most ORDER BY replication",
            ("$p", point + ResultDatabase.FirstNumber),
            ("$v", baseline ? "baseline" : "policy"),
            ("$most", most)
        );
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            int number = reader.GetInt32(0);
            if (numbers.Count == 0 || numbers[^1] != number)
            {
                numbers.Add(number);
                foreach (List<double[]> list in runs)
                {
                    double[] empty = new double[head.Periods.Length];
                    Array.Fill(empty, double.NaN);
                    list.Add(empty);
                }
            }

            int period = positions[reader.GetString(1)];
            for (int c = 0; c < runs.Length; c++)
            {
                runs[c][^1][period] = reader.IsDBNull(c + 2) ? double.NaN : reader.GetDouble(c + 2);
            }
        }

        return new StoredRuns(numbers, [.. runs.Select(r => r.ToArray())]);
    }
}
