using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace BlocSim.Actors.Tests;

/// <summary>
/// Turns a message into bytes and bytes into a message, field by field, knowing nothing of either: what comes out shares nothing with what went in. Refuses what no
/// message may hold: a delegate, an agent, the world.
/// </summary>
internal static class Wire
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = [];
    private static readonly ConcurrentDictionary<Type, int> Numbers = [];
    private static readonly ConcurrentDictionary<int, Type> Types = [];

    /// <summary>The bytes of a message.</summary>
    public static byte[] Write(object message)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        Write(writer, message);
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>A message from its bytes.</summary>
    public static object Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        return Read(reader)!;
    }

    private static void Write(BinaryWriter writer, object? value)
    {
        if (value is null)
        {
            writer.Write(0);
            return;
        }

        Type type = value.GetType();
        if (value is Delegate or IParticipant or Run or World or Scenario or GoodMarket)
        {
            throw new InvalidOperationException($"a message holds a {type.Name}");
        }

        writer.Write(NumberOf(type));
        if (value is string text)
        {
            writer.Write(text);
        }
        else if (value is Array array)
        {
            WriteItems(writer, array);
        }
        else if (type.IsPrimitive || type.IsEnum)
        {
            var one = Array.CreateInstance(Plain(type), 1);
            one.SetValue(type.IsEnum ? Convert.ChangeType(value, Plain(type), null) : value, 0);
            WriteItems(writer, one);
        }
        else
        {
            foreach (FieldInfo field in FieldsOf(type))
            {
                Write(writer, field.GetValue(value));
            }
        }
    }

    private static Type Plain(Type type) => type.IsEnum ? Enum.GetUnderlyingType(type) : type;

    private static int NumberOf(Type type) =>
        Numbers.GetOrAdd(
            type,
            t =>
            {
                int number = t.AssemblyQualifiedName!.GetHashCode(StringComparison.Ordinal) | 1;
                return Types.GetOrAdd(number, t) == t
                    ? number
                    : throw new InvalidOperationException("two types, one number");
            }
        );

    private static void WriteItems(BinaryWriter writer, Array array)
    {
        writer.Write(array.Length);
        if (array.GetType().GetElementType()!.IsPrimitive)
        {
            byte[] bytes = new byte[Buffer.ByteLength(array)];
            Buffer.BlockCopy(array, 0, bytes, 0, bytes.Length);
            writer.Write(bytes);
            return;
        }

        foreach (object? item in array)
        {
            Write(writer, item);
        }
    }

    private static object? Read(BinaryReader reader)
    {
        int number = reader.ReadInt32();
        if (number == 0)
        {
            return null;
        }

        Type type = Types[number];
        if (type == typeof(string))
        {
            return reader.ReadString();
        }

        if (type.IsArray)
        {
            return ReadItems(reader, type.GetElementType()!);
        }

        if (type.IsPrimitive || type.IsEnum)
        {
            object one = ReadItems(reader, Plain(type)).GetValue(0)!;
            return type.IsEnum ? Enum.ToObject(type, one) : one;
        }

        object made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (FieldInfo field in FieldsOf(type))
        {
            field.SetValue(made, Read(reader));
        }

        return made;
    }

    private static Array ReadItems(BinaryReader reader, Type element)
    {
        int length = reader.ReadInt32();
        var array = Array.CreateInstance(element, length);
        if (element.IsPrimitive)
        {
            byte[] bytes = reader.ReadBytes(Buffer.ByteLength(array));
            Buffer.BlockCopy(bytes, 0, array, 0, bytes.Length);
            return array;
        }

        for (int i = 0; i < length; i++)
        {
            array.SetValue(Read(reader), i);
        }

        return array;
    }

    private static FieldInfo[] FieldsOf(Type type) =>
        Fields.GetOrAdd(
            type,
            t =>
            {
                List<FieldInfo> all = [];
                for (Type? at = t; at is not null && at != typeof(object); at = at.BaseType)
                {
                    all.AddRange(
                        at.GetFields(
                            BindingFlags.Instance
                                | BindingFlags.Public
                                | BindingFlags.NonPublic
                                | BindingFlags.DeclaredOnly
                        )
                    );
                }

                return [.. all];
            }
        );
}
