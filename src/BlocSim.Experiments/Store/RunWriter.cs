using Microsoft.Data.Sqlite;

namespace BlocSim.Experiments;

/// <summary>Writes finished runs into a store, each whole or not at all; statements are prepared once.</summary>
internal sealed class RunWriter : IDisposable
{
    private const int RunColumns = 9;
    private const int KeyColumns = 4;
    private readonly SqliteConnection connection;
    private readonly StoreHead head;
    private readonly RunDigest digest;
    private readonly SqliteCommand run;
    private readonly SqliteCommand result;

    public RunWriter(SqliteConnection connection, StoreHead head)
    {
        this.connection = connection;
        this.head = head;
        digest = new RunDigest(head.Periods);
        run = Prepare("run", RunColumns);
        result = Prepare("result", KeyColumns + head.Columns.Length);
    }

    public void Write(Outcome outcome, string command)
    {
        string inputs = RunInputs.Of(connection, outcome.Point + ResultDatabase.FirstNumber, outcome.Number);
        using SqliteTransaction all = connection.BeginTransaction();
        run.Transaction = all;
        result.Transaction = all;
        object[] values =
        [
            outcome.Point + ResultDatabase.FirstNumber,
            outcome.Number,
            unchecked((long)outcome.Seed),
            outcome.Hash,
            outcome.Succeeded ? "done" : "failed",
            outcome.Succeeded ? DBNull.Value : outcome.Error,
            outcome.Succeeded ? DBNull.Value : command,
            outcome.Seconds,
            digest.Of(outcome, inputs),
        ];
        for (int i = 0; i < values.Length; i++)
        {
            run.Parameters[i].Value = values[i];
        }

        run.ExecuteNonQuery();
        Rows(outcome, "policy", outcome.Policy);
        Rows(outcome, "baseline", outcome.Baseline);
        all.Commit();
    }

    public void Dispose()
    {
        run.Dispose();
        result.Dispose();
    }

    private SqliteCommand Prepare(string table, int columns)
    {
        SqliteCommand command = connection.CreateCommand();
        string values = string.Join(", ", Enumerable.Range(0, columns).Select(i => $"${i}"));
        command.CommandText = $"INSERT OR REPLACE INTO {table} VALUES ({values})";
        for (int i = 0; i < columns; i++)
        {
            command.Parameters.Add(new SqliteParameter($"${i}", DBNull.Value));
        }

        return command;
    }

    private void Rows(Outcome outcome, string variant, double[][] rows)
    {
        for (int p = 0; p < rows.Length; p++)
        {
            result.Parameters[0].Value = outcome.Point + ResultDatabase.FirstNumber;
            result.Parameters[1].Value = outcome.Number;
            result.Parameters[2].Value = variant;
            result.Parameters[3].Value = head.Periods[p];
            for (int c = 0; c < rows[p].Length; c++)
            {
                double value = rows[p][c];
                result.Parameters[c + KeyColumns].Value = double.IsFinite(value) ? value : DBNull.Value;
            }

            result.ExecuteNonQuery();
        }
    }
}
