using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace BlocSim.Experiments;

/// <summary>What a store notes of an experiment while it goes on, each with a digest: how many runs were asked for, what its report needs.</summary>
internal static class StoreNotes
{
    /// <summary>What was noted last; empty where there is no run yet.</summary>
    /// <exception cref="FormatException">It is not what was written, or missing though there are runs.</exception>
    public static string Get(SqliteConnection connection, string key)
    {
        string? Value(string k) =>
            Sql.Rows(connection, $"SELECT value FROM about WHERE key = '{k}'", r => r.GetString(0)).FirstOrDefault();
        string? value = Value(key);
        bool begun = value is not null || Sql.Scalar(connection, "SELECT count(*) FROM run") is not 0L;
        return begun && Value(key + "-digest") != Digest(key, value)
            ? throw new FormatException()
            : value ?? string.Empty;
    }

    /// <summary>Notes a value.</summary>
    public static void Set(SqliteConnection connection, string key, string value) =>
        Sql.Execute(
            connection,
            "INSERT OR REPLACE INTO about VALUES ($k, $v), ($d, $h)",
            ("$k", key),
            ("$v", value),
            ("$d", key + "-digest"),
            ("$h", Digest(key, value))
        );

    private static string Digest(string key, string? value) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}={value}")));
}
