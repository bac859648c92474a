using System.Diagnostics;
using System.Globalization;
using BlocSim.Scenarios;
using Xunit.Abstractions;

namespace BlocSim.Cli.Tests;

/// <summary>
/// The canned scenarios with slips of the hand in them, as written and with all that they extend: each is refused with problems that name a place, or it runs with
/// every invariant held. <c>MUTATED_FILES=10000</c> tries more of them, <c>MUTATED_FILES=120-130</c> some by themselves.
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    private const int Usual = 300;

    /// <summary>What no message to a user may hold.</summary>
    private static readonly string[] Foreign =
    [
        "Exception",
        "System.",
        "Object reference",
        "Index was",
        "Nullable",
        "Sequence contains",
        "BlocSim.",
        "Parameter '",
    ];

    [Fact]
    public void MutatedFiles_AreRefusedOrRun_NothingElse()
    {
        string[] names = [.. CannedScenarios.Names, .. CannedScenarios.Theory];
        string[] texts =
        [
            .. names.Select(n => CannedScenarios.Read(n)!),
            .. names.Select(n => ScenarioLoader.Load(n).Text),
        ];
        string[] asked = (Environment.GetEnvironmentVariable("MUTATED_FILES") ?? $"0-{Usual - 1}").Split('-');
        int first = asked.Length > 1 ? Parse(asked[0]) : 0;
        int last = asked.Length > 1 ? Parse(asked[1]) : Parse(asked[0]) - 1;
        int ran = 0;
        int refused = 0;
        List<string> unclear = [];
        List<string> failed = [];
        Parallel.For(
            first,
            last + 1,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            seed =>
            {
                string source = texts[seed % texts.Length];
                string text = new MutatedFile((ulong)seed).Of(source);
                if (first == last)
                {
                    output.WriteLine(text);
                }

                var time = Stopwatch.StartNew();
                void Failed(string what)
                {
                    lock (failed)
                    {
                        failed.Add(
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"file {seed} ({names[seed % names.Length]}, {time.Elapsed.TotalSeconds:0} s): {what}"
                            )
                        );
                    }
                }

                try
                {
                    LoadedScenario loaded = ScenarioLoader.Parse(text, "mutated.yaml");
                    using var engine = new DirectEngine();
                    using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
                    PairedRun.Play(
                        loaded.Scenario,
                        engine,
                        new RunOptions { CheckInvariants = true },
                        cancel: patience.Token
                    );
                    Interlocked.Increment(ref ran);
                    if (Array.Find(Foreign, f => loaded.Remarks.Any(r => Has(r.ToString(), f))) is { } said)
                    {
                        Failed($"a remark says {said}");
                    }
                }
                catch (ScenarioException e)
                {
                    Interlocked.Increment(ref refused);
                    if (
                        e.Problems.Count == 0
                        || e.Problems.Any(p =>
                            string.IsNullOrWhiteSpace(p.Text) || Array.Exists(Foreign, f => Has(p.ToString(), f))
                        )
                    )
                    {
                        Failed($"refused with {string.Join("; ", e.Problems)}");
                    }
                }
                catch (RunFailedException e)
                    when (e.InnerException is not null || Array.Exists(Foreign, f => Has(e.Message, f)))
                {
                    Failed($"a run ended with {e.Message}");
                }
                catch (RunFailedException e)
                {
                    lock (unclear)
                    {
                        unclear.Add($"file {seed} ({names[seed % names.Length]}): {e.Message}");
                    }
                }
                catch (Exception e)
                {
                    Failed($"{e.GetType().Name}: {e.Message}");
                }
            }
        );
        output.WriteLine($"{ran} ran, {refused} refused, {unclear.Count} did not clear: {string.Join("\n", unclear)}");
        Assert.True(failed.Count == 0, $"{failed.Count}: {string.Join("\n", failed.Take(40))}");

        // Of those that the check lets pass at most one in two thousand may not clear, and says what a person can do.
        Assert.True(
            unclear.Count <= Math.Max(1, (ran + unclear.Count) / 2000),
            $"{unclear.Count} of {ran}: {string.Join("\n", unclear.Take(40))}"
        );
        if (last - first >= Usual - 1)
        {
            Assert.InRange(refused, Usual / 10, int.MaxValue);
            Assert.InRange(ran, Usual / 10, int.MaxValue);
        }
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);

    private static int Parse(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
