namespace BlocSim.Scenarios.Tests;

/// <summary>Interventions in a file.</summary>
public class InterventionReaderTests
{
    private static string Problems(string interventions, params string[] more) =>
        Assert
            .Throws<ScenarioException>(() =>
                ScenarioLoader.Load("leaky-bloc", [$"interventions={interventions}", .. more])
            )
            .Message;

    [Fact]
    public void Read_AllKinds_InTheOrderOfTheirDates()
    {
        LoadedScenario loaded = ScenarioLoader.Load(
            "leaky-bloc",
            [
                "bloc.enforcement.audits=20 per year",
                "interventions=[{at: 2029-02, audits: 12 per month, leaves: BETA}, {at: 2028-01, floor: {good: oxide, price: 80 USD/kg}, tariff: {good: oxide, ad-valorem: 25 %}}, {at: 2029-06, joins: BETA}]",
            ]
        );
        Intervention[] expected =
        [
            Intervention.Floor(new YearMonth(2028, 1), "oxide", 80_000),
            Intervention.Tariff(new YearMonth(2028, 1), "oxide", 0.25),
            Intervention.Audits(new YearMonth(2029, 2), 144),
            Intervention.Membership(new YearMonth(2029, 2), "BETA", member: false),
            Intervention.Membership(new YearMonth(2029, 6), "BETA", member: true),
        ];
        Assert.Equal(expected, loaded.Scenario.Interventions);
        Assert.Contains(
            loaded.Scenario.Milestones,
            m => m.Date == new YearMonth(2028, 1) && m.Text == "Floor on Oxide set to 80 USD/kg"
        );
        Assert.Contains(loaded.Scenario.Milestones, m => m.Text == "Beta leaves");
    }

    /// <summary>Written as a change of the scenario and read again they are the same to the bit.</summary>
    [Theory]
    [InlineData(70_000.1 + 0.2)]
    [InlineData(200_000.0 / 3)]
    [InlineData(1500)]
    [InlineData(2_345_678.9)]
    public void Write_ReadAgain_IsTheSame(double value)
    {
        var at = new YearMonth(2028, 3);
        Intervention[] made =
        [
            Intervention.Floor(at, "oxide", value),
            Intervention.Tariff(at, "oxide", value / 1e7),
            Intervention.Membership(at, "HAVEN", member: false),
        ];
        LoadedScenario loaded = ScenarioLoader.Load("leaky-bloc");
        Assert.Equal(made, loaded.With(made).Scenario.Interventions);
    }

    [Fact]
    public void Read_WhatCannotBe_IsToldAllAtOnce()
    {
        string told = Problems(
            "[{at: 2028-01}, {at: 2028-01, floor: {good: oxid, price: 1 USD/kg}}, {at: 2028-01, floor: {good: magnet, price: 1 USD/kg}}, {at: 2028-01, joins: NOWHERE}, {at: 2028-01, floor: {good: oxide, price: -5 USD/kg}}]"
        );
        Assert.Contains(
            "interventions[0]: nothing changes here; expected one of floor, tariff, audits, joins, leaves",
            told,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "interventions[1].floor.good: there is no good \"oxid\"; did you mean \"oxide\"",
            told,
            StringComparison.Ordinal
        );
        Assert.Contains("interventions[2].floor: no floor on magnet is stated", told, StringComparison.Ordinal);
        Assert.Contains("interventions[3].joins: there is no nation \"NOWHERE\"", told, StringComparison.Ordinal);
        Assert.Contains("interventions[4].floor.price", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "[{at: 2028-01, joins: BETA, leaves: BETA}]",
        "interventions[0].leaves: BETA cannot join and leave at once"
    )]
    [InlineData("[{at: 2028-01, floor: {good: oxide, price: 90000 USD/kg}}]", "is the unit right?")]
    [InlineData("[{at: 2028-01, tariff: {good: oxide, ad-valorem: 9000 %}}]", "interventions[0].tariff.ad-valorem")]
    public void Read_WhatCannotBeMeant_IsRefused(string interventions, string says) =>
        Assert.Contains(says, Problems(interventions), StringComparison.Ordinal);

    [Fact]
    public void Read_WithoutABloc_IsRefused()
    {
        string told = Assert
            .Throws<ScenarioException>(() =>
                ScenarioLoader.Load(
                    "baselines/teaching-world",
                    ["interventions=[{at: 2028-01, tariff: {good: oxide, ad-valorem: 10 %}}]"]
                )
            )
            .Message;
        Assert.Contains("interventions[0].tariff: there is no bloc; list its members", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AuditsWhereNoneAreStated_IsRefused()
    {
        string told = Assert
            .Throws<ScenarioException>(() =>
                ScenarioLoader.Load("in-court", ["interventions=[{at: 2028-01, audits: 3 per year}]"])
            )
            .Message;
        Assert.Contains("interventions[0].audits: no audits are stated", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AfterTheEnd_IsRemarkedOn()
    {
        LoadedScenario loaded = ScenarioLoader.Load(
            "leaky-bloc",
            ["interventions=[{at: 2050-01, floor: {good: oxide, price: 80 USD/kg}}]"]
        );
        Assert.Contains(loaded.Remarks, r => r.ToString().Contains("it never comes", StringComparison.Ordinal));
    }
}
