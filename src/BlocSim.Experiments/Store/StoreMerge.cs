using Microsoft.Data.Sqlite;

namespace BlocSim.Experiments;

/// <summary>Copies what one store has and another lacks, in one transaction: a run that failed gives way to one that came to its end.</summary>
internal static class StoreMerge
{
    /// <returns>How many runs were new.</returns>
    public static int Take(SqliteConnection connection, StoreHead head, string other)
    {
        string named =
            "point, replication, variant, period"
            + string.Concat(head.Columns.Select(c => ", " + StoreSchema.Quoted(c)));
        Sql.Execute(connection, "ATTACH $other AS other", ("$other", other));
        try
        {
            using SqliteTransaction all = connection.BeginTransaction();
            Sql.Execute(connection, "INSERT OR IGNORE INTO point SELECT * FROM other.point ORDER BY point");
            Sql.Execute(connection, "INSERT OR IGNORE INTO setting SELECT * FROM other.setting");
            Sql.Execute(connection, "INSERT OR IGNORE INTO input SELECT * FROM other.input");
            Sql.Execute(
                connection,
                "DELETE FROM run WHERE status = 'failed' AND EXISTS (SELECT 1 FROM other.run o WHERE o.point = run.point AND o.replication = run.replication AND o.status = 'done')"
            );
            int taken = Sql.Execute(
                connection,
                "INSERT OR IGNORE INTO run (point, replication, seed, sha256, status, error, command, seconds, digest) SELECT point, replication, seed, sha256, status, error, command, seconds, digest FROM other.run"
            );
            Sql.Execute(connection, $"INSERT OR IGNORE INTO result ({named}) SELECT {named} FROM other.result");
            all.Commit();
            return taken;
        }
        finally
        {
            Sql.Execute(connection, "DETACH other");
        }
    }
}
