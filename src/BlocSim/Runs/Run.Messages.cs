using System.Collections.Immutable;

namespace BlocSim;

/// <content>What participants are told, and where their answers go.</content>
public sealed partial class Run
{
    /// <summary>Brings a phase's message to one participant and keeps its answer. Participants of a phase may be served in any order.</summary>
    public void Deliver(int participant, Phase phase) =>
        Accept(participant, phase, participants[participant].Receive(phase, MessageTo(participant, phase)));

    /// <summary>What a participant is told in a phase. Buffers are this run's, which leaves them alone until all of the phase have answered.</summary>
    /// <param name="participant">One who takes part in the phase.</param>
    /// <param name="phase">The phase.</param>
    public object MessageTo(int participant, Phase phase)
    {
        switch (phase)
        {
            case Phase.Announce:
                release.Tick = tick;
                release.Date = Scenario.Clock.DateOf(tick);
                lock (steering)
                {
                    ImmutableArray<Intervention> all = Scenario.Interventions;
                    release.Interventions = all.IsEmpty ? [] : [.. all.Where(HoldsFromNow)];
                    nextAnnounced = tick + 1;
                }

                return release;
            case Phase.Clear:
                sheets.View = opening.View;
                return sheets;
            case Phase.Inspect:
                return customs!;
            case Phase.Record:
                return period;
            case Phase.Adapt:
                return participant < firstBuyer ? toProducers[participant - FirstProducer]
                    : participant < firstGovernment ? toBuyers[participant - firstBuyer]
                    : toGovernments[participant - firstGovernment];
            default:
                return opening;
        }
    }

    /// <summary>Puts a participant's answer in its place. Answers of a phase may come in any order, and nothing is added up before all are in.</summary>
    /// <param name="participant">Who answers.</param>
    /// <param name="phase">The phase.</param>
    /// <param name="answer">What it said; null for nothing.</param>
    /// <exception cref="RunFailedException">It is no answer to what the participant was told.</exception>
    public void Accept(int participant, Phase phase, object? answer)
    {
        switch (phase, answer)
        {
            case (Phase.Announce, PolicyAnnouncement policy):
                announced = policy;
                opening.View = new MarketView(tick, release.Date, policy.Notice, seen);
                break;
            case (Phase.Offer, OfferSheet sheet):
                foreach (Offer offer in sheet.Offers)
                {
                    sheets.Offers[offer.Good][offer.Origin] = offer;
                }

                break;
            case (Phase.Bid, OrderSheet sheet):
                foreach (Bid bid in sheet.Bids)
                {
                    sheets.Bids[bid.Good][bid.Row] = bid;
                }

                break;
            case (Phase.Settle, CustomsReport report):
                customs = report;
                break;
            case (Phase.Inspect, AuditFinding finding):
                period.Finding = finding;
                finding.CaughtShare.CopyTo(seen.CaughtShare, 0);
                break;
            case (Phase.Record, MarketReports reports):
                Address(reports);
                break;
            case (Phase.Adapt, ProducerReport report) when IsFrom(report.Nation, participant):
                period.Producers[report.Nation] = report;
                break;
            case (Phase.Adapt, GovernmentDecision decision) when participant >= firstGovernment:
                decisions[participant - firstGovernment] = decision;
                break;
            case (Phase.Clear, null):
            case (Phase.Adapt, null) when participant >= firstBuyer && participant < firstGovernment:
                break;
            default:
                throw RunFailedException.Agent(
                    NameOf(participant),
                    phase,
                    DateLabel,
                    new InvalidOperationException("what it answered is no answer to what it was told")
                );
        }
    }

    private bool IsFrom(int nation, int participant) =>
        participant >= FirstProducer
        && participant < firstBuyer
        && producers[participant - FirstProducer].Nation == nation;

    /// <summary>What the market tells each, made up for whom it is meant.</summary>
    private void Address(MarketReports reports)
    {
        for (int i = 0; i < toProducers.Length; i++)
        {
            toProducers[i].View = opening.View;
            toProducers[i].Report = reports.Producers[i];
        }

        reports.Buyers.CopyTo(toBuyers, 0);
        for (int i = 0; i < toGovernments.Length; i++)
        {
            toGovernments[i].View = opening.View;
            toGovernments[i].Report = reports.Governments[i];
        }
    }
}
