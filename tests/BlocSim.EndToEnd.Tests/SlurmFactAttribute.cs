namespace BlocSim.EndToEnd.Tests;

/// <summary>A test that needs Slurm; skipped, with the reason, where it is not there and cannot be installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SlurmFactAttribute : FactAttribute
{
    public SlurmFactAttribute()
    {
        string script = Path.Combine(Repository.Root, "deploy", "slurm", "one-machine.sh");
        if (!OperatingSystem.IsLinux())
        {
            Skip = "Slurm runs on Linux";
            return;
        }

        (int code, string _, string error) = Blocsim.Shell($"{script} --check", Path.GetTempPath());
        Skip = code == 0 ? null : error.Trim();
    }
}
