using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace BlocSim.Scenarios.Tests;

public class FormatTests
{
    [Fact]
    public void Schema_IsJsonAndKnowsEveryTopLevelKey()
    {
        using var schema = JsonDocument.Parse(JsonSchema.Write());
        JsonElement properties = schema.RootElement.GetProperty("properties");
        foreach (Field field in ScenarioFormat.Root.Fields)
        {
            Assert.Contains(
                field.Meaning,
                properties.GetProperty(field.Key).GetProperty("description").GetString()!,
                StringComparison.Ordinal
            );
        }

        Assert.False(schema.RootElement.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void Page_NamesEveryKeyOfEveryGroup()
    {
        string page = FormatPage.Write();
        foreach (Field field in Fields(ScenarioFormat.Root))
        {
            Assert.Contains($"`{field.Key}`", page, StringComparison.Ordinal);
            Assert.EndsWith(".", field.Meaning, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<Field> Fields(Shape shape) =>
        shape switch
        {
            GroupShape g => g.Fields.SelectMany(f => Fields(f.Shape).Prepend(f)),
            ListShape l => Fields(l.Item),
            MapShape m => Fields(m.Item),
            _ => [],
        };

    /// <summary>Any number with any unit of its kind is read back at its value.</summary>
    [Fact]
    public void TryNumber_AnyUnitOfItsKind_ReadsTheValue() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(0, 1_000_000)),
                n =>
                    new[]
                    {
                        ValueKind.Price,
                        ValueKind.Flow,
                        ValueKind.Mass,
                        ValueKind.Duration,
                        ValueKind.PerYear,
                    }.All(kind =>
                        Values
                            .Units(kind)
                            .All(unit =>
                                Values.TryNumber($"{n} {unit}", kind, out double v, out _)
                                && v >= 0
                                && (n == 0 || v > 0)
                            )
                    )
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("110 USD/kg", 110_000)]
    [InlineData("1 USD/lb", 2204.622621848776)]
    [InlineData("5USD/t", 5)]
    [InlineData("1.5e3 USD/t", 1500)]
    public void TryNumber_Prices_AreUsdPerTonne(string text, double expected)
    {
        Assert.True(Values.TryNumber(text, ValueKind.Price, out double value, out _));
        Assert.Equal(expected, value, 9);
    }

    [Theory]
    [InlineData("vaiable-levy", "variable-levy")]
    [InlineData("JNP", "JPN")]
    [InlineData("zzz", null)]
    public void Nearest_OfCandidates_IsWhatTheUserMeant(string word, string? expected) =>
        Assert.Equal(expected, Suggestions.Nearest(word, ["variable-levy", "minimum-import-price", "JPN", "USA"]));

    /// <summary>Whatever text a value holds, writing and reading the tree gives it back.</summary>
    [Fact]
    public void Write_AnyText_ReadsBackTheSame() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string>(),
                text =>
                {
                    string clean = new([
                        .. (text ?? string.Empty).Where(c =>
                            !char.IsSurrogate(c) && c != '\0' && c is not ('\ufffe' or '\uffff')
                        ),
                    ]);
                    var mark = new Mark("x", 1);
                    var root = new MapNode(
                        [
                            ("key", mark, new ScalarNode(clean, mark)),
                            ("list", mark, new ListNode([new ScalarNode(clean, mark)], mark)),
                        ],
                        mark
                    );
                    string written = NodeWriter.Write(root);
                    MapNode read = NodeReader.Read(written, "x");
                    return ((ScalarNode)read["key"]!).Text == clean && NodeWriter.Write(read) == written;
                }
            )
            .QuickCheckThrowOnFailure();
}
