using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace BlocSim.Experiments;

/// <summary>
/// What was set at a point and drawn for a replication, as one text that is part of every run's digest: a lever or an input that was changed afterwards
/// shows in the runs that rest on it.
/// </summary>
internal sealed class RunInputs
{
    private readonly Dictionary<long, (long Scenario, StringBuilder Set)> points = [];
    private readonly Dictionary<(long Scenario, long Replication), StringBuilder> drawn = [];

    /// <summary>Reads those of a whole store.</summary>
    /// <exception cref="FormatException">A value is of another kind than its column.</exception>
    public RunInputs(SqliteConnection connection)
        : this(connection, string.Empty, string.Empty) { }

    private RunInputs(SqliteConnection connection, string ofPoint, string ofReplication)
    {
        Each(
            connection,
            $"SELECT point, scenario FROM point {ofPoint}",
            r => points.Add(Sql.Whole(r, 0), (Sql.Whole(r, 1), new StringBuilder()))
        );
        Each(
            connection,
            $"SELECT point, position, path, value FROM setting {ofPoint} ORDER BY point, position",
            r => Add(points[Sql.Whole(r, 0)].Set, r)
        );
        Each(
            connection,
            $"SELECT scenario, replication, path, value FROM input {ofReplication} ORDER BY scenario, replication, path",
            r =>
            {
                (long, long) key = (Sql.Whole(r, 0), Sql.Whole(r, 1));
                if (!drawn.TryGetValue(key, out StringBuilder? all))
                {
                    drawn[key] = all = new StringBuilder();
                }

                Add(all, r);
            }
        );
    }

    /// <summary>Whether a point is there.</summary>
    public bool Knows(long point) => points.ContainsKey(point);

    /// <summary>The text of one run of a store that is being written.</summary>
    public static string Of(SqliteConnection connection, long point, long replication)
    {
        string here = string.Create(CultureInfo.InvariantCulture, $"WHERE point = {point}");
        string then = string.Create(
            CultureInfo.InvariantCulture,
            $"WHERE scenario = (SELECT scenario FROM point {here}) AND replication = {replication}"
        );
        return new RunInputs(connection, here, then).Of(point, replication);
    }

    /// <summary>The text of a run: the scenario of its point, what is set there, what was drawn.</summary>
    public string Of(long point, long replication)
    {
        (long scenario, StringBuilder set) = points[point];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{scenario}\n{set}\n{drawn.GetValueOrDefault((scenario, replication))}"
        );
    }

    private static void Add(StringBuilder to, SqliteDataReader row) =>
        to.Append(Sql.Text(row, 2)).Append('=').Append(Sql.Text(row, 3)).Append(';');

    private static void Each(SqliteConnection connection, string sql, Action<SqliteDataReader> read)
    {
        using SqliteCommand command = Sql.Command(connection, sql);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            read(reader);
        }
    }
}
