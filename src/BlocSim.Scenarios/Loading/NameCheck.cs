using System.Collections.Immutable;

namespace BlocSim.Scenarios;

/// <summary>Knows which names a scenario defines and reports those that do not exist, with the nearest one that does.</summary>
internal sealed class NameCheck
{
    private readonly List<Problem> problems;
    private readonly HashSet<string> goods;
    private readonly HashSet<string> nations;
    private readonly HashSet<string> processes;
    private readonly Dictionary<string, string> representedBy = new(StringComparer.Ordinal);

    public NameCheck(MapNode root, List<Problem> problems)
    {
        this.problems = problems;
        goods = Keys(root, "goods");
        nations = Keys(root, "nations");
        processes = Keys(root, "processes");
        foreach (string kind in (string[])["goods", "nations", "processes"])
        {
            Distinguishable(root, kind);
        }

        foreach ((string code, Mark _, Node value, string path) in new Section(root, string.Empty).Named("nations"))
        {
            if (value is MapNode map)
            {
                foreach ((string party, Mark mark, string at) in new Section(map, path).Items("represents"))
                {
                    if (nations.Contains(party) || !representedBy.TryAdd(party, code))
                    {
                        problems.Add(
                            new Problem(mark, at, $"{party} is a nation of its own or represented twice; count it once")
                        );
                    }
                }
            }
        }
    }

    /// <summary>Result files and spreadsheets tell no capitals apart, and tables have words of their own.</summary>
    private void Distinguishable(MapNode root, string kind)
    {
        Dictionary<string, string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, Mark mark, Node _, string path) in new Section(root, string.Empty).Named(kind))
        {
            if (kind != "processes" && Naming.Reserved.Contains(name))
            {
                problems.Add(
                    new Problem(
                        mark,
                        path,
                        $"tables use \"{name.ToLowerInvariant()}\" for a total; choose another name"
                    )
                );
            }

            string plain = name.Normalize();
            if (!seen.TryAdd(plain, name))
            {
                problems.Add(
                    new Problem(
                        mark,
                        path,
                        $"differs from \"{seen[plain]}\" in capitals or accents only; files and spreadsheets do not tell them apart, so choose another name"
                    )
                );
            }
        }
    }

    /// <summary>The customs territory that stands for a party: itself, or the nation that represents it.</summary>
    public string Fold(string party) => representedBy.GetValueOrDefault(party, party);

    public string? Good(Section s, string key) =>
        s.Has(key) && IsGood(s.Text(key), s.MarkOf(key), s.At(key)) ? s.Text(key) : null;

    public string? Nation(Section s, string key) =>
        s.Has(key) && IsNation(s.Text(key), s.MarkOf(key), s.At(key)) ? Fold(s.Text(key)) : null;

    public string? Process(Section s, string key) =>
        s.Has(key) && Exists(processes, "process", s.Text(key), s.MarkOf(key), s.At(key)) ? s.Text(key) : null;

    public ImmutableArray<string> Goods(Section s, string key) =>
        [.. s.Items(key).Where(i => IsGood(i.Text, i.Mark, i.Path)).Select(i => i.Text).Distinct()];

    public ImmutableArray<string> Nations(Section s, string key) =>
        [.. s.Items(key).Where(i => IsNation(i.Text, i.Mark, i.Path)).Select(i => Fold(i.Text)).Distinct()];

    public bool IsGood(string name, Mark mark, string path) => Exists(goods, "good", name, mark, path);

    public bool IsNation(string name, Mark mark, string path) =>
        representedBy.ContainsKey(name) || Exists(nations, "nation", name, mark, path);

    private bool Exists(HashSet<string> known, string what, string name, Mark mark, string path)
    {
        if (known.Contains(name))
        {
            return true;
        }

        string list =
            known.Count == 0
                ? $"no {what} is defined"
                : $"known: {string.Join(", ", known.Order(StringComparer.Ordinal).Take(12))}{(known.Count > 12 ? ", ..." : string.Empty)}";
        string shown = name.Length > 60 ? name[..57] + "..." : name;
        problems.Add(
            new Problem(mark, path, $"there is no {what} \"{shown}\"{Suggestions.DidYouMean(name, known)}; {list}")
        );
        return false;
    }

    private static HashSet<string> Keys(MapNode root, string key) =>
        root[key] is MapNode map ? [.. map.Entries.Select(e => e.Key)] : [];
}
