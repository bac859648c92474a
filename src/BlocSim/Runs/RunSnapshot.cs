using System.Reflection;

namespace BlocSim;

/// <summary>
/// The state of a run at a tick, to come back to as often as wanted. It holds every field and every array that can be reached from the run, so
/// an agent needs to know nothing of it and cannot be forgotten.
/// </summary>
/// <remarks>Coming back is a matter of copying arrays: a few milliseconds for a large scenario, against seconds of ticks not played again.</remarks>
internal sealed class RunSnapshot
{
    private static readonly Dictionary<Type, FieldInfo[]> Known = [];
    private static readonly Lock Gate = new();
    private readonly List<(object Owner, FieldInfo Field, object? Value)> fields = [];
    private readonly List<(Array Live, Array Kept)> arrays = [];
    private readonly List<(object Owner, FieldInfo Field, object Value)> scenario = [];
    private readonly Dictionary<object, int> parts = new(ReferenceEqualityComparer.Instance);

    /// <summary>Keeps the state of a run.</summary>
    /// <param name="run">The run, between two ticks.</param>
    /// <param name="shared">What cannot change and need not be kept, such as the trace of the baseline.</param>
    public RunSnapshot(Run run, params IEnumerable<object> shared)
    {
        foreach (object part in Parts(run.Scenario))
        {
            parts.Add(part, parts.Count);
        }

        KeepAll(run, shared);
    }

    /// <summary>Keeps the state of anything else that holds no scenario.</summary>
    /// <param name="root">Where to begin.</param>
    public RunSnapshot(object root) => KeepAll(root, []);

    private void KeepAll(object root, IEnumerable<object> shared)
    {
        var seen = new HashSet<object>(shared, ReferenceEqualityComparer.Instance);
        var open = new Stack<object>();
        open.Push(root);
        seen.Add(root);
        while (open.TryPop(out object? owner))
        {
            Keep(owner, value => Follow(value, seen, open));
        }
    }

    /// <summary>Brings the run back, with another scenario in place of its own.</summary>
    /// <param name="other">Has the same parts as the run's own: only numbers of them differ.</param>
    public void Restore(Scenario other)
    {
        Restore();
        object[] replaced = [.. Parts(other)];
        foreach ((object owner, FieldInfo field, object value) in scenario)
        {
            field.SetValue(owner, replaced[parts[value]]);
        }
    }

    /// <summary>Brings everything back as it was.</summary>
    public void Restore()
    {
        foreach ((Array live, Array kept) in arrays)
        {
            Array.Copy(kept, live, kept.Length);
        }

        foreach ((object owner, FieldInfo field, object? value) in fields)
        {
            field.SetValue(owner, value);
        }
    }

    /// <summary>The parts of a scenario that agents hold on to and in which levels stand.</summary>
    private static IEnumerable<object> Parts(Scenario scenario) => [scenario, scenario.Bloc];

    private void Keep(object owner, Action<object?> follow)
    {
        if (owner is Array array)
        {
            Type element = array.GetType().GetElementType()!;
            arrays.Add((array, (Array)array.Clone()));
            if (Holds(element))
            {
                foreach (object? item in array)
                {
                    follow(item);
                }
            }

            return;
        }

        foreach (FieldInfo field in FieldsOf(owner.GetType()))
        {
            object? value = field.GetValue(owner);
            if (value is not null && parts.ContainsKey(value))
            {
                scenario.Add((owner, field, value));
                continue;
            }

            fields.Add((owner, field, value));
            follow(value);
        }
    }

    /// <summary>Goes on to what a value refers to; a structure's own fields are kept with the field that holds it.</summary>
    private void Follow(object? value, HashSet<object> seen, Stack<object> open)
    {
        if (value is null or string or Type or Pointer || parts.ContainsKey(value))
        {
            return;
        }

        Type type = value.GetType();
        if (type.IsValueType)
        {
            if (!Holds(type))
            {
                return;
            }

            foreach (FieldInfo field in FieldsOf(type))
            {
                Follow(field.GetValue(value), seen, open);
            }
        }
        else if (!IsImmutable(type) && seen.Add(value))
        {
            open.Push(value);
        }
    }

    /// <summary>Records of a scenario and declarations of metrics never change; engines and options are not the run's state.</summary>
    private static bool IsImmutable(Type type) =>
        type == typeof(Metric)
        || type == typeof(RunOptions)
        || type == typeof(Facility)
        || type == typeof(Buyer)
        || type == typeof(Nation)
        || type == typeof(Good)
        || type == typeof(Process)
        || type == typeof(FloorForm)
        || type == typeof(Lock)
        || typeof(MemberInfo).IsAssignableFrom(type);

    private static bool Holds(Type type) =>
        !type.IsPrimitive
        && !type.IsEnum
        && !type.IsPointer
        && (!type.IsValueType || Array.Exists(FieldsOf(type), f => f.FieldType != type && Holds(f.FieldType)));

    private static FieldInfo[] FieldsOf(Type type)
    {
        lock (Gate)
        {
            if (Known.TryGetValue(type, out FieldInfo[]? found))
            {
                return found;
            }
        }

        List<FieldInfo> all = [];
        for (Type? at = type; at is not null && at != typeof(object); at = at.BaseType)
        {
            all.AddRange(
                at.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            );
        }

        lock (Gate)
        {
            return Known[type] = [.. all.Where(f => !f.FieldType.IsPointer)];
        }
    }
}
