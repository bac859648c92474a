namespace BlocSim.Tests;

public sealed class ComplementarityTests
{
    /// <summary>F = 1 - z has two answers, z = 0 and z = 1: the one that was started from is kept.</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.0)]
    public void Solve_StartThatIsAnAnswer_IsReturned(double start)
    {
        (double[] z, double[] f) = Complementarity.Solve(
            new ComplementarityProblem
            {
                Constant = [1],
                Linear = [-1],
                Start = [start],
            }
        );
        Assert.Equal([start], z);
        Assert.Equal([1 - start], f);
    }
}
