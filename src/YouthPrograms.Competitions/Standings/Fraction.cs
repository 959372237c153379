using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace YouthPrograms.Competitions.Standings;

/// <summary>An exact fraction in lowest terms.</summary>
[JsonConverter(typeof(FractionConverter))]
public readonly record struct Fraction : IComparable<Fraction>
{
    public Fraction(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        var divisor = (long)BigInteger.GreatestCommonDivisor(numerator, denominator);
        (Numerator, Denominator) = (numerator / divisor, denominator / divisor);
    }

    public long Numerator { get; }
    public long Denominator { get; }

    public static Fraction operator +(Fraction left, Fraction right) => new(
        left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Fraction Add(Fraction left, Fraction right) => left + right;

    public int CompareTo(Fraction other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    public override string ToString() => Denominator == 1 ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}

/// <summary>A fraction as data.</summary>
public sealed record FractionShape(long Numerator, long Denominator);

public sealed class FractionConverter() : ShapeConverter<Fraction, FractionShape>(() => CompetitionsJson.Default.FractionShape)
{
    protected override Fraction FromShape(FractionShape shape) => shape.Denominator >= 1
        ? new(shape.Numerator, shape.Denominator)
        : throw new JsonException("A denominator is at least one.");

    protected override FractionShape ToShape(Fraction value) => new(value.Numerator, value.Denominator);
}
