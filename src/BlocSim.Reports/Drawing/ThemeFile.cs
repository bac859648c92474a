using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace BlocSim.Reports;

/// <summary>Reads a theme of one's own: JSON with the colours that differ from <see cref="Theme.Screen"/>, <c>#rrggbb</c> each.</summary>
public static partial class ThemeFile
{
    private const int Largest = 64 * 1024;

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.None, 1000)]
    private static partial Regex Color();

    /// <summary>The theme of a name, or in a file.</summary>
    /// <param name="name">A name, or the path of a JSON file.</param>
    /// <exception cref="ResultsException">There is no such theme, or it cannot be read.</exception>
    public static Theme Find(string name)
    {
        if (Theme.All.FirstOrDefault(t => t.Name == name) is { } known)
        {
            return known;
        }

        string names = string.Join(", ", Theme.All.Select(t => t.Name));
        FileInfo? file = name.Length > 0 ? new FileInfo(name) : null;
        if (file is not { Exists: true, Length: > 0 and <= Largest })
        {
            string why =
                file is not { Exists: true } ? "is no theme and no file"
                : file.Length > Largest ? "is too large for a theme"
                : "is empty or no plain file";
            throw new ResultsException($"--theme: \"{name}\" {why}; expected {names}, or a JSON file with colours");
        }

        Theme read;
        try
        {
            read = JsonSerializer.Deserialize<Theme>(File.ReadAllText(name), Format) ?? throw new JsonException();
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            string where = e is JsonException { LineNumber: { } line } ? $", line {line + 1}" : string.Empty;
            throw new ResultsException(
                $"--theme: {name}{where} is no theme; expected JSON such as {{ \"paper\": \"#ffffff\", \"colors\": [\"#0b5394\", \"#e69f00\"] }} with these keys: {string.Join(", ", Keys())}"
            );
        }

        string[] colors =
        [
            read.Paper,
            read.Ink,
            read.Soft,
            read.Rule,
            read.Zero,
            read.ContextColor,
            read.ContextText,
            read.Target,
            read.Missing,
            .. read.Colors,
            .. read.TextColors,
            .. read.Ramp,
        ];
        string[] wrong = [.. colors.Where(c => c is null || !Color().IsMatch(c))];
        bool enough = read.Colors.Length > 0 && read.TextColors.Length > 0 && read.Ramp.Length > 1;
        return wrong.Length == 0 && enough
            ? read with
            {
                Name = Path.GetFileNameWithoutExtension(name),

                // Names have the colours of their lines where nothing else is said.
                TextColors = read.TextColors.SequenceEqual(Theme.Screen.TextColors) ? read.Colors : read.TextColors,
            }
            : throw new ResultsException(
                wrong.Length > 0
                    ? $"--theme: {name}: found {string.Join(", ", wrong.Take(5).Select(w => $"\"{w}\""))}; expected colours such as \"#0b5394\""
                    : $"--theme: {name}: \"colors\" and \"text-colors\" need one colour at least, \"ramp\" two"
            );
    }

    private static IEnumerable<string> Keys() =>
        typeof(Theme)
            .GetProperties()
            .Where(p => p.CanWrite && p.GetMethod is { IsStatic: false } && p.Name != nameof(Theme.Name))
            .Select(p => Format.PropertyNamingPolicy!.ConvertName(p.Name));
}
