using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using YouthPrograms.OData.Binding;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>SQL that EF Core has compiled once, where its parameters come from, and where each column of a read stands in it.</summary>
internal sealed partial class Statement
{
    private const int MostLimits = 8;
    private readonly ConcurrentDictionary<long, bool> limits = [];
    private string? limit;

    public required string Sql { get; init; }

    public required IReadOnlyList<(DbParameter Template, Func<PlanRequest, object?> Read)> Parameters { get; init; }

    /// <summary>How many columns are read.</summary>
    public int Names { get; init; }

    /// <summary>By the number of the column in the read.</summary>
    public required Column[] Columns { get; init; }

    /// <summary>
    /// How many rows at most this request has the statement read; null when no parameter says so. Only the first few numbers: a
    /// caller who asks with every number must not push out what others have prepared.
    /// </summary>
    public long? LimitOf(PlanRequest request)
    {
        limit ??= Limit().Match(Sql).Groups["name"].Value;
        foreach (var (template, read) in Parameters)
        {
            if (template.ParameterName == limit && read(request) is { } rows)
                return Known(Convert.ToInt64(rows, CultureInfo.InvariantCulture));
        }
        return null;
    }

    private long? Known(long rows) => limits.ContainsKey(rows) || (limits.Count < MostLimits && limits.TryAdd(rows, true)) ? rows : null;

    /// <summary>A command of its own for a connection, with the limit in its text when one is given.</summary>
    public DbCommand On(DbConnection connection, long? most)
    {
        var command = connection.CreateCommand();
        command.CommandText = most is { } rows ? Limit().Replace(Sql, "LIMIT " + rows.ToString(CultureInfo.InvariantCulture), 1) : Sql;
        foreach (var (template, _) in Parameters)
            command.Parameters.Add(Copy(template, command));
        return command;
    }

    private static DbParameter Copy(DbParameter template, DbCommand command)
    {
        if (template is ICloneable cloneable)
            return (DbParameter)cloneable.Clone();
        var copy = command.CreateParameter();
        copy.ParameterName = template.ParameterName;
        copy.DbType = template.DbType;
        return copy;
    }

    /// <summary>Whether the columns are where they were named to be: EF may merge, drop or split what is selected.</summary>
    public bool IsReadFrom(DbDataReader reader)
    {
        for (var i = 0; i < Names; i++)
        {
            if (i >= reader.FieldCount || reader.GetName(i) != StatementCompiler.Name(i))
                return false;
        }
        return true;
    }

    public void Fill(DbCommand command, PlanRequest request)
    {
        for (var i = 0; i < Parameters.Count; i++)
            command.Parameters[i].Value = Parameters[i].Read(request) ?? DBNull.Value;
    }

    // The last is that of the whole.
    [GeneratedRegex(@"\bLIMIT (?<name>@\w+)", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Limit();
}

/// <summary>Why a request cannot have a plan. It is answered all the same, by binding it anew each time.</summary>
internal sealed class NoPlanException(string why) : Exception(why);

/// <summary>Has EF Core compile queries into statements, and refuses what it cannot explain.</summary>
internal sealed class StatementCompiler(RequestContext request, RequestShape shape)
{
    private const int MostColumns = 200;
    private static readonly Type Row = RowType();
    private readonly IRelationalTypeMappingSource mappings = request.Db.GetService<IRelationalTypeMappingSource>();

    private IModel Model => request.Db.Model;

    public Statement Read(CollectionRead read, Expression rows)
    {
        var columns = read.Columns.ConvertAll(Bare);
        var distinct = columns.Distinct(ExpressionEqualityComparer.Instance).OfType<Expression>().ToList();
        if (distinct.Count > MostColumns)
            throw new NoPlanException("too many columns");
        var statement = Compile(rows, read.Element, distinct);
        return new()
        {
            Sql = statement.Sql,
            Parameters = statement.Parameters,
            Names = distinct.Count,
            Columns = [.. columns.Select(c => Column.Of(c, distinct.FindIndex(d => ExpressionEqualityComparer.Instance.Equals(c, d)), Model, mappings)
                ?? throw new NoPlanException("a column of unknown form: " + c))],
        };
    }

    public Statement Count(Expression rows)
    {
        var row = Expression.Parameter(rows.Type.GetGenericArguments()[0], "k");
        var (sql, parameters) = Compile(rows, row, [Expression.Constant(1)]);
        return new() { Sql = "SELECT COUNT(*) FROM (" + sql + ") AS \"counted\"", Parameters = parameters, Columns = [] };
    }

    // Null or not, a column is the same column; and so is a partner's key and the foreign key that leads to it.
    private Expression Bare(Expression column)
    {
        while (column is UnaryExpression { NodeType: ExpressionType.Convert } convert && SameColumn(convert.Type, convert.Operand.Type))
            column = convert.Operand;
        return column is MemberExpression { Expression: MemberExpression { Expression: { } source } partner } key
            && Model.FindEntityTypes(source.Type).FirstOrDefault()?.FindNavigation(partner.Member.Name) is { IsOnDependent: true, ForeignKey: { Properties: [{ PropertyInfo: { } own }] } link }
            && link.PrincipalKey.Properties[0].Name == key.Member.Name
            ? Expression.Property(source, own)
            : column;
    }

    private static bool SameColumn(Type outer, Type inner)
        => outer == typeof(object) || Nullable.GetUnderlyingType(outer) == inner || Nullable.GetUnderlyingType(inner) == outer;

    /// <summary>Names each column, so that its place in the statement can be checked.</summary>
    private (string Sql, IReadOnlyList<(DbParameter Template, Func<PlanRequest, object?> Read)> Parameters) Compile(
        Expression rows, ParameterExpression element, IReadOnlyList<Expression> columns)
    {
        var bindings = columns.Select((c, i) => Expression.Bind(Row.GetField(Name(i))!, Expressions.To(c, typeof(object))));
        var selector = Expression.Lambda(Expression.MemberInit(Expression.New(Row), bindings), element);
        var query = Expressions.Queryable("Select", [element.Type, Row], rows, Expression.Quote(selector));
        var sentinels = Sentinels.In(query);
        if (sentinels.HasStrangers)
            throw new NoPlanException("a value from elsewhere");
        var source = request.Model.Sets.Values.First().Definition.Source(request.Db, request.Viewer);
        using var command = source.Provider.CreateQuery(query).CreateDbCommand();
        return (command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p, Source(p, sentinels)))]);
    }

    public static string Name(int column) => "c" + column.ToString(CultureInfo.InvariantCulture);

    private Func<PlanRequest, object?> Source(DbParameter parameter, Sentinels sentinels)
    {
        var conversions = new Conversions(Model, mappings);
        var found = sentinels.Slots.Select(s => (Slot: s, Convert: conversions.Find(s.Type, s.Boxed!, parameter.Value!))).Where(f => f.Convert is not null).ToList();
        if (found is not [var (slot, convert)] || slot.Source is null)
            throw new NoPlanException("a parameter that is not one value: " + parameter.ParameterName);
        var read = Reader(slot.Source);
        return given => read(given) is { } value ? convert!(value) : null;
    }

    private Func<PlanRequest, object?> Reader(SlotSource source)
    {
        switch (source)
        {
            case LiteralSource literal:
                var number = Number(literal.Literal);
                return literal.Lower
                    ? r => r.Shape.Node(number).Text.ToLowerInvariant()
                    : r => Literals.Value(r.Shape.Node(number), literal.Type);
            case ListSource list:
                var numbers = list.Literals.Select(Number).ToArray();
                return r => List(numbers, list.Type, r.Shape);
            case GivenSource given:
                return r => given.Read(r.Given);
            default:
                throw new NoPlanException("a source of unknown kind");
        }
    }

    private static Array List(int[] numbers, Model.DataType type, RequestShape shape)
    {
        var values = Array.CreateInstance(type.Clr, numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
            values.SetValue(Literals.Value(shape.Node(numbers[i]), type), i);
        return values;
    }

    private int Number(Url.LiteralNode literal)
        => shape.Find(literal) is var number and >= 0 ? number : throw new NoPlanException("a literal that was not found: " + literal.Text);

    // EF names a column as the member it is bound to; C# has no class with so many.
    private static Type RowType()
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new("YouthPrograms.OData.Rows"), AssemblyBuilderAccess.Run).DefineDynamicModule("Rows");
        var type = module.DefineType("Row", TypeAttributes.Public | TypeAttributes.Class);
        for (var i = 0; i < MostColumns; i++)
            type.DefineField(Name(i), typeof(object), FieldAttributes.Public);
        return type.CreateType();
    }
}

/// <summary>A request that has a plan: its address, and what else it brings.</summary>
internal sealed record PlanRequest(RequestShape Shape, Given Given);
