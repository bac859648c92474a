using System.Globalization;
using Microsoft.Data.Sqlite;

namespace BlocSim.Experiments;

/// <summary>
/// The runs of an experiment in one SQLite file. A run is there whole or not at all; what was written stays when the process is killed; others
/// may read while it grows.
/// </summary>
public sealed class ResultDatabase : IDisposable
{
    /// <summary>Points and scenarios are numbered from 1 in tables, as in the files people read, and from 0 here.</summary>
    internal const int FirstNumber = 1;

    private readonly SqliteConnection connection;
    private readonly StoreLock? held;
    private readonly string path;
    private readonly HashSet<int> points = [];
    private RunWriter? writer;
    private CancellationTokenRegistration interrupts;

    private ResultDatabase(string path, SqliteConnection connection, StoreLock? held, StoreHead head)
    {
        this.path = path;
        this.connection = connection;
        this.held = held;
        Head = head;
    }

    /// <summary>What the experiment is.</summary>
    public StoreHead Head { get; }

    /// <summary>How long to wait for a program that has locked the file, in seconds.</summary>
    public static int Patience { get; set; } = 60;

    /// <summary>Opens a store for writing; makes it when there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="head">What the experiment is.</param>
    /// <exception cref="ExperimentException">Another experiment is there, or is writing, or the disk is full.</exception>
    /// <param name="cancel">Ends whatever statement is under way; what was committed stays.</param>
    public static ResultDatabase OpenToWrite(string path, StoreHead head, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        bool file = File.Exists(path);
        var taken = new StoreLock(path);
        SqliteConnection? opened = null;
        try
        {
            opened = Sql.Connect(path, SqliteOpenMode.ReadWriteCreate);
            return Sql.Guard(
                path,
                () =>
                {
                    Sql.Execute(opened, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
                    bool empty = Sql.Scalar(opened, "SELECT count(*) FROM sqlite_master") is 0L;
                    if (empty)
                    {
                        StoreHeadTable.Create(opened, head);
                    }

                    StoreAudit.RefuseTorn(path, opened);

                    // A store that is there may keep more series than are asked for now.
                    StoreHead there = StoreHeadTable.Read(path, opened);
                    StoreCheck.Same(path, there, head);
                    var store = new ResultDatabase(path, opened, taken, there) { WasEmpty = empty && file };
                    store.InterruptBy(cancel);
                    store.LoadPoints();
                    store.DropDamaged();
                    return store;
                }
            );
        }
        catch
        {
            opened?.Dispose();
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store for reading only.</summary>
    /// <exception cref="ExperimentException">It is no store.</exception>
    /// <param name="path">The file.</param>
    /// <param name="cancel">Ends whatever statement is under way.</param>
    public static ResultDatabase OpenToRead(string path, CancellationToken cancel = default)
    {
        if (!File.Exists(path))
        {
            throw ExperimentException.Asked($"{path}: there is no such file");
        }

        SqliteConnection opened = Sql.Connect(path, SqliteOpenMode.ReadOnly);
        try
        {
            var store = Sql.Guard(
                path,
                () =>
                {
                    StoreHead head = StoreHeadTable.Read(path, opened);
                    StoreAudit.RefuseTorn(path, opened);
                    return new ResultDatabase(path, opened, null, head);
                }
            );
            store.InterruptBy(cancel);
            Sql.Guard(
                path,
                () =>
                {
                    // One view of the file for as long as it is open, whatever is written meanwhile.
                    Sql.Execute(opened, "BEGIN");
                    store.LoadPoints();
                    store.RefuseDamaged();
                }
            );
            return store;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Replications of every point that were asked for last; so that a merge knows what is missing.</summary>
    public int Asked
    {
        get => About("asked") is { Length: > 0 } runs ? int.Parse(runs, CultureInfo.InvariantCulture) : 0;
        set => SetAbout("asked", value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Whether the experiment made every run that it wanted; some ask for more as they go, so a count does not tell.</summary>
    public bool Finished
    {
        get => About("finished") == "yes";
        set => SetAbout("finished", value ? "yes" : "no");
    }

    /// <summary>What a report on the experiment needs to know.</summary>
    public string Report
    {
        get => About("report");
        set => SetAbout("report", value);
    }

    /// <summary>Notes a point before its first run.</summary>
    /// <exception cref="ExperimentException">The store has another point under that number.</exception>
    public void Note(DesignPoint point) => Note([point], CancellationToken.None);

    /// <summary>Notes many points before their first runs, thousands in one transaction.</summary>
    /// <param name="all">The points.</param>
    /// <param name="cancel">Stops; points of finished transactions stay.</param>
    /// <exception cref="ExperimentException">The store has another point under a number.</exception>
    public void Note(IReadOnlyList<DesignPoint> all, CancellationToken cancel)
    {
        if (all.Any(p => points.Contains(p.Index)))
        {
            Dictionary<int, List<Setting>> there = Sql.Guard(path, () => PointEntry.Settings(connection));
            foreach (DesignPoint known in all.Where(p => points.Contains(p.Index)))
            {
                string label = string.Join("; ", there.GetValueOrDefault(known.Index) ?? []);
                if (label != known.Label)
                {
                    throw ExperimentException.Asked(
                        $"{path} holds another design: its point {known.Index + 1} is \"{label}\", now it would be \"{known.Label}\"; give this experiment a folder of its own with --out"
                    );
                }
            }
        }

        foreach (DesignPoint[] some in all.Where(p => !points.Contains(p.Index)).Chunk(PointEntry.Batch))
        {
            cancel.ThrowIfCancellationRequested();
            Sql.Guard(path, () => PointEntry.Write(connection, some));
            points.UnionWith(some.Select(p => p.Index));
        }
    }

    /// <summary>Folds the journal into the file and does without one from here on, so that a copy of the file alone is whole and readers leave nothing beside it.</summary>
    public void Settle() =>
        Sql.Guard(
            path,
            () =>
            {
                writer?.Dispose();
                writer = null;
                Sql.Fold(connection);
            }
        );

    /// <summary>Whether the file was there and nothing was in it, so that all begins anew.</summary>
    public bool WasEmpty { get; private init; }

    /// <summary>Runs that did not hold what was written into them and are made again.</summary>
    public int Remade { get; private set; }

    private void DropDamaged()
    {
        List<(long Point, long Number)> damaged = StoreAudit.Damaged(connection, Head);
        foreach ((long point, long number) in damaged)
        {
            Sql.Execute(
                connection,
                "DELETE FROM result WHERE point = $p AND replication = $n; DELETE FROM run WHERE point = $p AND replication = $n",
                ("$p", point),
                ("$n", number)
            );
        }

        // What was drawn for them is noted anew with them.
        foreach (long number in damaged.Select(d => d.Number).Distinct())
        {
            Sql.Execute(connection, "DELETE FROM input WHERE replication = $n", ("$n", number));
        }

        Remade = damaged.Count;
    }

    private void RefuseDamaged()
    {
        if (StoreAudit.Damaged(connection, Head) is [(long point, long number), ..] damaged)
        {
            string more = damaged.Count > 1 ? $" and {damaged.Count - 1} more do" : " does";
            throw new ExperimentException(
                $"{path} is damaged: run {number} of point {point}{more} not hold what was written. Nothing was taken from it. The command that made the experiment makes damaged runs again with --resume; or put back a copy"
            );
        }
    }

    private void InterruptBy(CancellationToken cancel) =>
        interrupts = cancel.Register(() =>
        {
            if (connection.Handle is { } handle)
            {
                SQLitePCL.raw.sqlite3_interrupt(handle);
            }
        });

    /// <summary>Notes what uncertain inputs were in a replication.</summary>
    public void NoteInputs(int scenario, int replication, IEnumerable<Setting> values) =>
        Sql.Guard(
            path,
            () =>
            {
                using SqliteTransaction all = connection.BeginTransaction();
                foreach (Setting input in values)
                {
                    Sql.Execute(
                        connection,
                        "INSERT OR IGNORE INTO input VALUES ($s, $r, $path, $value)",
                        ("$s", scenario + FirstNumber),
                        ("$r", replication),
                        ("$path", input.Path),
                        ("$value", input.Value)
                    );
                }

                all.Commit();
            }
        );

    /// <summary>Keeps a finished run, all or nothing. A run that failed before is replaced.</summary>
    /// <param name="outcome">The run.</param>
    /// <param name="command">Repeats it by itself.</param>
    public void Keep(Outcome outcome, string command) =>
        Sql.Guard(path, () => (writer ??= new RunWriter(connection, Head)).Write(outcome, command));

    /// <summary>The runs that came to their end, as (point, replication).</summary>
    public HashSet<(int Point, int Number)> Done() =>
        [.. Query("SELECT point, replication FROM run WHERE status = 'done'", r => (Index(r, 0), r.GetInt32(1)))];

    /// <summary>Runs that failed, with why and how to repeat them.</summary>
    public IReadOnlyList<(int Point, int Number, string Error, string Command)> Failed() =>
        Query(
            "SELECT point, replication, error, command FROM run WHERE status = 'failed' ORDER BY point, replication",
            r => (Index(r, 0), r.GetInt32(1), r.GetString(2), r.GetString(3))
        );

    /// <summary>All points, by number.</summary>
    public IReadOnlyList<DesignPoint> Points()
    {
        Dictionary<int, List<Setting>> settings = Sql.Guard(path, () => PointEntry.Settings(connection));
        return
        [
            .. Query("SELECT point, scenario FROM point ORDER BY point", r => (Index(r, 0), Index(r, 1)))
                .Select(p => new DesignPoint(p.Item1, p.Item2, [.. settings.GetValueOrDefault(p.Item1) ?? []])),
        ];
    }

    /// <summary>The values of some columns at a point, runs in the order of their numbers.</summary>
    /// <param name="point">The point.</param>
    /// <param name="baseline">Of the baseline, rather than with the policy.</param>
    /// <param name="columns">Which.</param>
    /// <param name="most">Only replications up to this number.</param>
    public StoredRuns Read(int point, bool baseline, IReadOnlyList<Column> columns, int most = int.MaxValue) =>
        Sql.Guard(path, () => ResultRows.Read(connection, Head, point, baseline, columns, most));

    /// <summary>Copies every run of another store that this one lacks.</summary>
    /// <returns>How many were new.</returns>
    public int Take(string other) =>
        Sql.Guard(
            path,
            () =>
            {
                int taken = StoreMerge.Take(connection, Head, other);
                LoadPoints();
                return taken;
            }
        );

    /// <summary>Runs a query and reads its rows.</summary>
    internal List<T> Query<T>(string sql, Func<SqliteDataReader, T> read) =>
        Sql.Guard(path, () => Sql.Rows(connection, sql, read));

    /// <summary>Closes the file; its journal is folded into it.</summary>
    public void Dispose()
    {
        interrupts.Dispose();
        if (held is not null)
        {
            try
            {
                Settle();
            }
            catch (Exception e) when (e is ExperimentException or OperationCanceledException)
            {
                // A full disk or a reader keeps the journal beside the file; both together are whole.
            }
        }

        writer?.Dispose();
        connection.Dispose();
        held?.Dispose();
    }

    private static int Index(SqliteDataReader row, int column) => row.GetInt32(column) - FirstNumber;

    private string About(string key) => Sql.Guard(path, () => StoreNotes.Get(connection, key));

    private void SetAbout(string key, string value) => Sql.Guard(path, () => StoreNotes.Set(connection, key, value));

    private void LoadPoints() => points.UnionWith(Query("SELECT point FROM point", r => Index(r, 0)));
}
