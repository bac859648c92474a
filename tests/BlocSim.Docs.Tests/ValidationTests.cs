namespace BlocSim.Docs.Tests;

public class ValidationTests
{
    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, ValidationCases.All.Count)];

    public static TheoryData<int> Episodes() => [.. Enumerable.Range(0, HistoryCases.All.Count)];

    /// <summary>Episodes of history come out within their bands.</summary>
    [Theory]
    [MemberData(nameof(Episodes))]
    public void Compute_Episode_LiesInItsBand(int index)
    {
        HistoryCase item = HistoryCases.All[index];
        Assert.InRange(ValidationPage.Compute(item), item.Low, item.High);
    }

    /// <summary>Published examples hold to their printed digits, from files, by the code that the commands run.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Compute_PublishedExample_HoldsToItsPrintedDigits(int index)
    {
        ValidationCase item = ValidationCases.All[index];
        double[] ours = ValidationPage.Compute(item);
        for (int i = 0; i < ours.Length; i++)
        {
            (string metric, string entity, double published) = item.Values[i];
            Assert.True(
                Math.Abs(ours[i] - published) <= item.Within,
                $"{item.Title}: {metric} of {entity} is {ours[i]}, published {published}"
            );
        }
    }
}
