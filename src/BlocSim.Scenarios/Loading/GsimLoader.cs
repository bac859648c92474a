using System.Collections.Immutable;

namespace BlocSim.Scenarios;

/// <summary>Reads comparative statics in GSIM's form.</summary>
public static class GsimLoader
{
    /// <summary>Loads a file, or a canned example such as <c>gsim/four-by-four</c>.</summary>
    /// <returns>The question and its title.</returns>
    /// <exception cref="ScenarioException">Everything that is wrong with it.</exception>
    /// <param name="nameOrPath">The path of a file, or a canned name.</param>
    /// <param name="overrides">Changes of the form <c>path=value</c>.</param>
    public static (GsimModel Model, string Name) Load(string nameOrPath, IReadOnlyList<string>? overrides = null)
    {
        string text = ScenarioFile.ReadOrCanned(nameOrPath, "an example is \"gsim/four-by-four\"");
        return Parse(text, nameOrPath, overrides);
    }

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="ScenarioException">Everything that is wrong with it.</exception>
    public static (GsimModel Model, string Name) Parse(
        string text,
        string label,
        IReadOnlyList<string>? overrides = null
    )
    {
        List<Problem> problems = [];
        MapNode root = NodeReader.Read(text, label);
        FileKind.Expect(root, "gsim", label);
        foreach (string change in overrides ?? [])
        {
            root = Overrides.Apply(root, change, GsimFormat.Root, problems);
        }

        new ShapeCheck(problems).Check(root, GsimFormat.Root, string.Empty);
        var file = new Section(root, string.Empty);
        ImmutableArray<string> regions = [.. file.Items("regions").Select(i => i.Text).Distinct()];
        foreach (
            IGrouping<string, (string Text, Mark Mark, string Path)> twice in file.Items("regions")
                .GroupBy(i => i.Text)
                .Where(g => g.Count() > 1)
        )
        {
            problems.Add(
                new Problem(twice.Last().Mark, twice.Last().Path, $"{twice.Key} is listed twice; list it once")
            );
        }

        if (regions.Length < 2 && file.Has("regions"))
        {
            problems.Add(new Problem(file.MarkOf("regions"), "regions", "expected at least two regions"));
        }

        double[] trade = Table(file, "trade", regions, ValueKind.Number, 0, problems);
        double[] before = Table(file, "tariffs", regions, ValueKind.Share, 0, problems);
        double[] after = Table(file, "change", regions, ValueKind.Share, double.NaN, problems);
        for (int i = 0; i < after.Length; i++)
        {
            after[i] = double.IsNaN(after[i]) ? before[i] : after[i];
        }

        var model = new GsimModel
        {
            Regions = regions,
            Trade = [.. trade],
            TariffBefore = [.. before.Select(t => 1 + t)],
            TariffAfter = [.. after.Select(t => 1 + t)],
            Demand = Elasticities(file, "demand", regions, -1.25, false, problems),
            Supply = Elasticities(file, "supply", regions, 1.5, true, problems),
            Substitution = Elasticities(file, "substitution", regions, 5, true, problems),
        };
        return problems.Count > 0 ? throw new ScenarioException(label, problems) : (model, file.Text("name", label));
    }

    private static double[] Table(
        Section file,
        string key,
        ImmutableArray<string> regions,
        ValueKind kind,
        double missing,
        List<Problem> problems
    )
    {
        double[] table = new double[regions.Length * regions.Length];
        Array.Fill(table, missing);
        foreach ((string exporter, Mark mark, Node row, string path) in file.Named(key))
        {
            int from = Region(exporter, regions, mark, path, problems);
            foreach (
                (string importer, Mark cellMark, Node cell, string cellPath) in new Section(
                    file.Map[key] as MapNode ?? file.Map,
                    key
                ).Named(exporter)
            )
            {
                int to = Region(importer, regions, cellMark, cellPath, problems);
                if (
                    from >= 0
                    && to >= 0
                    && cell is ScalarNode s
                    && Values.TryNumber(s.Text, kind, out double value, out _)
                )
                {
                    table[(from * regions.Length) + to] = value;
                }
            }
        }

        return table;
    }

    private static int Region(
        string name,
        ImmutableArray<string> regions,
        Mark mark,
        string path,
        List<Problem> problems
    )
    {
        int index = regions.IndexOf(name);
        if (index < 0)
        {
            problems.Add(
                new Problem(
                    mark,
                    path,
                    $"there is no region \"{name}\"{Suggestions.DidYouMean(name, regions)}; known: {string.Join(", ", regions)}"
                )
            );
        }

        return index;
    }

    private static ImmutableArray<double> Elasticities(
        Section file,
        string key,
        ImmutableArray<string> regions,
        double fallback,
        bool positive,
        List<Problem> problems
    )
    {
        double all = file.Group("elasticities").Number(key, ValueKind.Number, fallback);
        double[] values = [.. regions.Select(_ => all)];
        foreach ((string name, Mark mark, Node value, string path) in file.Named("by-region"))
        {
            int index = Region(name, regions, mark, path, problems);
            if (index >= 0 && value is MapNode map)
            {
                values[index] = new Section(map, path).Number(key, ValueKind.Number, all);
            }
        }

        if (values.Any(v => positive ? !(v > 0) : !(v < 0)))
        {
            problems.Add(
                new Problem(
                    file.MarkOf("elasticities"),
                    $"elasticities.{key}",
                    positive ? "expected a positive number" : "expected a negative number"
                )
            );
        }

        return [.. values];
    }
}
