namespace BlocSim.Experiments;

/// <summary>The tables of a store; documented in docs/reference/store.md.</summary>
internal static class StoreSchema
{
    public const string Number = "5";

    public const string Fixed = """
        CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE scenario (scenario INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, text TEXT NOT NULL);
        CREATE TABLE period (position INTEGER PRIMARY KEY, period TEXT NOT NULL);
        CREATE TABLE series (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, metric TEXT NOT NULL, good TEXT NOT NULL,
          entity TEXT NOT NULL, unit TEXT NOT NULL, meaning TEXT NOT NULL);
        CREATE TABLE point (point INTEGER PRIMARY KEY, scenario INTEGER NOT NULL REFERENCES scenario);
        CREATE TABLE setting (point INTEGER NOT NULL REFERENCES point, position INTEGER NOT NULL, path TEXT NOT NULL,
          value TEXT NOT NULL, PRIMARY KEY (point, position)) WITHOUT ROWID;
        CREATE TABLE input (scenario INTEGER NOT NULL REFERENCES scenario, replication INTEGER NOT NULL, path TEXT NOT NULL,
          value TEXT NOT NULL, PRIMARY KEY (scenario, replication, path)) WITHOUT ROWID;
        CREATE TABLE run (point INTEGER NOT NULL REFERENCES point, replication INTEGER NOT NULL, seed INTEGER NOT NULL,
          sha256 TEXT NOT NULL, status TEXT NOT NULL, error TEXT, command TEXT, seconds REAL NOT NULL, digest TEXT NOT NULL,
          PRIMARY KEY (point, replication)) WITHOUT ROWID;
        """;

    /// <summary>The table of values has a column a series, so that a query reads as a sentence.</summary>
    public static string Result(IEnumerable<Column> columns) =>
        "CREATE TABLE result (point INTEGER NOT NULL, replication INTEGER NOT NULL, variant TEXT NOT NULL, period TEXT NOT NULL, "
        + string.Concat(columns.Select(c => $"{Quoted(c)} REAL, "))
        + "PRIMARY KEY (point, replication, variant, period)) WITHOUT ROWID;";

    public static string Quoted(Column column) => $"\"{column.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
