using System.Globalization;
using System.Text.RegularExpressions;
using BlocSim.Scenarios;

namespace BlocSim.Cli.Tests;

/// <summary>
/// The narrative of every canned scenario, sentence by sentence against its series: the sentences are read from the committed summaries, the numbers
/// worked out anew from what a run records.
/// </summary>
public partial class NarrativeTests
{
    private const double Digits = 0.006;

    public static TheoryData<string> Scenarios { get; } = [.. CannedScenarios.Names];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Sentences_SayWhatTheSeriesSay(string name)
    {
        using var engine = new DirectEngine();
        Scenario scenario = ScenarioLoader.Load(name).Scenario;
        var pair = PairedRun.Play(scenario, engine);
        string summary = File.ReadAllText(Path.Combine(Repository.Root, "plots", name, "summary.md"));
        string[] sentences =
        [
            .. summary
                .Split('\n')
                .Where(l => l.StartsWith("- ", StringComparison.Ordinal) && l.Contains(" [", StringComparison.Ordinal)),
        ];
        int checkedSentences = 0;
        foreach (string sentence in sentences)
        {
            checkedSentences += Check(pair, sentence) ? 1 : 0;
            foreach (string metric in MetricsOf(sentence))
            {
                Assert.Contains(pair.Policy.Series, s => s.Metric.Name == metric);
            }
        }

        bool tells =
            scenario.Bloc.Floors.Length > 0 && pair.Policy.Find("price-inside", scenario.Focus, "bloc") is not null;
        Assert.True(
            !tells || checkedSentences >= 3,
            $"{name}: {checkedSentences} of {sentences.Length} sentences could be read"
        );
    }

    /// <summary>Every canned scenario's page begins with an answer to its question, with numbers, and the run prints the same.</summary>
    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Summary_BeginsWithAnAnswer(string name)
    {
        string[] lines = File.ReadAllText(Path.Combine(Repository.Root, "plots", name, "summary.md"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string answer = lines[2];
        Assert.StartsWith("**Answer.** ", answer, StringComparison.Ordinal);
        Assert.InRange(answer.Split(" [").Length - 1, 1, 3);
        Assert.Matches(@"\d", answer);
        using var engine = new DirectEngine();
        var pair = PairedRun.Play(ScenarioLoader.Load(name).Scenario, engine);
        foreach (string sentence in BlocSim.Reports.Answer.Sentences(pair))
        {
            Assert.Contains(sentence, answer, StringComparison.Ordinal);
            Assert.All(MetricsOf(sentence), m => Assert.Contains(pair.Policy.Series, s => s.Metric.Name == m));
        }
    }

    private static bool Check(PairedRun pair, string sentence)
    {
        if (Prices().Match(sentence) is { Success: true } prices)
        {
            Good good = Named(pair, prices.Groups["good"].Value);
            double Over(double[] values) => Mean(Within(pair, prices.Groups["time"].Value, values));
            Near(prices, "inside", Over(Of(pair.Policy, "price-inside", good, "bloc")) * good.DisplayFactor);
            double difference =
                Over(Of(pair.Policy, "price-inside", good, "bloc"))
                - Over(Of(pair.Baseline, "price-inside", good, "bloc"));
            Near(prices, "more", Math.Abs(difference) * good.DisplayFactor);
            Assert.Equal(difference < 0 ? "less" : "more", prices.Groups["sign"].Value);
            if (prices.Groups["outside"].Success)
            {
                Near(prices, "outside", Over(Of(pair.Policy, "price-outside", good, "world")) * good.DisplayFactor);
            }

            return true;
        }

        if (Floors().Match(sentence) is { Success: true } floors)
        {
            Good good = Named(pair, floors.Groups["good"].Value);
            double[] floor = Of(pair.Policy, "floor", good, "bloc");
            Assert.Equal(floor.Count(f => !double.IsNaN(f)), Number(floors, "held"));
            Assert.Equal(floor.Length, Number(floors, "periods"));
            if (floors.Groups["bound"].Success)
            {
                double[] levy = [.. Of(pair.Policy, "levy", good, "bloc").Where(l => l > 0)];
                Assert.Equal(levy.Length, Number(floors, "bound"));
                Near(floors, "levy", levy.Average() * good.DisplayFactor);
            }

            return true;
        }

        if (Leaks().Match(sentence) is { Success: true } leaks)
        {
            Good good = Named(pair, leaks.Groups["good"].Value);
            double[] leakage = [.. Of(pair.Policy, "leakage", good, "bloc").Where(v => !double.IsNaN(v))];
            int year = (int)Number(leaks, "year");
            Assert.True(year <= pair.Policy.Clock.DateOf(pair.Policy.Clock.Ticks - 1).Year);
            double end = 100 * pair.Policy.InYear("leakage", good.Name, "bloc", year);
            Near(leaks, "end", end);
            Near(leaks, "most", 100 * leakage.Max());
            double parts = 0;
            foreach (Capture part in leaks.Groups["part"].Captures)
            {
                parts += double.Parse(part.Value, CultureInfo.InvariantCulture);
            }

            Assert.Equal(end, parts, 0.2);
            int peak = Array.IndexOf(Of(pair.Policy, "leakage", good, "bloc"), leakage.Max());
            Assert.Equal(pair.Policy.Clock.Label(peak), leaks.Groups["date"].Value);
            return true;
        }

        if (Reached().Match(sentence) is { Success: true } reached && !reached.Groups["ended"].Success)
        {
            int year = (int)Number(reached, "year");
            Good good = Named(pair, reached.Groups["good"].Value);
            double floor = pair.Policy.InYear("floor", good.Name, "bloc", year);
            double members = pair.Policy.InYear("price-members", good.Name, "bloc", year);
            double before = pair.Baseline.InYear("price-members", good.Name, "bloc", year);
            Near(reached, "floor", floor * good.DisplayFactor);
            Near(reached, "members", members * good.DisplayFactor);
            double inside = pair.Policy.InYear("floor-held-members", good.Name, "bloc", year);
            string expected =
                members < 0.98 * floor && inside > 0.98 ? "inside the bloc they got the floor"
                : members < 0.98 * floor ? "the floor did not reach them"
                : before >= floor ? "the price is above it"
                : "the floor reached them";
            Assert.StartsWith(expected, reached.Groups["verdict"].Value, StringComparison.Ordinal);
            return true;
        }

        if (Shares().Match(sentence) is { Success: true } shares)
        {
            Good good = Named(pair, shares.Groups["good"].Value);
            int year = (int)Number(shares, "year");
            Near(shares, "now", 100 * pair.Policy.InYear("share-of-bloc-use", good.Name, "bloc", year));
            Near(shares, "without", 100 * pair.Baseline.InYear("share-of-bloc-use", good.Name, "bloc", year));
            if (shares.Groups["then"].Success)
            {
                int first = Enumerable
                    .Range(0, pair.Policy.Recorded)
                    .Single(t => pair.Policy.Clock.Label(t) == shares.Groups["first"].Value);
                Near(shares, "then", 100 * Of(pair.Policy, "share-of-bloc-use", good, "bloc")[first]);
            }

            return true;
        }

        if (Reliefs().Match(sentence) is { Success: true } relief)
        {
            double[] paid =
            [
                .. Of(pair.Policy, "relief", Named(pair, relief.Groups["good"].Value), "bloc").Where(v => v > 0),
            ];
            Near(relief, "paid", paid.Average() * 1e-6);
            Assert.Equal(paid.Length, Number(relief, "periods"));
            return true;
        }

        if (Others().Match(sentence) is { Success: true } others)
        {
            int year = (int)Number(others, "year");
            foreach (Capture one in others.Groups["one"].Captures)
            {
                Match side = Side().Match(one.Value);
                Good good = Named(pair, side.Groups["good"].Value);
                Near(side, "with", pair.Policy.InYear("price-inside", good.Name, "bloc", year) * good.DisplayFactor);
                Near(
                    side,
                    "without",
                    pair.Baseline.InYear("price-inside", good.Name, "bloc", year) * good.DisplayFactor
                );
            }

            return true;
        }

        if (Gains().Match(sentence) is { Success: true } gains)
        {
            foreach (
                (string group, string metric, string region) in new[]
                {
                    ("buyers", "consumer-surplus-change-total", "bloc"),
                    ("producers", "producer-surplus-change-total", "bloc"),
                    ("treasuries", "treasury-change-total", "bloc"),
                    ("outsiders", "welfare-change-total", "outside"),
                    ("world", "welfare-change-total", "world"),
                }
            )
            {
                double sum = pair.PolicyRun.Scenario.Goods.Sum(g =>
                    pair.Policy.Find(metric, g.Name, region) is { } v
                    && Within(pair, gains.Groups["time"].Value, v) is var told
                    && told.Any(x => !double.IsNaN(x))
                        ? Mean(told)
                        : 0
                );
                Money(gains.Groups[group].Value, sum);
            }

            return true;
        }

        return false;
    }

    /// <summary>Words such as "lost 54.4 million USD" against a number.</summary>
    private static void Money(string words, double sum)
    {
        Match read = Amount().Match(words);
        if (!read.Success)
        {
            Assert.True(Math.Abs(sum) < 1000, $"\"{words}\" for {sum}");
            return;
        }

        double factor = read.Groups["scale"].Value switch
        {
            "million " => 1e6,
            "billion " or "bn " => 1e9,
            _ => 1,
        };
        double value =
            factor * double.Parse(read.Groups["number"].Value, NumberStyles.Number, CultureInfo.InvariantCulture);
        Assert.Equal(Math.Abs(sum), value, (Digits * Math.Abs(sum)) + (factor == 1 ? 0.5 : 0.006 * factor));
        Assert.Equal(sum < 0 ? "lost" : "gained", read.Groups["verb"].Value);
    }

    private static void Near(Match match, string group, double expected) =>
        Assert.Equal(expected, Number(match, group), (Digits * Math.Abs(expected)) + 0.006);

    private static double Number(Match match, string group) =>
        double.Parse(match.Groups[group].Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static Good Named(PairedRun pair, string title) =>
        pair.PolicyRun.Scenario.Goods.Single(g => string.Equals(g.Title, title, StringComparison.OrdinalIgnoreCase));

    private static double[] Of(RunTable table, string metric, Good good, string entity) =>
        table.Find(metric, good.Name, entity)!;

    private static double Mean(double[] values) => values.Where(v => !double.IsNaN(v)).Average();

    /// <summary>The values of the periods that words such as "from 2027-01 on" or "while it was in force (2027 to 2030)" name.</summary>
    private static double[] Within(PairedRun pair, string words, double[] values)
    {
        if (words == "over the run")
        {
            return values;
        }

        string[] dates = [.. Dates().Matches(words).Select(m => m.Value)];
        int At(string label) =>
            Enumerable.Range(0, pair.Policy.Recorded).Single(t => pair.Policy.Clock.Label(t) == label);
        int from = At(dates[0]);
        int to = dates.Length > 1 ? At(dates[1]) : values.Length - 1;
        double[] within = values[from..(to + 1)];
        if (!words.StartsWith("over the ", StringComparison.Ordinal))
        {
            return within;
        }

        // With gaps: the floor's own series says which periods count.
        double[] floor = pair
            .Policy.Series.First(s => s.Metric.Name == "floor" && s.Values.Any(v => !double.IsNaN(v)))
            .Values;
        return [.. within.Where((_, i) => !double.IsNaN(floor[from + i]))];
    }

    [GeneratedRegex(@"\d{4}(-\d\d)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dates();

    private static IEnumerable<string> MetricsOf(string sentence) =>
        sentence[(sentence.LastIndexOf('[') + 1)..sentence.LastIndexOf(']')].Split(", ");

    [GeneratedRegex(
        @"^- Buyers in the bloc paid (?<inside>[\d.,]+) USD/\w+ for (?<good>.+?) on average (?<time>(over|from|while|in) .+?), (?<more>[\d.,]+) USD/\w+ (?<sign>more|less) than (without the policy|in the baseline)(; buyers outside paid (?<outside>[\d.,]+) USD/)?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Prices();

    [GeneratedRegex(
        @"^- A floor on (?<good>.+?) was in force in (?<held>\d+) of (?<periods>\d+) periods?(; a levy was due in (?<bound>\d+) of them, (?<levy>[\d.,]+) USD)?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Floors();

    [GeneratedRegex(
        @"^- In (?<year>\d{4}) what went round the policy equalled (?<end>[\d.]+) % of the bloc's use of (?<good>.+?): ((?<part>[\d.]+) % [^,;]+[,;] )+most in (?<date>[\d-]+), (?<most>[\d.]+) %",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Leaks();

    [GeneratedRegex(
        @"^- (In (?<year>\d{4})|(?<ended>When it ended, in [\d-]+,)) members' producers of (?<good>.+?) received (?<members>[\d.,]+) USD/\w+ against a floor of (?<floor>[\d.,]+) USD/\w+: (?<verdict>.+?) \[",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Reached();

    [GeneratedRegex(
        @"^- Of what the bloc bought of (?<good>.+?) in (?<year>\d{4}), (?<now>[\d.,]+) % was members' own, (?<without>[\d.,]+) % (without the policy|in the baseline)(; in (?<first>[\d-]+) it was (?<then>[\d.,]+) %)?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Shares();

    [GeneratedRegex(
        @"^- Treasuries paid buyers (?<paid>[\d.,]+) million USD a year in relief, for members' (?<good>.+?) and what came with members' papers, in (?<periods>\d+) of",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Reliefs();

    [GeneratedRegex(
        @"^- Other prices that moved inside the bloc, in (?<year>\d{4}): ((?<one>[^;]+?)(; | \[))+price-inside",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Others();

    [GeneratedRegex(
        @"^(?<good>.+?) (?<with>[\d.,]+) USD/\w+ instead of (?<without>[\d.,]+) USD/",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Side();

    [GeneratedRegex(
        @"^- Against the baseline, a year on average (?<time>(over|from|while|in) .+?) and over all goods: buyers in the bloc (?<buyers>.+?), its producers (?<producers>.+?), its treasuries (?<treasuries>.+?)(, holders of import licences .+?)?; outsiders (?<outsiders>.+?); the world (?<world>.+?) \[",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Gains();

    [GeneratedRegex(
        @"^(?<verb>lost|gained) (?<number>[\d.,]+) (?<scale>million |billion |bn )?USD",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Amount();
}
