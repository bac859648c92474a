namespace BlocSim;

/// <summary>Bi-proportional balancing: scales rows and columns in turn until both margins hold.</summary>
internal static class Ras
{
    /// <summary>Balances a matrix in place.</summary>
    /// <param name="matrix">Row-major weights, zero or more; zeros stay zero.</param>
    /// <param name="rowTotals">What each row must add up to.</param>
    /// <param name="columnTotals">What each column must add up to; the same grand total.</param>
    /// <returns>The largest relative gap left in any margin.</returns>
    public static double Balance(double[] matrix, double[] rowTotals, double[] columnTotals)
    {
        int rows = rowTotals.Length;
        int columns = columnTotals.Length;
        double gap = double.PositiveInfinity;
        for (int round = 0; round < 5000 && gap > 1e-14; round++)
        {
            for (int c = 0; c < columns; c++)
            {
                double sum = 0;
                for (int r = 0; r < rows; r++)
                {
                    sum += matrix[(r * columns) + c];
                }

                double scale = sum > 0 ? columnTotals[c] / sum : 0;
                for (int r = 0; r < rows; r++)
                {
                    matrix[(r * columns) + c] *= scale;
                }
            }

            gap = 0;
            for (int r = 0; r < rows; r++)
            {
                double sum = 0;
                for (int c = 0; c < columns; c++)
                {
                    sum += matrix[(r * columns) + c];
                }

                if (rowTotals[r] > 0)
                {
                    gap = Math.Max(gap, Math.Abs(sum - rowTotals[r]) / rowTotals[r]);
                }

                double scale = sum > 0 ? rowTotals[r] / sum : 0;
                for (int c = 0; c < columns; c++)
                {
                    matrix[(r * columns) + c] *= scale;
                }
            }
        }

        double left = 0;
        for (int c = 0; c < columns; c++)
        {
            double sum = 0;
            for (int r = 0; r < rows; r++)
            {
                sum += matrix[(r * columns) + c];
            }

            left = Math.Max(left, columnTotals[c] > 0 ? Math.Abs(sum - columnTotals[c]) / columnTotals[c] : 0);
        }

        return left;
    }
}
