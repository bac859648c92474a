using System.Globalization;
using System.Text;
using BlocSim.Scenarios;

namespace BlocSim.Cli.Tests;

/// <summary>
/// Ten thousand random scenario files, about half of them with something wrong in them: each is either refused with problems that name a place, or it
/// runs with every invariant held. Nothing else may happen: costs lie up to thousands of times above or below their price, and still every market clears.
/// </summary>
public class FuzzTests
{
    private const int Files = 10_000;

    [Fact]
    public void RandomFiles_AreRefusedOrRun_NothingElse()
    {
        int ran = 0;
        int refused = 0;
        List<string> failed = [];
        Parallel.For(
            0,
            Files,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            seed =>
            {
                string text = new RandomFile((ulong)seed).Write();
                try
                {
                    Scenario scenario = ScenarioLoader.Parse(text, "fuzz").Scenario;
                    using var engine = new DirectEngine();
                    PairedRun.Play(scenario, engine, new RunOptions { CheckInvariants = true });
                    Interlocked.Increment(ref ran);
                }
                catch (ScenarioException e)
                {
                    Interlocked.Increment(ref refused);
                    Assert.All(e.Problems, p => Assert.False(string.IsNullOrWhiteSpace(p.Text), text));
                }
                catch (Exception e)
                {
                    lock (failed)
                    {
                        failed.Add($"file {seed}: {e.GetType().Name}: {e.Message}");
                    }
                }
            }
        );
        Assert.True(failed.Count == 0, $"{failed.Count} of {Files}: {string.Join("\n", failed.Take(12))}");
        Assert.InRange(ran, Files / 10, Files);
        Assert.InRange(refused, Files / 20, Files);
    }

    /// <summary>A random file: a small world with any of the instruments, numbers from zero to far too large, now and then nonsense.</summary>
    private sealed class RandomFile(ulong seed)
    {
        private readonly Draws draws = new(seed, Draws.KeyOf("fuzz"), DrawPurpose.LeadTime, 0);
        private readonly StringBuilder text = new();
        private readonly bool wild = seed % 2 == 0;
        private readonly Dictionary<string, double> made = new() { ["ore"] = 0, ["metal"] = 0 };
        private bool balanced;
        private int used;

        public string Write()
        {
            int step = Pick(3);
            string clock =
                step == 0 ? "month"
                : step == 1 ? "quarter"
                : "year";
            string end =
                step == 0 ? "2026-10"
                : step == 1 ? "2028-12"
                : "2032";
            Line($"blocsim: 1\nname: fuzz\nclock: {{ start: 2026-01, end: {end}, step: {clock} }}\nseed: {Pick(1000)}");
            Line($"substitution: {(Chance(0.2) ? "perfect" : "logit")}");
            string contracts = Chance(0.15)
                ? $", contracts: {{ share: {Pick(96)} %, term: {Duration()} }}"
                : string.Empty;
            Line($"goods:\n  ore: {{ price: {Price()}, sigma: {Number(0.5, 20)}{contracts} }}");
            bool two = Chance(0.4);
            if (two)
            {
                Line($"  metal: {{ price: {Price()}, elasticity: {Number(0, 1)} }}");
                Line(
                    "processes: { digging: { outputs: { ore: 1 } }, smelting: { inputs: { ore: 2 }, outputs: { metal: 1 } } }"
                );
            }
            else
            {
                Line("processes: { digging: { outputs: { ore: 1 } } }");
            }

            Line("nations:");
            // The base year has to balance, or the file is refused: half of the files leave that to chance.
            balanced = !wild || Chance(0.6);
            foreach (string nation in (string[])["A", "B", "C"])
            {
                Nation(nation, two);
            }

            if (balanced)
            {
                double ore = made["ore"] - (2 * made["metal"]);
                Line(
                    $"buyers:\n  - {{ good: ore, sector: all, total: {Math.Max(0, ore).ToString(CultureInfo.InvariantCulture)} t/yr, growth: {Share()}, capable: {Share()}, shares: {{ A: {1 + Pick(9)}, B: {1 + Pick(9)}, C: {1 + Pick(9)} }} }}"
                );
                if (two)
                {
                    Line(
                        $"  - {{ good: metal, sector: all, total: {made["metal"].ToString(CultureInfo.InvariantCulture)} t/yr, growth: {Share()}, shares: {{ A: {1 + Pick(9)}, C: {1 + Pick(9)} }} }}"
                    );
                }
            }

            Bloc(two);
            Binding(two);
            Events();
            Strategies();
            return text.ToString();
        }

        private void Nation(string code, bool two)
        {
            Line($"  {code}:");
            if (!balanced && Chance(0.4))
            {
                Line(
                    $"    supply: {{ ore: {{ form: {(Chance(0.5) ? "linear" : "isoelastic")}, quantity: {Flow()}, slope: {Number(0, 3)}, intercept: {Flow()}, elasticity: {Number(0, 3)} }} }}"
                );
            }
            else if (balanced || Chance(0.8))
            {
                Line("    facilities:");
                foreach (string plant in (string[])["a", "b", "c"])
                {
                    double capacity = 1 + Pick(900);
                    bool smelts = two && plant == "c";
                    double output = Math.Floor((smelts ? 0.1 : 1) * capacity * draws.Uniform(used++));
                    bool planned = plant != "a" && Chance(0.3);
                    made[smelts ? "metal" : "ore"] += planned ? 0 : output;
                    string project = planned
                        ? $", project: {{ decide: 2026-0{1 + Pick(9)}, lead-time: {Duration()}, capital: {Price()} }}"
                        : $", output: {output.ToString(CultureInfo.InvariantCulture)} t/yr";
                    string extra = Chance(0.2) ? $", learning: {Share()}" : string.Empty;
                    extra += Chance(0.1)
                        ? $", scrap: {{ of: ore, lifetime: {Duration()}, collected: {Share()} }}"
                        : string.Empty;
                    extra += Chance(0.1) ? $", catch-up: {{ cost: {Price()}, half-life: {Duration()} }}" : string.Empty;
                    Line(
                        $"      {plant}: {{ process: {(smelts ? "smelting" : "digging")}, capacity: {capacity.ToString(CultureInfo.InvariantCulture)} t/yr, cost: {Price()}, expansion: {Share()}{project}{extra} }}"
                    );
                }
            }

            if (!balanced && Chance(0.8))
            {
                string good = two && Chance(0.5) ? "metal" : "ore";
                Line(
                    $"    demand: {{ {good}: {{ quantity: {Flow()}, growth: {Share()}, capable: {Share()}, irreversible: {Share()} }} }}"
                );
            }
        }

        private void Bloc(bool two)
        {
            Line("bloc:\n  members: [A, B]");
            string good = two && Chance(0.4) ? "metal" : "ore";
            string[] forms =
            [
                "variable-levy",
                "minimum-import-price",
                "floor-on-internal-sales",
                "contract-for-difference",
                "buffer-stock",
            ];
            if (Chance(0.6))
            {
                string form = forms[Pick(forms.Length)];
                string extra = form == "buffer-stock" ? $", budget: {Money()}" : string.Empty;
                Line($"  floor: [ {{ good: {good}, price: {Price()}, form: {form}, phase-in: {Duration()}{extra} }} ]");
            }

            Maybe(0.3, () => $"  tariffs: [ {{ goods: [ore], ad-valorem: {Share()}, specific: {Price()} }} ]");
            Maybe(
                0.3,
                () =>
                    $"  enforcement: {{ audits: {Pick(5000)} per year, data-sharing: {Share()}{(Chance(0.3) ? $", re-export-tracing: {Pick(101)} %" : string.Empty)} }}"
            );
            Maybe(0.2, () => "  dual-track: [B]");
            Maybe(
                0.3,
                () =>
                    $"  membership: {{ review: {Duration()}, scale: {Money()}, inertia: {Share()}, affinity: {{ A: {Money()} }}, side-payment: {Money()}, payer: C }}"
            );
            Maybe(0.2, () => $"  legal-risk: {{ hazard: {Share()}, suspension: {Duration()} }}");
            Maybe(0.2, () => $"  buyers-club: {{ goods: [ore], supply-elasticity: {Number(0.1, 10)} }}");
            Maybe(0.2, () => $"  credibility: {{ start: {Share()}, monthly-gain: {Share()}, loss: {Share()} }}");
            Maybe(
                0.2,
                () =>
                    $"  stockpile: {{ goods: {{ ore: {Pick(400)} days }}, loan: {Money()}, private: {Money()}, fill: {Duration()} }}"
            );
            Maybe(
                0.2,
                () =>
                    $"  support: [ {{ nation: A, plant: {(Chance(0.7) ? "a" : "zz")}, payer: B, offtake: {Price()}, grant: {Share()}, faster-permits: {Share()} }} ]"
            );
        }

        /// <summary>The last of the bloc: what buyers may not buy, what they get back, what is sold on.</summary>
        private void Binding(bool two)
        {
            Maybe(
                two ? 0.3 : 0.02,
                () => $"  origin: {{ goods: [{(two ? "metal" : "ore")}], content: {Pick(101)} % }}"
            );
            Maybe(
                0.15,
                () =>
                    $"  procurement: {{ goods: [ore], {(Chance(0.5) ? "sectors: [all], " : string.Empty)}barred: [{(Chance(0.5) ? "C" : "A, C")}] }}"
            );
            Maybe(0.15, () => $"  relief: {{ goods: [ore], per-tonne: {Number(0, 30)} USD/t }}");
        }

        private void Events()
        {
            List<string> events = [];
            void Add(double chance, Func<string> what)
            {
                if (Chance(chance))
                {
                    events.Add($"  - {{ at: 2026-0{1 + Pick(9)}, {what()} }}");
                }
            }

            Add(0.2, () => $"nation: C, export-quota: {{ goods: [ore], limit: {Flow()} }}");
            Add(0.2, () => $"nation: A, export-tax: {{ goods: [ore], rate: {Share()} }}");
            Add(0.15, () => $"nation: C, export-ban: {{ goods: [ore], to: [A] }}");
            Add(0.15, () => $"nation: C, export-licence: {{ goods: [ore], delay: {Duration()} }}");
            Add(0.15, () => "leaves: B");
            if (events.Count > 0)
            {
                Line("events:\n" + string.Join("\n", events));
            }
        }

        private void Strategies()
        {
            List<string> rules = [];
            void Add(double chance, Func<string> what)
            {
                if (Chance(chance))
                {
                    rules.Add($"  - {{ nation: C, {what()} }}");
                }
            }

            Add(
                0.2,
                () =>
                    $"kind: dump, goods: [ore], subsidy: {Price()}, mark: {Flow()}, budget: {Money()}, recoup-tax: {Share()}, recoup: {Duration()}"
            );
            Add(
                0.2,
                () =>
                    $"kind: restrict, goods: [ore], limit: {Share()}, after: {Duration()}, lasts: {Duration()}, truce: {Duration()}"
            );
            Add(
                0.15,
                () => $"kind: retaliate, goods: [ore], after: {Duration()}, lasts: {Duration()}, cost: {Money()}"
            );
            Add(0.1, () => $"kind: divide, offer: {Money()}");
            if (rules.Count > 0)
            {
                Line("strategies:\n" + string.Join("\n", rules));
            }
        }

        private void Maybe(double chance, Func<string> line)
        {
            if (Chance(chance))
            {
                Line(line());
            }
        }

        private void Line(string line) => text.Append(line).Append('\n');

        private bool Chance(double of) => draws.Uniform(used++) < of;

        private int Pick(int below) => (int)(draws.Uniform(used++) * below);

        private string Number(double low, double high) =>
            Nonsense()
            ?? (low + (draws.Uniform(used++) * (high - low))).ToString("0.###", CultureInfo.InvariantCulture);

        private string Price() => Nonsense() ?? Spread(1, 5) + " USD/t";

        private string Flow() => Nonsense() ?? Spread(0, 4) + " t/yr";

        private string Money() => Nonsense() ?? Spread(2, 8) + " USD";

        private string Share() => Nonsense() ?? Pick(101) + " %";

        private string Duration() => Nonsense() ?? 1 + Pick(40) + " months";

        /// <summary>A number over many orders of magnitude, sometimes zero.</summary>
        private string Spread(double low, double high) =>
            Chance(0.03)
                ? "0"
                : Math.Pow(10, low + (draws.Uniform(used++) * (high - low)))
                    .ToString("0.###", CultureInfo.InvariantCulture);

        private string? Nonsense()
        {
            string[] wrong = ["-5", "abc", "1e400 USD/t", "10 USD", "3 bananas", "\"\"", "[1, 2]", "-1 %", "1e9 t/yr"];
            return wild && Chance(0.01) ? wrong[Pick(wrong.Length)] : null;
        }
    }
}
