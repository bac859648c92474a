using Microsoft.Data.Sqlite;

namespace BlocSim.Experiments;

/// <summary>Statements on a store's file, and what their failures mean to a user.</summary>
internal static class Sql
{
    private const int Error = 1;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Io = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
                DefaultTimeout = ResultStore.Patience,
            }.ToString()
        );
        try
        {
            connection.Open();
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new ExperimentException($"{path} cannot be opened: {e.Message}");
        }

        return connection;
    }

    public static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using SqliteCommand command = Command(connection, sql);
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public static SqliteCommand Command(
        SqliteConnection connection,
        string sql,
        params (string Name, object Value)[] values
    )
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    public static int Execute(SqliteConnection connection, string sql, params (string Name, object Value)[] values)
    {
        using SqliteCommand command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = Command(connection, sql);
        return command.ExecuteScalar();
    }

    public static void Guard(string path, Action work) =>
        Guard(
            path,
            () =>
            {
                work();
                return true;
            }
        );

    public static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Busy or Locked)
        {
            throw new ExperimentException(
                $"{path} is locked by another program (waited {ResultStore.Patience} s); close it there, then go on with --resume: every finished run is kept"
            );
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Full or Io)
        {
            throw new ExperimentException(
                $"{path} cannot grow: the disk is full, or a file-size limit is set; make room, then go on with --resume: every finished run is kept"
            );
        }
        catch (SqliteException e) when (e.SqliteErrorCode is ReadOnly or CannotOpen)
        {
            throw new ExperimentException(
                $"{path} cannot be opened: its folder must be writable, also for reading, since the journal lies beside the file; copy it to a folder of your own"
            );
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Corrupt or NotADatabase)
        {
            throw new ExperimentException($"{path} is damaged or is no store: {e.Message}");
        }
        catch (SqliteException e)
        {
            throw new ExperimentException($"{path}: {e.Message}");
        }
    }

    /// <summary>Whether a failure says that the tables of a store are not there.</summary>
    public static bool IsNoStore(SqliteException e) => e.SqliteErrorCode is Error or NotADatabase;
}
