using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace BlocSim.Experiments;

/// <summary>Holds every value of a store against the digests that were written with it.</summary>
internal static class StoreAudit
{
    /// <exception cref="ExperimentException">The file's pages do not belong together.</exception>
    public static void RefuseTorn(string path, SqliteConnection connection)
    {
        if (Sql.Scalar(connection, "PRAGMA integrity_check(1)") is not "ok")
        {
            throw Sql.Damaged(path, "its pages do not belong together");
        }
    }

    /// <summary>The runs, as (point, replication) in the numbers of tables, that do not hold what was written.</summary>
    /// <exception cref="FormatException">A run that no digest covers, or a value of another kind than its column's.</exception>
    public static List<(long Point, long Number)> Damaged(SqliteConnection connection, StoreHead head)
    {
        Dictionary<(long, long), Run> runs = [];
        foreach (
            Run run in Sql.Rows(
                connection,
                "SELECT point, replication, seed, sha256, status, digest FROM run",
                r => new Run(
                    Sql.Whole(r, 0),
                    Sql.Whole(r, 1),
                    Sql.Whole(r, 2),
                    Sql.Text(r, 3),
                    Sql.Text(r, 4),
                    Sql.Text(r, 5)
                )
            )
        )
        {
            bool known = run.Status is "done" or "failed" && run.Point >= 1 && run.Number >= 1;
            if (!known || run.Point > int.MaxValue || run.Number > int.MaxValue)
            {
                throw new FormatException();
            }

            if (!runs.TryAdd((run.Point, run.Number), run))
            {
                throw new FormatException();
            }
        }

        var inputs = new RunInputs(connection);
        if (runs.Values.Any(r => !inputs.Knows(r.Point)))
        {
            throw new FormatException();
        }

        HashSet<string> periods = [.. head.Periods];
        HashSet<(long, long)> sound = [];
        using SqliteCommand command = Sql.Command(
            connection,
            "SELECT * FROM result ORDER BY point, replication, variant, period"
        );
        using SqliteDataReader reader = command.ExecuteReader();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        const int Keys = 4;
        double[] values = new double[head.Columns.Length];
        bool whole = reader.FieldCount == values.Length + Keys;
        for (int c = 0; c < values.Length && whole; c++)
        {
            whole = reader.GetName(c + Keys) == head.Columns[c].Name;
        }

        if (!whole)
        {
            throw new FormatException();
        }

        (long, long)? at = null;
        HashSet<(long, long)> passed = [];
        int rows = 0;
        void Close()
        {
            if (at is { } key && runs.TryGetValue(key, out Run? run))
            {
                string digest = Convert.ToHexStringLower(hash.GetHashAndReset());
                if (digest == run.Digest && rows == 2 * periods.Count)
                {
                    sound.Add(key);
                }
            }

            rows = 0;
        }

        while (reader.Read())
        {
            (long, long) key = (Sql.Whole(reader, 0), Sql.Whole(reader, 1));
            if (at != key)
            {
                Close();
                at = key;
                if (!passed.Add(key) || !runs.TryGetValue(key, out Run? run))
                {
                    throw new FormatException();
                }

                Begin(hash, run, inputs);
            }

            string variant = Sql.Text(reader, 2);
            string period = Sql.Text(reader, 3);
            if (variant is not ("policy" or "baseline") || !periods.Contains(period))
            {
                throw new FormatException();
            }

            for (int c = 0; c < values.Length; c++)
            {
                values[c] = reader.GetValue(c + Keys) switch
                {
                    DBNull => double.NaN,
                    double d when double.IsFinite(d) => d,
                    _ => throw new FormatException(),
                };
            }

            RunDigest.Row(hash, variant, period, values);
            rows++;
        }

        Close();
        foreach (Run run in runs.Values.Where(r => r.Status == "failed" && !sound.Contains((r.Point, r.Number))))
        {
            Begin(hash, run, inputs);
            if (Convert.ToHexStringLower(hash.GetHashAndReset()) == run.Digest)
            {
                sound.Add((run.Point, run.Number));
            }
        }

        return [.. runs.Keys.Where(k => !sound.Contains(k)).Order()];
    }

    private static void Begin(IncrementalHash hash, Run run, RunInputs inputs) =>
        RunDigest.Begin(
            hash,
            run.Point,
            run.Number,
            run.Seed,
            run.Sha256,
            run.Status,
            inputs.Of(run.Point, run.Number)
        );

    private sealed record Run(long Point, long Number, long Seed, string Sha256, string Status, string Digest);
}
