using System.Collections.Immutable;

namespace BlocSim.Scenarios;

/// <summary>Reads questions of comparative statics.</summary>
public static class StaticsLoader
{
    private static readonly string[] Kinds = ["target-price", "cartel", "complementarity"];

    /// <summary>Loads a file, or a canned example such as <c>theory/target-price</c>.</summary>
    /// <param name="nameOrPath">The path of a file, or a canned name.</param>
    /// <param name="overrides">Changes of the form <c>path=value</c>.</param>
    /// <exception cref="ScenarioException">Everything that is wrong with it.</exception>
    public static StaticsQuestion Load(string nameOrPath, IReadOnlyList<string>? overrides = null)
    {
        string text = ScenarioFile.ReadOrCanned(
            nameOrPath,
            "examples are \"theory/target-price\", \"theory/cartel-stability\", \"theory/lcp\" and \"theory/ncp\""
        );
        return Parse(text, nameOrPath, overrides);
    }

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="ScenarioException">Everything that is wrong with it.</exception>
    public static StaticsQuestion Parse(string text, string label, IReadOnlyList<string>? overrides = null)
    {
        List<Problem> problems = [];
        MapNode root = NodeReader.Read(text, label);
        FileKind.Expect(root, "statics", label);
        foreach (string change in overrides ?? [])
        {
            root = Overrides.Apply(root, change, StaticsFormat.Root, problems);
        }

        new ShapeCheck(problems).Check(root, StaticsFormat.Root, string.Empty);
        var file = new Section(root, string.Empty);
        string[] stated = [.. Kinds.Where(file.Has)];
        if (stated.Length != 1)
        {
            problems.Add(
                new Problem(
                    root.Mark,
                    string.Empty,
                    $"found {stated.Length} questions; expected one of {string.Join(", ", Kinds)}"
                )
            );
        }

        Func<StaticsAnswer>? solve = stated is [string kind]
            ? kind switch
            {
                "target-price" => TargetPrice(file.Group(kind), problems),
                "cartel" => Cartel(file.Group(kind), problems),
                _ => Complementary(file.Group(kind), problems),
            }
            : null;
        return problems.Count > 0 || solve is null
            ? throw new ScenarioException(label, problems)
            : new StaticsQuestion(file.Text("name", label), file.Text("source"), solve);
    }

    private static Func<StaticsAnswer> TargetPrice(Section s, List<Problem> problems)
    {
        var model = new TargetPriceModel
        {
            AcreageIntercept = s.Group("acreage").Number("intercept", ValueKind.Number, 0),
            AcreageSlope = s.Group("acreage").Number("slope", ValueKind.Number, 0),
            PriceIntercept = s.Group("price").Number("intercept", ValueKind.Number, 0),
            PriceSlope = s.Group("price").Number("slope", ValueKind.Number, 0),
            YieldVariance = s.Number("yield-variance", ValueKind.Number, 0),
            Target = s.Number("target", ValueKind.Number, 0),
        };
        if (model.PriceSlope >= 0 && s.Has("price"))
        {
            problems.Add(
                new Problem(s.MarkOf("price"), s.At("price.slope"), "expected a negative slope: more crop, lower price")
            );
        }

        return () => BlocSim.TargetPrice.Solve(model);
    }

    private static Func<StaticsAnswer> Cartel(Section s, List<Problem> problems)
    {
        Section demand = s.Group("demand");
        double slope = demand.Number("slope", ValueKind.Number, 0);
        double intercept = demand.Number("intercept", ValueKind.Number, 0);
        if (s.Has("demand") && !(slope < 0 && intercept > 0))
        {
            problems.Add(
                new Problem(s.MarkOf("demand"), s.At("demand"), "expected an intercept above zero and a negative slope")
            );
        }

        var model = new CartelModel(
            (int)s.Number("firms", ValueKind.Integer, 1),
            s.Number("cost-slope", ValueKind.Number, 1),
            intercept,
            -slope
        );
        return () => CartelStability.Solve(model);
    }

    private static Func<StaticsAnswer> Complementary(Section s, List<Problem> problems)
    {
        double[] constant = Row(s.Map["constant"]);
        int n = constant.Length;
        double[][] linear = s.Map["linear"] is ListNode rows ? [.. rows.Items.Select(Row)] : [];
        if (linear.Length != n || linear.Any(r => r.Length != n))
        {
            problems.Add(
                new Problem(
                    s.MarkOf("linear"),
                    s.At("linear"),
                    $"expected {n} rows of {n} numbers, one row an equation"
                )
            );
        }

        double[][][] quadratic = s.Map["quadratic"] is ListNode tables
            ? [.. tables.Items.Select(t => t is ListNode l ? l.Items.Select(Row).ToArray() : [])]
            : [];
        if (
            quadratic.Length > 0
            && (quadratic.Length != n || quadratic.Any(t => t.Length != n || t.Any(r => r.Length != n)))
        )
        {
            problems.Add(
                new Problem(s.MarkOf("quadratic"), s.At("quadratic"), $"expected {n} tables of {n} rows of {n} numbers")
            );
        }

        double[] start = Row(s.Map["start"]);
        if (start.Length > 0 && start.Length != n)
        {
            problems.Add(new Problem(s.MarkOf("start"), s.At("start"), $"found {start.Length} numbers; expected {n}"));
        }

        var problem = new ComplementarityProblem
        {
            Constant = [.. constant],
            Linear = [.. linear.SelectMany(r => r)],
            Quadratic = [.. quadratic.SelectMany(t => t.SelectMany(r => r))],
            Start = [.. start],
        };
        return () =>
        {
            (double[] z, double[] f) = Complementarity.Solve(problem);
            ImmutableArray<(string, double[])> answer = [.. z.Select((v, i) => ($"z{i + 1}", new[] { v, f[i] }))];
            return new StaticsAnswer(["value", "slack"], answer);
        };
    }

    private static double[] Row(Node? node) =>
        node is ListNode list
            ?
            [
                .. list
                    .Items.OfType<ScalarNode>()
                    .Select(s => Values.TryNumber(s.Text, ValueKind.Number, out double v, out _) ? v : 0),
            ]
            : [];
}
