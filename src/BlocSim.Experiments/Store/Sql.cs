using Microsoft.Data.Sqlite;

namespace BlocSim.Experiments;

/// <summary>Statements on a store's file, and what their failures mean to a user.</summary>
internal static class Sql
{
    private const int Error = 1;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Interrupted = 9;
    private const int Io = 10;
    private const int Full = 13;
    private const int IoWrite = 778;
    private const int IoTruncate = 1546;
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
                DefaultTimeout = ResultDatabase.Patience,
            }.ToString()
        );
        try
        {
            connection.Open();
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw e.SqliteErrorCode == NotADatabase
                ? Damaged(path, "it is no store of an experiment")
                : new ExperimentException($"{path} cannot be opened; is it a folder, or may it not be read?");
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

    /// <summary>Folds the journal into the file; where somebody reads it, it stays beside the file, and both together are whole.</summary>
    public static void Fold(SqliteConnection connection)
    {
        using SqliteCommand command = Command(connection, "PRAGMA journal_mode=DELETE");
        command.CommandTimeout = 1;
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Busy or Locked) { }
    }

    /// <exception cref="FormatException">The value is no whole number.</exception>
    public static long Whole(SqliteDataReader row, int column) =>
        row.GetValue(column) is long value ? value : throw new FormatException();

    /// <exception cref="FormatException">The value is no text.</exception>
    public static string Text(SqliteDataReader row, int column) =>
        row.GetValue(column) is string value ? value : throw new FormatException();

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
        catch (SqliteException e) when (e.SqliteErrorCode == Interrupted)
        {
            throw new OperationCanceledException();
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Busy or Locked)
        {
            throw new ExperimentException(
                $"{path} is locked by another program (waited {ResultDatabase.Patience} s); close it there, then go on with --resume: every finished run is kept"
            );
        }
        catch (SqliteException e)
            when (e.SqliteErrorCode == Full
                || (e.SqliteErrorCode == Io && e.SqliteExtendedErrorCode is IoWrite or IoTruncate)
            )
        {
            throw new ExperimentException(
                $"{path} cannot grow: the disk is full, or a file-size limit is set; make room, then go on with --resume: every finished run is kept"
            );
        }
        catch (SqliteException e) when (e.SqliteErrorCode == Io)
        {
            throw new ExperimentException(
                $"{path} cannot be read or written: the disk reports an error. Put back a copy, or go on with --resume once it can: every finished run is kept"
            );
        }
        catch (SqliteException e) when (e.SqliteErrorCode is ReadOnly or CannotOpen)
        {
            throw new ExperimentException(
                $"{path} cannot be opened: its folder must be writable, also for reading, since the journal lies beside the file; copy it to a folder of your own"
            );
        }
        catch (Exception e)
            when (e
                    is SqliteException
                        or FormatException
                        or OverflowException
                        or InvalidCastException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or ArgumentException
            )
        {
            throw Damaged(path, "its tables do not hold what a store holds");
        }
    }

    /// <summary>What to say of a store that does not hold what was written into it.</summary>
    /// <param name="path">The store.</param>
    /// <param name="where">What is wrong.</param>
    public static ExperimentException Damaged(string path, string where) =>
        new(
            $"{path} is damaged: {where}. Nothing was taken from it. Put back a copy, or make the runs again with the command that made the experiment, --out and another folder"
        );

    /// <summary>Whether a failure says that the tables of a store are not there.</summary>
    public static bool IsNoStore(SqliteException e) => e.SqliteErrorCode is Error or NotADatabase;
}
