using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace BlocSim.Experiments;

/// <summary>Writes what an experiment is into a new store, and reads it from one.</summary>
internal static class StoreHeadTable
{
    public static void Create(SqliteConnection connection, StoreHead head)
    {
        using SqliteTransaction all = connection.BeginTransaction();
        Sql.Execute(connection, StoreSchema.Fixed + StoreSchema.Result(head.Columns));
        (string, string)[] about =
        [
            ("schema", StoreSchema.Number),
            ("version", head.Version),
            ("build", head.Build),
            ("kind", head.Kind),
            ("seed", head.Seed.ToString(CultureInfo.InvariantCulture)),
            ("design", head.Design),
        ];
        string digest = Digest(
            about.ToDictionary(a => a.Item1, a => a.Item2, StringComparer.Ordinal),
            [
                .. head.Names,
                .. head.Hashes,
                .. head.Periods,
                .. head.Columns.Select(c => Series(c.Name, c.Metric.Name, c.Good, c.Entity, c.Metric.Unit)),
            ]
        );
        foreach ((string key, string value) in about.Append(("digest", digest)))
        {
            Sql.Execute(connection, "INSERT INTO about VALUES ($k, $v)", ("$k", key), ("$v", value));
        }

        for (int i = 0; i < head.Texts.Length; i++)
        {
            Sql.Execute(
                connection,
                "INSERT INTO scenario VALUES ($i, $n, $h, $t)",
                ("$i", i + ResultDatabase.FirstNumber),
                ("$n", head.Names[i]),
                ("$h", head.Hashes[i]),
                ("$t", head.Texts[i])
            );
        }

        for (int i = 0; i < head.Periods.Length; i++)
        {
            Sql.Execute(connection, "INSERT INTO period VALUES ($i, $p)", ("$i", i), ("$p", head.Periods[i]));
        }

        for (int i = 0; i < head.Columns.Length; i++)
        {
            Column c = head.Columns[i];
            Sql.Execute(
                connection,
                "INSERT INTO series VALUES ($i, $name, $metric, $good, $entity, $unit, $meaning)",
                ("$i", i),
                ("$name", c.Name),
                ("$metric", c.Metric.Name),
                ("$good", c.Good),
                ("$entity", c.Entity),
                ("$unit", c.Metric.Unit),
                ("$meaning", c.Metric.Meaning)
            );
        }

        all.Commit();
    }

    /// <summary>SHA-256 over what identifies an experiment, written with it.</summary>
    private static string Digest(Dictionary<string, string> about, IReadOnlyList<string> kept)
    {
        string[] keys = ["schema", "version", "build", "kind", "seed", "design"];
        string all = string.Join('\n', keys.Select(k => about.GetValueOrDefault(k)).Concat(kept));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }

    private static string Series(string name, string metric, string good, string entity, string unit) =>
        string.Join('|', name, metric, good, entity, unit);

    public static StoreHead Read(string path, SqliteConnection connection)
    {
        try
        {
            var about = Sql.Rows(connection, "SELECT key, value FROM about", r => (r.GetString(0), r.GetString(1)))
                .ToDictionary(x => x.Item1, x => x.Item2, StringComparer.Ordinal);
            if (about["schema"] != StoreSchema.Number)
            {
                throw ExperimentException.Asked(
                    $"{path} was made by another build of BlocSim {about["version"]}, which keeps its tables otherwise (schema {about["schema"]}, here {StoreSchema.Number}): read it with that build, or run the experiment again with --out and another folder"
                );
            }

            var scenarios = Sql.Rows(
                connection,
                "SELECT name, text, sha256 FROM scenario ORDER BY scenario",
                r => (r.GetString(0), r.GetString(1), r.GetString(2))
            );
            foreach ((string _, string text, string sha256) in scenarios)
            {
                if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) != sha256)
                {
                    throw Sql.Damaged(path, "a scenario's text is not the one that was stored");
                }
            }

            var periods = Sql.Rows(connection, "SELECT period FROM period ORDER BY position", r => r.GetString(0));
            var series = Sql.Rows(
                connection,
                "SELECT name, metric, good, entity, unit FROM series ORDER BY position",
                r => (r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4))
            );
            string digest = Digest(
                about,
                [
                    .. scenarios.Select(s => s.Item1),
                    .. scenarios.Select(s => s.Item3),
                    .. periods,
                    .. series.Select(s => Series(s.Item1, s.Item2, s.Item3, s.Item4, s.Item5)),
                ]
            );
            if (scenarios.Count == 0 || about.GetValueOrDefault("digest") != digest)
            {
                throw Sql.Damaged(path, "what it says of the experiment is not what was written");
            }

            return new StoreHead
            {
                Version = about["version"],
                Build = about["build"],
                Kind = about["kind"],
                Seed = ulong.Parse(about["seed"], CultureInfo.InvariantCulture),
                Design = about["design"],
                Names = [.. scenarios.Select(s => s.Item1)],
                Texts = [.. scenarios.Select(s => s.Item2)],
                Hashes = [.. scenarios.Select(s => s.Item3)],
                Periods = [.. periods],
                Columns = [.. series.Select(s => new Column(MetricList.Find(s.Item2), s.Item3, s.Item4))],
            };
        }
        catch (Exception e) when (e is KeyNotFoundException || (e is SqliteException s && Sql.IsNoStore(s)))
        {
            throw ExperimentException.Asked($"{path} is not a store of an experiment");
        }
    }
}
