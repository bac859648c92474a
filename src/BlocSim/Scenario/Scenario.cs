using System.Collections.Immutable;

namespace BlocSim;

/// <summary>Everything a run needs to know, checked and immutable. Change it with <c>with</c>.</summary>
public sealed record Scenario
{
    /// <summary>The title.</summary>
    public required string Name { get; init; }

    /// <summary>The question it asks, one line; may be empty.</summary>
    public string Question { get; init; } = string.Empty;

    /// <summary>For whom it is: <c>lesson</c>, <c>exercise</c>, <c>case</c> or <c>briefing</c>; no part of the model.</summary>
    public string Level { get; init; } = "case";

    /// <summary>Where its figures come from, one line for the foot of charts; may be empty.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>The calendar.</summary>
    public required Clock Clock { get; init; }

    /// <summary>Seeds every draw.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Goods, in the order stated.</summary>
    public required ImmutableArray<Good> Goods { get; init; }

    /// <summary>Processes that make them.</summary>
    public ImmutableArray<Process> Processes { get; init; } = [];

    /// <summary>Nations, in the order stated.</summary>
    public required ImmutableArray<Nation> Nations { get; init; }

    /// <summary>Plants, standing and planned.</summary>
    public ImmutableArray<Facility> Facilities { get; init; } = [];

    /// <summary>Supply stated directly.</summary>
    public ImmutableArray<SupplySchedule> Schedules { get; init; } = [];

    /// <summary>Nations that do not take a good's price as given, in both the run and its baseline.</summary>
    public ImmutableArray<Conduct> Conducts { get; init; } = [];

    /// <summary>Final demand.</summary>
    public ImmutableArray<Buyer> Buyers { get; init; } = [];

    /// <summary>News that moves final demand, in both the run and its baseline; null for none.</summary>
    public DemandShocks? DemandShocks { get; init; }

    /// <summary>Whose capacity is not always all there, in both the run and its baseline.</summary>
    public ImmutableArray<Outages> Outages { get; init; } = [];

    /// <summary>What is known about base-year trade.</summary>
    public ImmutableArray<TradePrior> Priors { get; init; } = [];

    /// <summary>Freight rates.</summary>
    public ImmutableArray<Freight> Freights { get; init; } = [];

    /// <summary>The bloc.</summary>
    public Bloc Bloc { get; init; } = Bloc.None;

    /// <summary>Import duties, the bloc's and nations' own.</summary>
    public ImmutableArray<Tariff> Tariffs { get; init; } = [];

    /// <summary>Export taxes, quotas and bans.</summary>
    public ImmutableArray<ExportMeasure> ExportMeasures { get; init; } = [];

    /// <summary>Rules by which governments answer; none of them acts in the paired baseline.</summary>
    public ImmutableArray<Strategy> Strategies { get; init; } = [];

    /// <summary>Changes of policy that nobody was told of beforehand; none of them acts in the paired baseline.</summary>
    public ImmutableArray<Intervention> Interventions { get; init; } = [];

    /// <summary>Yearly rate at which welfare is discounted to the start.</summary>
    public double DiscountRate { get; init; } = 0.05;

    /// <summary>The good that charts and summaries look at first.</summary>
    public string Focus { get; init; } = string.Empty;

    /// <summary>
    /// What a third run beside the policy and its baseline keeps of the policy, so that the rest of it is seen by itself; empty for no third run. Words of the
    /// format: <c>floor</c>, <c>tariffs</c>, <c>events</c>, <c>support</c>, <c>origin</c>, <c>procurement</c>, <c>relief</c>, <c>buyers-club</c>, <c>stockpile</c>,
    /// <c>legal-risk</c>, <c>membership</c>, <c>strategies</c>.
    /// </summary>
    public ImmutableArray<string> Keeps { get; init; } = [];

    /// <summary>Dates that charts mark, with their names.</summary>
    public ImmutableArray<Milestone> Milestones { get; init; } = [];

    /// <summary>What was set on the command line; for the foot of charts, no part of the model.</summary>
    public ImmutableArray<string> Changes { get; init; } = [];

    /// <summary>When each instrument under test is in force.</summary>
    public IEnumerable<Period> PolicyPeriods() =>
        Bloc
            .Floors.Select(f => f.InForce)
            .Concat(Tariffs.Where(t => !t.Standing).Select(t => t.InForce))
            .Concat(ExportMeasures.Where(m => !m.Standing).Select(m => m.InForce))
            .Concat(Interventions.Select(i => new Period(i.At)))
            .Concat(Bloc.RulePeriods)
            .Concat(Bloc.Supports.Where(s => !s.Standing).Select(s => s.InForce))
            .Concat(Bloc.Club is { } club ? [club.InForce] : [])
            .Concat(Bloc.Stockpile is { } stockpile ? [stockpile.InForce] : []);

    /// <summary>
    /// The paired baseline: the same world, seed and draws without the policies under test (floors, tariffs and export
    /// measures that did not stand in the base year).
    /// </summary>
    public Scenario WithoutPolicy() => WithoutPolicy([]);

    /// <summary>The same with some of the instruments kept.</summary>
    /// <param name="kept">As <see cref="Keeps"/>.</param>
    public Scenario WithoutPolicy(ImmutableArray<string> kept) =>
        this with
        {
            Bloc = Bloc with
            {
                Floors = kept.Contains("floor") ? Bloc.Floors : [],
                Supports = [.. Bloc.Supports.Where(s => s.Standing || kept.Contains("support"))],
                OriginRules = kept.Contains("origin") ? Bloc.OriginRules : [],
                Procurements = kept.Contains("procurement") ? Bloc.Procurements : [],
                Reliefs = kept.Contains("relief") ? Bloc.Reliefs : [],
                Club = kept.Contains("buyers-club") ? Bloc.Club : null,
                Stockpile = kept.Contains("stockpile") ? Bloc.Stockpile : null,
                LegalRisk = kept.Contains("legal-risk") ? Bloc.LegalRisk : null,
                MembershipRule = kept.Contains("membership") ? Bloc.MembershipRule : null,
            },
            Strategies = kept.Contains("strategies") ? Strategies : [],
            Interventions =
            [
                // Who is a member, and what customs do, is the same in both worlds, as it is by the calendar.
                .. Interventions.Where(i =>
                    i.Kind switch
                    {
                        InterventionKind.Floor => kept.Contains("floor"),
                        InterventionKind.Tariff => kept.Contains("tariffs"),
                        _ => true,
                    }
                ),
            ],
            Tariffs = [.. Tariffs.Where(t => t.Standing || kept.Contains("tariffs"))],
            ExportMeasures = [.. ExportMeasures.Where(m => m.Standing || kept.Contains("events"))],
        };
}
