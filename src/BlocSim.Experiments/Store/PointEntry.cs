using Microsoft.Data.Sqlite;

namespace BlocSim.Experiments;

/// <summary>Enters the points of a design into a store, thousands at a time, statements prepared once; and reads what is set at them.</summary>
internal static class PointEntry
{
    /// <summary>Points in a transaction.</summary>
    public const int Batch = 10_000;

    /// <summary>Enters points and their settings, all or none.</summary>
    public static void Write(SqliteConnection connection, DesignPoint[] some)
    {
        using SqliteTransaction all = connection.BeginTransaction();
        using SqliteCommand point = Sql.Command(connection, "INSERT INTO point VALUES ($p, $s)", ("$p", 0), ("$s", 0));
        using SqliteCommand setting = Sql.Command(
            connection,
            "INSERT INTO setting VALUES ($p, $i, $path, $value)",
            ("$p", 0),
            ("$i", 0),
            ("$path", string.Empty),
            ("$value", string.Empty)
        );
        point.Transaction = all;
        setting.Transaction = all;
        foreach (DesignPoint p in some)
        {
            point.Parameters[0].Value = p.Index + ResultDatabase.FirstNumber;
            point.Parameters[1].Value = p.Scenario + ResultDatabase.FirstNumber;
            point.ExecuteNonQuery();
            for (int i = 0; i < p.Settings.Length; i++)
            {
                setting.Parameters[0].Value = p.Index + ResultDatabase.FirstNumber;
                setting.Parameters[1].Value = i;
                setting.Parameters[2].Value = p.Settings[i].Path;
                setting.Parameters[3].Value = p.Settings[i].Value;
                setting.ExecuteNonQuery();
            }
        }

        all.Commit();
    }

    /// <summary>What is set at every point, by its index.</summary>
    public static Dictionary<int, List<Setting>> Settings(SqliteConnection connection)
    {
        Dictionary<int, List<Setting>> found = [];
        foreach (
            (int point, Setting setting) in Sql.Rows(
                connection,
                "SELECT point, path, value FROM setting ORDER BY point, position",
                r => (r.GetInt32(0) - ResultDatabase.FirstNumber, new Setting(r.GetString(1), r.GetString(2)))
            )
        )
        {
            if (!found.TryGetValue(point, out List<Setting>? of))
            {
                found[point] = of = [];
            }

            of.Add(setting);
        }

        return found;
    }
}
