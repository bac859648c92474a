using System.Text;

namespace BlocSim.Scenarios.Tests;

public class HostileInputTests
{
    private static string MessageOf(string text) =>
        Assert.Throws<ScenarioException>(() => ScenarioLoader.Parse(text, "x.yaml")).Message;

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   \n\n# only a comment\n", "empty")]
    [InlineData("just words", "expected keys")]
    [InlineData("- a\n- list", "expected keys")]
    [InlineData("blocsim: 1\nblocsim: 1", "written twice")]
    [InlineData("blocsim: 1\n---\nblocsim: 1", "second document")]
    [InlineData("base: &b { a: 1 }\n<<: *b", "not supported")]
    [InlineData("blocsim: !!int 1", "tags")]
    [InlineData("a: *nowhere", "anchor")]
    [InlineData("? [a, b]\n: c", "as a key")]
    public void Load_NotAScenario_SaysWhy(string text, string expected) =>
        Assert.Contains(expected, MessageOf(text), StringComparison.Ordinal);

    [Fact]
    public void Load_HundredThousandNestedBrackets_IsRefusedAtOnce() =>
        Assert.Contains("nested", MessageOf("a: " + new string('[', 100_000)), StringComparison.Ordinal);

    [Fact]
    public void Load_DeepIndentation_IsRefused()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 200; i++)
        {
            text.Append(' ', i).Append("a:\n");
        }

        Assert.Contains("nested", MessageOf(text.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AliasBombInAKnownKey_IsRefused()
    {
        var text = new StringBuilder("blocsim: 1\nname: bomb\nevents:\n  - &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'j'; c++)
        {
            char before = (char)(c - 1);
            text.Append($"  - &{c} [{string.Join(", ", Enumerable.Repeat($"*{before}", 10))}]\n");
        }

        Assert.Contains("aliases expand to more than", MessageOf(text.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_HundredMegabytes_IsRefusedWithoutBeingRead()
    {
        string path = Path.Combine(Path.GetTempPath(), $"huge-{Guid.NewGuid():N}.yaml");
        try
        {
            using (FileStream file = File.Create(path))
            {
                file.SetLength(100 * 1024 * 1024);
            }

            Assert.Contains(
                "larger than 8 MB",
                Assert.Throws<ScenarioException>(() => ScenarioLoader.Load(path)).Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Load_ScenariosThatExtendEachOther_AreRefused()
    {
        string folder = Directory.CreateTempSubdirectory("blocsim-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "a.yaml"), "extends: b.yaml\n");
            File.WriteAllText(Path.Combine(folder, "b.yaml"), "extends: a.yaml\n");
            Assert.Contains(
                "circle",
                Assert.Throws<ScenarioException>(() => ScenarioLoader.Load(Path.Combine(folder, "a.yaml"))).Message,
                StringComparison.Ordinal
            );
            File.WriteAllText(Path.Combine(folder, "a.yaml"), "extends: no-such-thing\n");
            Assert.Contains(
                "extends: this is neither a file nor a canned scenario",
                Assert.Throws<ScenarioException>(() => ScenarioLoader.Load(Path.Combine(folder, "a.yaml"))).Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    /// <summary>10,000 seeded mutations of real scenarios: each loads or is refused with problems, never anything else.</summary>
    [Fact]
    public void Load_TenThousandMutatedFiles_NeverThrowsAnythingElse()
    {
        string[] seeds =
        [
            LoaderTests.Small,
            CannedScenarios.Read("leaky-bloc")!,
            CannedScenarios.Read("export-quota")!,
            CannedScenarios.Read("one-floor-four-forms")!,
        ];
        string[] fragments =
        [
            "[",
            "]",
            "{",
            "}",
            ":",
            " - ",
            "&a ",
            "*a",
            "\n",
            "\t",
            "\"",
            "'",
            "|",
            ">",
            "%",
            "#",
            "-1",
            "NaN",
            "1e308 kt/yr",
            "0",
            "null",
            "!!x ",
            "<<: *a",
            "\0",
            "\u2028",
            "é",
            "110 USD/kg",
            "2026-13",
            "USA",
        ];
        var refused = 0;
        for (int i = 0; i < 10_000; i++)
        {
            var draws = new Draws(20260204, (ulong)i, DrawPurpose.LeadTime, 0);
            int salt = 0;
            int Pick(int n) => (int)(draws.Uniform(salt++) * n);
            var text = new StringBuilder(seeds[Pick(seeds.Length)]);
            int edits = 1 + Pick(6);
            for (int e = 0; e < edits; e++)
            {
                int at = Pick(text.Length);
                int length = Math.Min(Pick(12), text.Length - at);
                switch (Pick(4))
                {
                    case 0:
                        text.Remove(at, length);
                        break;
                    case 1:
                        text.Insert(at, fragments[Pick(fragments.Length)]);
                        break;
                    case 2:
                        text.Remove(at, length).Insert(at, fragments[Pick(fragments.Length)]);
                        break;
                    default:
                        string moved = text.ToString(at, length);
                        text.Insert(Pick(text.Length), moved);
                        break;
                }
            }

            try
            {
                ScenarioLoader.Parse(text.ToString(), "fuzz.yaml");
            }
            catch (ScenarioException)
            {
                refused++;
            }
            catch (Exception e)
            {
                Assert.Fail($"mutation {i}: {e.GetType().Name}: {e.Message}\n{e.StackTrace}\n{text}");
            }
        }

        Assert.InRange(refused, 5_000, 10_000);
    }
}
